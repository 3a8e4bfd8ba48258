// Letters: the griffier writes to the councillor how it stands, finishes the letter elsewhere and says when it went out; the whole case
// goes on paper. The administrator brings a template in the house style: a wrong one is refused by the names of its fields.
import { readFileSync } from 'node:fs'
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const template = name => new URL(`../../templates/letters/${name}`, import.meta.url).pathname

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await answer(councillor, { narrative: 'Iemand riep in de hal dat ik moest oppassen.', place: 'town_hall' })
    await toReaders(councillor)
    const { reference } = await send(councillor)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, reference)
    await writes(griffier, incident)
    await carriesOff(griffier, incident, reference)

    const administrator = await (await chrome.person(town, 'admin')).signIn()
    await houseStyle(administrator)
  } finally {
    await town.stop()
  }
}

async function writes(griffier, incident) {
  await part(griffier, incident, 'response')
  await griffier.see('letters.none')
  await griffier.press('letters.draft')
  await griffier.page.locator('#letter-kind').selectOption('notice')
  const field = name => griffier.page.locator(`[id="letter-fields.${name}"]`)
  await field('stand').waitFor()
  check((await field('geadresseerde_naam').inputValue()) === griffier.town.who('councillor').name, 'the letter knows to whom it goes')
  await griffier.press('letters.draft_save')
  await griffier.see('letters.value_missing')
  await field('aanhef').fill('Beste Sanne')
  await field('stand').fill('Wij hebben de man aangesproken.')
  await griffier.look('letter-draft')
  await griffier.press('letters.draft_save')
  await griffier.see('letters.drafted_said')
  const [letter] = await Promise.all([
    griffier.page.waitForEvent('download'),
    griffier.page.getByRole('button', { name: griffier.t('letters.fetch', { format: griffier.t('police.format.docx') }) }).first().click(),
  ])
  check(letter.suggestedFilename().endsWith('.docx'), 'the letter comes as DOCX')
  await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('letters.went_out')}`) }).click()
  await griffier.press('action.save')
  await griffier.see('letters.sent_said')
  await griffier.look('letter-sent')
}

async function carriesOff(griffier, incident, reference) {
  await part(griffier, incident, 'history')
  const [paper] = await Promise.all([griffier.page.waitForEvent('download'), griffier.press('dossier.as_pdf')])
  check(readFileSync(await paper.path()).subarray(0, 5).toString() === '%PDF-', `case ${reference} goes on paper`)
  await griffier.see('event.exported')
  await griffier.look('export')
}

async function houseStyle(administrator) {
  await administrator.open('/letter-templates', 'letters.templates')
  const row = administrator.page.locator('.section').filter({ hasText: administrator.t('letters.kind.warning') }).locator('.row').first()
  await row.locator('input[type="file"]').setInputFiles({ name: 'huisstijl.docx', mimeType: 'application/octet-stream', buffer: readFileSync(template('recovery.docx')) })
  await administrator.see('letters.refused')
  await administrator.read('{{rekening}}')
  await administrator.look('template-refused')
  await row.locator('input[type="file"]').setInputFiles({ name: 'huisstijl.docx', mimeType: 'application/octet-stream', buffer: readFileSync(template('warning.docx')) })
  await administrator.see('letters.own')
  await administrator.look('template-own')
}

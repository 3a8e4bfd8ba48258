// Westerveld: a councillor is threatened and first agrees to a report to the police. The griffier prepares it; then she takes her
// word back. From that moment nothing is put on paper, and making the event known is still possible.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const narrative = "Na de raad stond hij bij mijn fiets. Hij zei: 'Ik weet waar jouw kinderen spelen.' Daarna liep hij weg."

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await answer(councillor, { narrative, place: 'street', known: 'known', offender: 'Buurman van de Havenkade' })
    await councillor.unfold('reports.norm_helper')
    await councillor.tick('answers.threatened')
    await toReaders(councillor)
    const { reference } = await send(councillor)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, reference)
    await agrees(griffier, incident)
    await prepares(griffier, councillor)
    await costs(griffier, incident)
    await takesBack(griffier, incident)
  } finally {
    await town.stop()
  }
}

async function answered(griffier, state) {
  await griffier.page.getByRole('button', { name: griffier.t('police.consent_add') }).first().click()
  await griffier.page.locator(`input[type="radio"][value="${state}"]`).check()
  await griffier.press('action.save')
  await griffier.see('police.consent_saved')
}

async function agrees(griffier, incident) {
  await part(griffier, incident, 'police')
  await griffier.see('police.none')
  await griffier.look('police-nothing-yet')
  await answered(griffier, 'given')
}

async function prepares(griffier, councillor) {
  await griffier.press('police.start_report')
  await griffier.heading('police.title.report')
  const field = name => griffier.page.locator(`[id="police-file-fields.${name}"]`)
  check((await field('what').inputValue()).includes('Ik weet waar jouw kinderen spelen'), 'the file begins with what was reported')
  check((await griffier.page.locator('#police-file-literal').inputValue()) === 'Ik weet waar jouw kinderen spelen.', 'the literal words stand by themselves')
  await field('how').fill('Hij ging vlak voor haar staan en wees naar haar.')
  await field('stays_out').fill('Dorpsstraat 5')
  await griffier.press('police.witness_add')
  await griffier.page.locator('[id="police-file-witnesses.0.name"]').fill('De bode')
  await griffier.look('police-file')
  await griffier.press('police.save')
  await griffier.see('police.saved')
  const holds = async () => [await field('how').inputValue(), await field('stays_out').inputValue(), await griffier.page.locator('[id="police-file-witnesses.0.name"]').inputValue()].join(' | ')
  const saved = 'Hij ging vlak voor haar staan en wees naar haar. | Dorpsstraat 5 | De bode'
  check((await holds()) === saved, 'what was saved stays in the form')
  await griffier.page.locator('.notice__button:last-child').evaluateAll(buttons => buttons.forEach(button => button.click()))
  await griffier.press('police.save')
  await griffier.see('police.saved')
  await griffier.page.reload()
  await griffier.heading('police.title.report')
  check((await holds()) === saved, 'and saving once more loses nothing')

  const [paper] = await Promise.all([
    griffier.page.waitForEvent('download'),
    griffier.page.getByRole('button', { name: griffier.t('police.download', { format: griffier.t('police.format.pdf') }) }).click(),
  ])
  check(paper.suggestedFilename().endsWith('.pdf'), 'the file comes as a PDF')
  await griffier.press('police.package_make')
  await griffier.see('police.package_made')
  check(/^([2-9a-z]{5}-){5}[2-9a-z]{5}$/.test(await griffier.page.locator('.passphrase').innerText()), 'the passphrase is shown once')
  await griffier.look('police-package')
  await councillor.never(await griffier.page.locator('.passphrase').innerText())
}

async function costs(griffier, incident) {
  await part(griffier, incident, 'damage')
  await griffier.press('damage.add_line')
  await griffier.fill('damage.what', 'Nieuw slot op de fiets')
  await griffier.fill('damage.amount', '1.049,95')
  await griffier.press('damage.line_save')
  await griffier.see('damage.line_added')
  await griffier.read(griffier.about.language === 'nl' ? '1.049,95' : '1,049.95')
  await griffier.look('damage')
}

async function takesBack(griffier, incident) {
  await part(griffier, incident, 'police')
  await answered(griffier, 'withdrawn')
  await griffier.look('police-withdrawn')
  await griffier.page.getByRole('main').getByRole('link', { name: griffier.t('police.kind.report'), exact: true }).click()
  await griffier.heading('police.title.report')
  check((await griffier.page.getByRole('heading', { name: griffier.t('police.papers') }).count()) === 0, 'nothing is put on paper any more')
  check((await griffier.page.getByRole('button', { name: griffier.t('police.file_it.report') }).count()) === 0, 'nothing is filed')
  await griffier.look('police-file-stopped')
  await part(griffier, incident, 'police')
  await griffier.press('police.start_notification')
  await griffier.heading('police.title.notification')
  await griffier.heading('police.papers')
}

// Leudal: after an incident the presidium discusses whether more is needed, on the griffier's proposal. The paper holds what the
// presidium may know and no name; a proposal with the name in it is refused until she agrees. The desk reads nothing of it.
import { readFileSync } from 'node:fs'
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const proposal = 'Laat de bode bij de uitgang staan na een vergadering.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'leudal' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await answer(councillor, { narrative: 'Na de vergadering riep een man dat hij mij wel weet te vinden.', known: 'partly', offender: 'Man met een oranje bus' })
    await toReaders(councillor)
    const { reference } = await send(councillor)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, reference)
    await part(griffier, incident, 'response')
    await griffier.see('circles.title')
    await names(griffier, councillor.name)
    await withoutName(griffier, councillor.name)
    await withName(griffier, incident, councillor.name)
    await readsTheDesk(await (await chrome.person(town, 'front_desk')).signIn(), reference, councillor.name)
  } finally {
    await town.stop()
  }
}

const form = griffier => griffier.page.locator('.reveal--open')
const makes = griffier => form(griffier).getByRole('button', { name: griffier.t('circles.make'), exact: true }).click()

/** The name of somebody who has not agreed is in no paper, not in the proposal either. */
async function names(griffier, name) {
  await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('circles.make')}`) }).click()
  await form(griffier).getByLabel(griffier.t('circles.proposal')).fill(`Stuur ${name} een bloemetje.`)
  await makes(griffier)
  await griffier.see('measures.not_for_this_circle')
  await griffier.look('name-refused')
}

async function withoutName(griffier, name) {
  await form(griffier).getByLabel(griffier.t('circles.proposal')).fill(proposal)
  await makes(griffier)
  await griffier.see('circles.made')
  const said = await reads(griffier)
  check(said.includes(proposal), 'the proposal stands in the paper')
  check(!said.includes(name) && !said.includes('oranje bus'), 'no name of anybody stands in the paper')
  await griffier.look('paper')
  const [paper] = await Promise.all([griffier.page.waitForEvent('download'), griffier.page.getByRole('button', { name: griffier.t('circles.fetch', { format: 'PDF' }) }).first().click()])
  check(readFileSync(await paper.path()).subarray(0, 5).toString() === '%PDF-', 'the paper comes as PDF')
}

/** She agrees: the next paper names her, the first stays as it was told. */
async function withName(griffier, incident, name) {
  const page = await griffier.api('GET', `/incidents/${incident}`)
  const changed = await griffier.api('PATCH', `/affected-persons/${page.body.affected[0].id}`, { consentCommunication: 'given' }, { 'If-Match': `"${page.body.version}"` })
  check(changed.status === 200, 'her answer is written down')
  await griffier.page.reload()
  await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('circles.make')}`) }).click()
  await makes(griffier)
  await griffier.see('circles.made')
  await griffier.page.locator('.row').filter({ hasText: griffier.t('circles.paper', { circle: 'Presidium' }) }).nth(1).waitFor()
  check((await reads(griffier)).includes(name), 'the newest paper names her')
  await griffier.look('paper-with-name')
}

/** What the newest paper says. */
async function reads(griffier) {
  const paper = griffier.page.locator('.row').filter({ hasText: griffier.t('circles.paper', { circle: 'Presidium' }) }).first()
  await paper.locator('summary').click()
  return paper.innerText()
}

async function readsTheDesk(desk, reference, name) {
  await desk.open('/desk', 'nav.desk')
  await desk.see('desk.none')
  await desk.never(reference)
  await desk.never(name)
  await desk.look('desk-list')
}

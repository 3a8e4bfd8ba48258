// Before anything happens: a talk with a risk is weighed and a guard arranged; the book is kept; a lesson goes on without a name.
import { check, municipality } from './lib.mjs'

const days = (from, n) => new Date(from.getTime() + n * 86_400_000)
const field = at => at.toISOString().slice(0, 10)

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    const officer = await (await chrome.person(town, 'officer')).signIn()
    const griffier = await (await chrome.person(town, 'griffier')).signIn()

    await councillor.open('/risks', 'risk.title')
    await councillor.look('nothing-coming')
    await councillor.open('/risks/new', 'risk.new')
    const { page } = councillor
    await page.locator('#risk-title').fill('Gesprek met de eigenaar van de loods')
    await page.locator('#risk-heldAt input[type=date]').fill(field(days(new Date(), 5)))
    await page.locator('#risk-heldAt input[type=time]').fill('10:00')
    await page.locator('[id="risk-yes.bad_news"]').check()
    await page.locator('[id="risk-measures.second"]').check()
    await councillor.look('weighing')
    await councillor.press('action.save')
    await councillor.heading('risk.requests')
    await councillor.see('risk.taken')
    await councillor.press('risk.ask')
    await page.locator('#ask-words').fill('Kamer met alarmknop, twee bezoekers, een beveiliger op de gang.')
    await councillor.press('risk.ask_send')
    await councillor.see('risk.request.asked')
    await councillor.look('risk')

    await officer.page.reload()
    await officer.card(officer.t('risk.arrange_for', { name: town.who('councillor').name }))
    await officer.heading('risk.title')
    await officer.read('Kamer met alarmknop')
    await officer.never('loods')
    await officer.press('risk.answer', town.who('councillor').name)
    await officer.page.locator('#request-words').fill('Kamer 2.04 is geregeld.')
    await officer.page.locator('form.send').getByRole('button', { name: officer.t('risk.answer'), exact: true }).click()
    await officer.see('risk.request.arranged')
    await officer.look('asked-of-me')
    await page.reload()
    await councillor.read('Kamer 2.04 is geregeld.')

    // The book, by whoever keeps it.
    await griffier.open('/prevention', 'prevention.title')
    await griffier.press('prevention.add')
    await griffier.page.locator('#record-item').selectOption('protocol_evaluation')
    await griffier.page.locator('#record-words').fill('De route voor medewerkers is niet duidelijk.')
    await griffier.page.locator('form.send').getByRole('button', { name: griffier.t('action.save'), exact: true }).click()
    await griffier.read('De route voor medewerkers is niet duidelijk.')
    await griffier.press('prevention.add_action')
    await griffier.page.locator('#action-title').fill('Kaart met de route maken')
    await griffier.page.locator('#action-owner').selectOption({ label: town.who('officer').name })
    await griffier.page.locator('#action-dueOn').fill(field(days(new Date(), 30)))
    await griffier.page.locator('form.send').getByRole('button', { name: griffier.t('action.save'), exact: true }).click()
    await griffier.read('Kaart met de route maken')
    await officer.visit('/')
    await officer.see('prevention.your_actions')
    await officer.look('waiting')
    await officer.press('prevention.mark_done', 'Kaart met de route maken')
    await officer.page.getByText('Kaart met de route maken').waitFor({ state: 'detached' })
    await griffier.press('prevention.answer')
    await griffier.read(griffier.t('prevention.answered_by', { version: '1', day: '' }).split(',')[0])

    // A lesson: a name of somebody here does not pass.
    check((await griffier.api('POST', '/prevention-lessons', { text: `Bel ${town.who('councillor').name} eerst.` })).body.code === 'prevention.lesson_names_somebody', 'a lesson names nobody')
    check((await griffier.api('POST', '/prevention-lessons', { text: 'Spreek af wie de deur opendoet.' })).status === 201, 'a lesson is taken in')
    await griffier.page.reload()
    await griffier.read('Spreek af wie de deur opendoet.')
    await griffier.look('book')
    check((await councillor.page.locator('.menu__link', { hasText: councillor.t('nav.prevention') }).count()) === 0, 'the book is not for everybody')

    // Only that a scan was done.
    await councillor.open('/risks', 'risk.title')
    await councillor.press('scan.add')
    await page.locator('form.send').getByRole('button', { name: councillor.t('action.save'), exact: true }).click()
    await councillor.see('scan.kind.self_scan')
    await councillor.look('scans')
  } finally {
    await town.stop()
  }
}

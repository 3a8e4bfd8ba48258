// Westerveld: within six weeks an employee, the mayor and a councillor each report the same man, and each calls him otherwise. The
// griffier sees the pattern and confirms it; the protocol's rules on repetition fire. His neighbour of the same name stays apart, and
// the privacy officer sees who looked.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const rules = { second: { nl: 'Niet de eerste keer', en: 'Not the first time' }, pattern: { nl: 'Er tekent zich een patroon af', en: 'A pattern shows' } }
const at = { street: 'Havenkade 12', postcode: '8331 AB' }

export default async function ({ binary, chrome, language }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const { by: employee } = await report(chrome, town, 'employee', { daysAgo: 41, form: 'telephone', narrative: 'Hij zei dat hij weet hoe laat ik naar huis fiets.', details: { name: 'Jan-Willem van den Bergh', telephone: '06-12345678', ...at } })
    await report(chrome, town, 'mayor', { daysAgo: 20, form: 'letter', narrative: 'Een brief: hij komt mij thuis opzoeken.', details: { name: 'dhr. J.W. v.d. Berg', telephone: '+31 6 1234 5678' } })
    const { reference: councillor } = await report(chrome, town, 'councillor', { daysAgo: 1, narrative: 'Hij stond na de raad bij mijn fiets en dreigde.', details: { name: 'Jan Willem vd Bergh', telephone: '0612345678', street: 'Havenkade 12' } })
    const { reference: neighbour } = await report(chrome, town, 'councillor2', { daysAgo: 1, narrative: 'Zij schreeuwde tegen mij op de markt.', details: { name: 'Marieke van den Bergh', ...at } })

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, councillor)
    await recognises(griffier, language)
    await showsOnTheCase(griffier, incident, language)
    await looksAtThePerson(griffier, employee)
    await keepsApart(griffier, await openCase(griffier, neighbour))
    await seesWhoLooked(await (await chrome.person(town, 'privacy')).signIn(), griffier)
  } finally {
    await town.stop()
  }
}

async function report(chrome, town, key, facts) {
  const person = await (await chrome.person(town, key)).signIn()
  await answer(person, { form: 'in_person', place: facts.form ? undefined : 'street', known: 'known', ...facts })
  if (key === 'councillor') await person.look('report-details')
  await toReaders(person)
  const { reference } = await send(person)
  await person.page.context().close()
  return { reference, by: person.name }
}

const suggestions = person => person.page.locator('.suggestion')
const put_away = person => person.page.getByRole('button', { name: person.t('action.close'), exact: true }).click()

async function recognises(griffier, language) {
  const { page, t } = griffier
  await griffier.follow('offenders.returns_open')
  await suggestions(griffier).nth(1).waitFor()
  check(await suggestions(griffier).count() === 2, 'the two earlier reports are suggested, and nobody else')
  const first = await suggestions(griffier).first().innerText()
  check(first.includes(t('offenders.speaks_for')), 'each suggestion says what agrees')
  await suggestions(griffier).first().locator('summary').click()
  await addsUp(suggestions(griffier).first(), language)
  await griffier.look('suggested')

  await suggestions(griffier).first().getByRole('button', { name: new RegExp(`^${t('offenders.confirm')}`) }).click()
  await griffier.see('offenders.confirmed')
  await griffier.read(rules.second[language])
  await griffier.never(rules.pattern[language])
  await put_away(griffier)

  await suggestions(griffier).first().getByRole('button', { name: new RegExp(`^${t('offenders.confirm')}`) }).click()
  await griffier.read(rules.pattern[language])
  await put_away(griffier)
  await griffier.look('confirmed')

  // A mistake is taken back, and what followed from it is gone again.
  await page.getByRole('button', { name: t('offenders.undo'), exact: true }).last().click()
  await griffier.see('offenders.undone')
  await page.getByText(rules.pattern[language]).first().waitFor({ state: 'detached' })
  await suggestions(griffier).first().getByRole('button', { name: new RegExp(`^${t('offenders.confirm')}`) }).click()
  await griffier.read(rules.pattern[language])
}

/** The column is added up as a reader would, from the figures as they stand there. */
async function addsUp(suggestion, language) {
  const decimal = language === 'nl' ? ',' : '.'
  const hundredths = text => Number(text.replace(/\u2212/g, '-').replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, ''))
  const shown = await suggestion.locator('.sum td').allInnerTexts()
  const figures = shown.map(hundredths)
  const total = figures.pop()
  check(shown.every(text => text.includes(decimal)) && figures.length > 2 && figures.reduce((sum, one) => sum + one, 0) === total, `what is listed makes the score: ${shown.join(' ')}`)
  check((await suggestion.locator('summary').innerText()).includes(shown.at(-1)), 'the score stands there before it is unfolded')
}

async function showsOnTheCase(griffier, incident, language) {
  await part(griffier, incident, 'overview')
  await griffier.read(rules.second[language])
  await griffier.read(rules.pattern[language])
  await griffier.see('offenders.repetition_counts', { office: 1, staff: 1 })
  await griffier.look('case-says-so')
}

async function looksAtThePerson(griffier, employee) {
  const { page, t } = griffier
  await griffier.open('/offenders', 'nav.offenders')
  await griffier.card(/Jan-Willem van den Bergh/)
  await griffier.heading('offenders.events')
  const words = await page.getByRole('main').innerText()
  for (const name of ['Jan-Willem van den Bergh', 'dhr. J.W. v.d. Berg', 'Jan Willem vd Bergh']) check(words.includes(name), `he is called ${name} as well`)
  check((await page.getByRole('button', { name: new RegExp(`^${t('offenders.split')}`) }).count()) === 3, 'each of three incidents can be taken apart again')
  check(words.includes(t('offenders.event_hidden')), 'one of the three is a case that she does not handle')
  check(!words.includes(employee), 'and whoever it was done to there is not named')
  await griffier.look('person')

  await griffier.press('offenders.statement_add')
  await page.locator('.reveal--open').getByLabel(t('offenders.statement_text')).fill('Ik was boos om de hekken.')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await griffier.see('offenders.statement_added')
  await put_away(griffier)
  await griffier.follow('offenders.extract')
  await griffier.heading('offenders.extract')
  await griffier.read('Ik was boos om de hekken.')
  await griffier.look('extract')
}

async function keepsApart(griffier, incident) {
  const { page } = griffier
  await part(griffier, incident, 'persons')
  await griffier.heading('offenders.suggestions')
  await griffier.see('offenders.suggestions_none')
  await griffier.look('neighbour')
  await griffier.open('/offenders', 'nav.offenders')
  await page.getByRole('main').getByRole('link', { name: /Marieke/ }).waitFor()
  check(await page.getByRole('main').getByRole('link', { name: /van den Bergh/ }).count() === 2, 'she and he are two people')
  await griffier.look('register')
}

async function seesWhoLooked(privacy, griffier) {
  await privacy.open('/journal', 'journal.title')
  const lines = privacy.page.locator('tbody tr').filter({ hasText: griffier.name })
  for (const action of ['offender.suggestions_read', 'offender.confirmed', 'offender.read', 'offender.extracted'])
    await lines.filter({ hasText: privacy.t(`action.${action}`) }).first().waitFor()
  await privacy.look('journal')
}

// Westerveld: a known resident threatens a councillor again. The griffier asks her, invites the other side, records the
// mayor's ban with its term; an objection moves the start, and a breach goes to the police.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const names = { ban: { nl: 'Toegang tot gebouwen ontzeggen', en: 'Access ban to buildings' }, breach: { nl: 'Overtreding melden bij de politie en aangifte voorbereiden', en: 'Tell the police of the breach and prepare a report' } }
const account = 'Ik was boos om de hekken. Ik bedoelde het niet zo.'
const iso = days => { const day = new Date(Date.now() + days * 86_400_000); return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}` }

export default async function ({ binary, chrome, language }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await answer(councillor, { narrative: 'Hij zei aan de balie dat hij mij wel weet te vinden.', form: 'in_person', place: 'town_hall', known: 'known', offender: 'De heer K. van de Dijkweg' })
    await councillor.unfold('reports.norm_helper')
    await councillor.tick('answers.threatened')
    await toReaders(councillor)
    const { reference } = await send(councillor)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, reference)
    await part(griffier, incident, 'response')
    await griffier.look('response-empty')
    await asksAndHears(griffier, councillor)
    await bans(griffier, language)
    await tellsTheDesk(griffier, await chrome.person(town, 'front_desk'))
    await standsWithThePerson(griffier, language)
    await part(griffier, incident, 'response')
    await objects(griffier)
    await breaches(griffier, incident, language)
    await register(griffier, language)
  } finally {
    await town.stop()
  }
}

const row = (person, name) => person.page.locator('.row').filter({ has: person.page.getByRole('heading', { name }) }).first()
const saved = async (person, key) => { await person.see(key); for (const notice of await person.page.locator('.notice__button').all()) await notice.click() }

async function asksAndHears(griffier, councillor) {
  const { page, t } = griffier
  // Before anything was asked, the ban says what stands in the way.
  await griffier.press('response.impose')
  await griffier.choose('impose-kind', 'access_ban')
  await griffier.see('measure.in_the_way')
  await griffier.see('measure.unheard')
  await griffier.look('ban-waits')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.cancel') }).click()

  const asked = row(griffier, new RegExp(councillor.name))
  await asked.getByRole('button', { name: new RegExp(`^${t('voice.ask')}`) }).click()
  await asked.locator('label:has(input[value="agrees"])').click()
  await asked.getByLabel(t('voice.words')).fill('Zij wil dat hij niet meer binnenkomt.')
  await asked.getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'voice.saved')

  await griffier.press('hearing.invite')
  await griffier.choose('invite-way', 'telephone')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'hearing.saved')
  await griffier.press('hearing.record')
  await page.locator('.reveal--open').getByLabel(t('hearing.account')).fill(account)
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'hearing.saved')
  await griffier.read(account)
  await griffier.look('both-sides')
}

async function bans(griffier, language) {
  const { page, t } = griffier
  await griffier.press('response.impose')
  await griffier.choose('impose-kind', 'access_ban')
  check(await page.getByText(t('measure.in_the_way')).count() === 0, 'nothing stands in the way any more')
  await griffier.choose('impose-term', 'P6M')
  await page.locator('#impose-place').fill('Gemeentehuis, Markt 1')
  await page.locator('#impose-reasons').fill('Tweede bedreiging in een half jaar.')
  await griffier.look('ban-form')
  await griffier.press('measure.impose')
  await saved(griffier, 'measure.imposed')
  const card = row(griffier, names.ban[language])
  check((await card.innerText()).includes(t('phase.in_force')), 'the ban is in force')
  await griffier.look('ban-in-force')
}

/** With the person stands what he may not, and who must know of it. */
async function standsWithThePerson(griffier, language) {
  await griffier.visit('/offenders')
  await griffier.page.getByRole('link', { name: /van de Dijkweg/ }).first().click()
  await griffier.read(names.ban[language])
  await griffier.read({ nl: 'Balie en bodes', en: 'Front desk' }[language])
  await griffier.look('person-with-ban')
}

/** Desk and security read who, where, until when and what to do: nothing else. */
async function tellsTheDesk(griffier, desk) {
  const { page, t } = griffier
  await desk.signIn()
  await desk.visit('/desk')
  await desk.see('desk.none')
  await page.getByRole('button', { name: new RegExp(`^${t('desk.put')}`) }).click()
  await griffier.look('desk-form')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'desk.saved')
  await desk.page.reload()
  await desk.read('De heer K. van de Dijkweg')
  await desk.read('Gemeentehuis, Markt 1')
  await desk.never('weet te vinden')
  await desk.look('desk-list')
}

async function objects(griffier) {
  const { page, t } = griffier
  await page.getByRole('button', { name: new RegExp(`^${t('measure.objection')}`) }).click()
  await page.locator('.reveal--open').getByLabel(t('objection.words')).fill('Ik moet een paspoort kunnen halen.')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'objection.saved')
  await page.getByRole('button', { name: new RegExp(`^${t('objection.decide')}`) }).click()
  const form = page.locator('.reveal--open')
  await form.locator('label:has(input[value="partly_upheld"])').click()
  await form.locator('label:has(input[value="start"])').click()
  await form.getByLabel(t('measure.starts_on')).fill(iso(14))
  await form.getByLabel(t('measure.reasons')).fill('Het verbod gaat later in, zodat hij zijn paspoort kan ophalen.')
  await griffier.look('objection')
  await form.getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'objection.outcome_saved')
  const main = page.getByRole('main')
  await main.getByText(t('phase.announced')).first().waitFor()
  await page.locator('summary').filter({ hasText: t('measure.history') }).click()
  const history = await main.innerText()
  check(history.includes(t('decision.shifted')) && history.includes(t('decision.imposed')), 'both decisions stay to be seen')
  await griffier.look('shifted')
}

/** Two weeks later the ban runs; here the story imposes a second one, so that the clock need not be waited for. */
async function breaches(griffier, incident, language) {
  const { page, t } = griffier
  const ban = await griffier.api('POST', `/incidents/${incident}/measures`, { kind: 'access_ban', decidedOn: iso(0), startsOn: iso(0), term: 'P1M', place: 'Bibliotheek', reasons: 'Ook in de bibliotheek.' })
  check(ban.status === 201, 'a second ban')
  await page.reload()
  await page.getByRole('button', { name: new RegExp(`^${t('measure.breach')}`) }).click()
  await page.locator('.reveal--open').getByLabel(t('breach.words')).fill('Hij stond binnen en wilde niet weg.')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await saved(griffier, 'breach.saved')
  await page.getByRole('link', { name: names.breach[language] }).click()
  const task = row(griffier, names.breach[language])
  await task.waitFor()
  check((await task.innerText()).includes(t('deadline.hard', { due: '' }).trim()), 'the police hear within a day')
  await griffier.look('police-task')
}

async function register(griffier, language) {
  await griffier.open('/measures', 'nav.measures')
  await griffier.page.locator('tbody tr').nth(1).waitFor()
  const words = await griffier.page.getByRole('main').innerText()
  check(words.includes(names.ban[language]) && words.includes('Gemeentehuis, Markt 1'), 'the register holds the ban')
  await griffier.look('register')
}

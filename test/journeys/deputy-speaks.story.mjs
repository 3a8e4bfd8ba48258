// Westerveld: the mayor is the victim. Nobody outside hears anything before he agrees; then the deputy mayor speaks, and once a report to
// the police is made only the prosecution does. What protects him is in no message.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const narrative = 'Onder het bericht over de sluiting van het pand staat een oproep om mij thuis op te zoeken, met mijn adres.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    await answer(mayor, { narrative, form: 'social_media', place: 'online' })
    await mayor.unfold('reports.norm_helper')
    await mayor.tick('answers.threatened')
    await toReaders(mayor)
    const { reference } = await send(mayor)

    const secretary = await (await chrome.person(town, 'secretary')).signIn()
    const incident = await openCase(secretary, reference)
    await asks(secretary, incident)
    await protects(secretary, incident)
    await speaks(secretary)
    await filed(secretary, incident)
  } finally {
    await town.stop()
  }
}

const circle = (person, name) => person.page.locator('.row').filter({ has: person.page.getByRole('heading', { name }) }).first()

async function decide(person, name, { text, speaker }) {
  const row = circle(person, name)
  await row.getByRole('button', { name: new RegExp(`^(${person.t('communication.decide')}|${person.t('communication.decide_again')}):`) }).click()
  if (text) await row.getByLabel(person.t('communication.text')).fill(text)
  if (speaker) await row.locator('select').first().selectOption(speaker)
  await row.getByRole('button', { name: person.t('communication.save'), exact: true }).click()
}

async function asks(secretary, incident) {
  await part(secretary, incident, 'communication')
  const outside = outsideName(secretary)
  await decide(secretary, outside, { text: 'Er is iets gebeurd. Wij doen nu geen verdere mededelingen.' })
  await secretary.see('communication.consent_missing')
  await secretary.look('communication-ask-first')

  await part(secretary, incident, 'persons')
  await secretary.press('case.consent_change', secretary.town.who('mayor').name)
  await secretary.page.locator('input[name$="-communication"][value="given"]').check()
  await secretary.press('action.save')
  await secretary.see('case.consent_changed')
}

const outsideName = person => (person.about.language === 'nl' ? 'Buiten: pers, inwoners' : 'Outside: press, residents')

async function protects(secretary, incident) {
  await part(secretary, incident, 'communication')
  await secretary.press('security.add')
  await secretary.fill('security.text', 'camera bij de voordeur')
  await secretary.press('action.save')
  await secretary.see('security.added')
}

async function speaks(secretary) {
  const outside = outsideName(secretary)
  const row = circle(secretary, outside)
  await row.getByRole('button', { name: new RegExp(`^${secretary.t('communication.decide')}:`) }).click()
  const speakers = await row.locator('select').first().locator('option:not([value=""])').allTextContents()
  check(speakers.length === 1 && /[Ll]oco|[Dd]eputy/.test(speakers[0]), 'the deputy mayor speaks, and nobody else')
  await row.getByLabel(secretary.t('communication.text')).fill('Er is iets gebeurd. Er hangt nu een camera bij de voordeur.')
  await row.getByRole('button', { name: secretary.t('communication.save'), exact: true }).click()
  await secretary.see('communication.tells_of_security')
  await row.getByLabel(secretary.t('communication.text')).fill('De burgemeester is bedreigd. Wij doen daarover nu geen verdere mededelingen.')
  await row.getByRole('button', { name: secretary.t('communication.save'), exact: true }).click()
  await secretary.see('communication.decided')
  await secretary.look('communication-decided')
  await row.getByRole('button', { name: new RegExp(`^${secretary.t('communication.said')}:`) }).click()
  await row.getByRole('button', { name: secretary.t('action.save'), exact: true }).click()
  await secretary.see('communication.said_saved')
}

async function filed(secretary, incident) {
  await part(secretary, incident, 'police')
  await secretary.page.getByRole('button', { name: secretary.t('police.consent_add') }).first().click()
  await secretary.page.locator('input[type="radio"][value="given"]').check()
  await secretary.press('action.save')
  await secretary.see('police.consent_saved')
  await secretary.press('police.start_report')
  await secretary.heading('police.filing')
  await secretary.press('police.file_it.report')
  await secretary.fill('police.number', 'PL0100-2026000123')
  await secretary.page.locator('form.send').filter({ hasText: secretary.t('police.quality') }).getByRole('button', { name: secretary.t('police.file_it.report'), exact: true }).click()
  await secretary.see('police.filed_said')
  await secretary.look('police-filed')
  await part(secretary, incident, 'communication')
  const row = circle(secretary, outsideName(secretary))
  await row.getByRole('button', { name: new RegExp(`^${secretary.t('communication.decide_again')}:`) }).click()
  const speakers = await row.locator('select').first().locator('option:not([value=""])').allTextContents()
  check(speakers.length === 1 && /officier|prosecutor/i.test(speakers[0]), 'once an inquiry runs, the prosecution speaks')
  await secretary.look('communication-inquiry')
}

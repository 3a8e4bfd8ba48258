// Westerveld: the mayor is attacked and hurt. The secretary receives, the griffier is informed, and what the law may ask
// stands there with its term, marked as not yet verified by a lawyer.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, reader, send, toReaders } from './reporting.mjs'

const narrative = 'Bij de opening van het dorpshuis gaf een man mij een klap in het gezicht. Mijn lip is gehecht op de spoedpost.'
const duties = {
  labour_inspectorate: { nl: 'Arbeidsinspectie waarschuwen', en: 'Warn the Labour Inspectorate', term: 'deadline.hard' },
  kings_commissioner: { nl: 'Commissaris van de Koning inlichten', en: "Inform the King's Commissioner", term: 'deadline.soft' },
}

export default async function ({ binary, chrome, language }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    const { reference } = await reports(mayor)
    const secretary = await (await chrome.person(town, 'secretary')).signIn()
    await secretary.look('home')
    const incident = await openCase(secretary, reference)
    await secretary.read(narrative)
    await owes(secretary, incident, language)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await openCase(griffier, reference, 'task.be_informed')
    await griffier.read(narrative)
    await griffier.look('case')
    await searches(griffier, reference)
    await cared(mayor)
  } finally {
    await town.stop()
  }
}

async function reports(mayor) {
  await answer(mayor, { narrative, form: 'in_person', place: 'public_meeting', known: 'partly', offender: 'Man van een jaar of vijftig, grijze jas' })
  await mayor.unfold('reports.norm_helper')
  await mayor.tick('answers.touched')
  await mayor.see('reports.reporting_always')
  await mayor.unfold('reports.facts')
  await mayor.tick('aggravating.injury')
  await mayor.look('report-form')
  await toReaders(mayor)
  const why = async key => reader(mayor, mayor.town.who(key).name).innerText()
  check((await why('secretary')).includes(mayor.t('ground.receives')), 'the secretary receives')
  check((await why('griffier')).includes(mayor.t('ground.informed')), 'the griffier is informed')
  await mayor.look('readers')
  return send(mayor)
}

/** By words of the narrative, in any writing; a word that stands nowhere finds nothing, and the list comes back. */
async function searches(griffier, reference) {
  await griffier.visit('/incidents')
  const ask = async words => {
    await griffier.page.getByLabel(griffier.t('search.label')).fill(words)
    await griffier.page.getByRole('button', { name: griffier.t('search.submit'), exact: true }).click()
    await griffier.page.getByRole('heading', { name: griffier.t('search.found', { words }) }).waitFor()
  }
  await griffier.page.getByRole('button', { name: griffier.t('search.submit'), exact: true }).click()
  await griffier.see('incidents.question_missing')
  await ask('DORPSHUIS gehecht')
  const row = griffier.page.getByRole('row').filter({ hasText: reference })
  await row.filter({ hasText: griffier.t('search.place.narrative') }).waitFor()
  await griffier.look('search')
  check(!griffier.page.url().includes('DORPSHUIS'), 'the words are not in the address')
  await ask('dorpshuis zweefvliegtuig')
  await griffier.see('search.nothing')
  await griffier.page.getByRole('button', { name: griffier.t('search.close') }).click()
  await griffier.page.getByRole('heading', { name: griffier.t('case.all_open') }).waitFor()
}

async function owes(secretary, incident, language) {
  await secretary.look('case')
  await part(secretary, incident, 'tasks')
  for (const { [language]: name, term } of Object.values(duties)) {
    const row = secretary.page.locator('.row').filter({ has: secretary.page.getByRole('heading', { name }) })
    const words = await row.innerText()
    check(words.includes(secretary.t(term, { due: '' }).trim()), `${name} has its term`)
    check(words.includes(secretary.t('case.unverified')), `${name} is marked as not verified`)
    check(words.includes('W 5.4'), `${name} names its source`)
  }
  await secretary.look('tasks')
}

async function cared(mayor) {
  await mayor.open('/my-aftercare', 'aftercare.mine')
  await mayor.page.locator('.row').nth(2).waitFor()
  await mayor.look('my-aftercare')
  await mayor.page.getByRole('button', { name: new RegExp(`^${mayor.t('aftercare.decline_mine')}`) }).last().click()
  await mayor.page.locator('form.send').getByRole('button', { name: mayor.t('aftercare.decline_save'), exact: true }).click()
  await mayor.see('aftercare.declined_yet')
}

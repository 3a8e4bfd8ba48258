// Westerveld: a councillor is threatened on social media. From the phone on which it was read to the third conversation.
import { check, municipality } from './lib.mjs'
import { finish, hold, openCase, part } from './handling.mjs'
import { answer, reader, send, toReaders } from './reporting.mjs'

const narrative = 'Onder mijn bericht over de opvang schreef iemand dat hij weet waar mijn kinderen naar school gaan. “Wacht maar.”'
const note = 'Gebeld met de wijkagent: die kent het account en belt vanmiddag terug.'
const feedback = 'Wij hebben het bericht laten verwijderen. De wijkagent rijdt deze week langs. Vrijdag bel ik u weer.'
const lesson = 'Bij een dreiging met kinderen bellen wij dezelfde dag met de school.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await chrome.person(town, 'councillor')
    await councillor.page.goto(town.url)
    await councillor.page.locator('#login').waitFor()
    await councillor.look('sign-in')
    await councillor.signIn()
    await councillor.look('home')
    const { reference, report } = await reports(councillor)

    const griffier = await chrome.person(town, 'griffier')
    const incident = await receives(griffier, reference)
    await isInformed(await chrome.person(town, 'mayor'), reference, narrative)
    await isInformed(await chrome.person(town, 'officer'), reference, narrative)
    await cares(await chrome.person(town, 'mayor'), griffier, incident)
    await closes(griffier, incident)
    await hears(councillor, report)
  } finally {
    await town.stop()
  }
}

async function reports(councillor) {
  const { page } = councillor
  await answer(councillor, { narrative, form: 'social_media', place: 'online', known: 'partly', offender: 'Account @wacht_maar_88', needNow: 'Bel mij vandaag' })
  await councillor.fill('reports.online_account', '@wacht_maar_88')
  await councillor.fill('reports.online_url', 'https://social.example/berichten/4711')
  await councillor.tick('online.platformReported')
  await councillor.unfold('reports.evidence')
  await page.locator('#evidence').setInputFiles({ name: 'schermafbeelding.png', mimeType: 'image/png', buffer: await page.screenshot() })
  await councillor.see('reports.file_done')
  await councillor.unfold('reports.norm_helper')
  await councillor.tick('answers.threatened')
  await councillor.see('reports.reporting_always')
  await councillor.see('reports.draft_saved')
  await councillor.look('report-form')

  await toReaders(councillor)
  for (const key of ['griffier', 'mayor', 'officer'])
    check((await reader(councillor, councillor.town.who(key).name).innerText()).includes('W 5.1'), `the reporter sees that ${key} reads it, and by which source`)
  check((await reader(councillor, councillor.town.who('griffier').name).innerText()).includes(councillor.t('ground.receives')), 'the griffier receives')
  check((await reader(councillor, councillor.town.who('mayor').name).innerText()).includes(councillor.t('ground.informed')), 'the mayor is informed')
  check((await reader(councillor, councillor.town.who('officer').name).innerText()).includes(councillor.t('ground.informed_always')), 'the officer is informed, as always')
  await councillor.look('readers')

  const sent = await send(councillor)
  await councillor.see('reports.feedback_silent') // Westerveld promises no date, and the register does not make one up
  await councillor.look('receipt')
  return sent
}

async function receives(griffier, reference) {
  await griffier.signIn()
  await griffier.read(reference)
  await griffier.read(/ · Socia(l|le) media · /)  // what the case is about, before it is opened
  await griffier.look('home')
  const incident = await openCase(griffier, reference)
  await griffier.read(narrative)
  await griffier.look('case')
  await griffier.press('case.classify_again')
  await griffier.choose('classify-behaviour', 'threat')
  await griffier.fill('case.reason', 'Er wordt gezinspeeld op de kinderen.')
  await griffier.look('classify')
  await griffier.press('case.classify_save')
  await griffier.see('case.classified')

  await part(griffier, incident, 'notes')
  await griffier.read('schermafbeelding.png')
  await griffier.fill('case.note_new', note)
  await griffier.press('case.note_save')
  await griffier.read(note)
  await griffier.look('notes')

  await part(griffier, incident, 'overview')
  await griffier.press('case.feedback')
  await griffier.fill('case.feedback_text', feedback)
  await griffier.press('case.feedback_send')
  await griffier.see('case.feedback_given')
  for (const name of ['persons', 'history', 'readers']) {
    await part(griffier, incident, name)
    await griffier.look(name)
  }
  await griffier.open('/incidents', 'case.list_open')
  await griffier.read(reference)
  await griffier.look('cases')
  await griffier.open('/protocol', 'protocol.title')
  await griffier.heading('protocol.silent_title')
  await griffier.look('protocol')
  return incident
}

/** Whoever is informed finds it at home; having read it is all that was asked. */
async function isInformed(person, reference, text) {
  await person.signIn()
  await person.look('home')
  await openCase(person, reference, 'task.be_informed')
  await person.read(text)
  await person.look('case')
  await person.visit('/')
  await person.heading('home.title', { name: person.name })
  await person.page.locator('.card').filter({ hasText: person.t('task.be_informed') }).waitFor({ state: 'detached' })
}

/** The mayor holds the first conversation, the griffier the others: both are named by the pack. */
async function cares(mayor, griffier, incident) {
  await mayor.signIn()
  await part(mayor, incident, 'aftercare')
  await hold(mayor, 'Geschrokken, thuis is het onrustig. Afgesproken: morgen bellen.')
  await mayor.look('aftercare')
  await part(griffier, incident, 'aftercare')
  await hold(griffier, 'Slaapt weer. Wil voorlopig niet alleen naar avondvergaderingen.')
  await hold(griffier, 'Gaat beter. Doorverwijzen is niet nodig.')
  check((await griffier.page.getByRole('button', { name: griffier.t('aftercare.hold') }).count()) === 0, 'all three conversations were held')
  await griffier.look('aftercare')
  await griffier.open('/aftercare', 'aftercare.board')
  await griffier.see('aftercare.late_none')
  await griffier.never(griffier.town.who('councillor').name)
  await griffier.look('aftercare-board')
}

async function closes(griffier, incident) {
  await part(griffier, incident, 'tasks')
  await griffier.look('tasks')
  const open = griffier.page.getByRole('button', { name: griffier.t('case.task_finish') })
  while ((await open.count()) > 0) {
    const label = await open.first().getAttribute('aria-label')
    await finish(griffier, label.slice(griffier.t('case.task_finish').length + 2))
  }
  await part(griffier, incident, 'overview')
  await griffier.press('case.close')
  await griffier.fill('case.lesson', lesson)
  await griffier.page.getByRole('button', { name: griffier.t('case.close_save'), exact: true }).last().click()
  await griffier.see('case.closures')
  await griffier.read(lesson)
  await griffier.look('closed')
}

async function hears(councillor, report) {
  await councillor.open('/reports', 'reports.mine')
  await councillor.look('reports')
  await councillor.visit(`/reports/${report}`)
  await councillor.read(feedback)
  for (const key of ['griffier', 'mayor', 'officer']) await councillor.read(councillor.town.who(key).name) // who looked
  await councillor.never(note)
  await councillor.look('report')
  await councillor.visit('/')
  await councillor.page.getByRole('link', { name: councillor.t('home.rate', { reference: '' }).trim() }).first().waitFor()
  await councillor.look('home-after')
  await councillor.open('/my-aftercare', 'aftercare.mine')
  await councillor.see('aftercare.rate_question')
  await councillor.look('my-aftercare')
  await councillor.page.getByLabel(councillor.t('contentment.4'), { exact: true }).check()
  await councillor.press('aftercare.rate')
  await councillor.see('aftercare.rated')
}

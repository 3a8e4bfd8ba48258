// Doubt is enough: a question to the griffier, her answer, and no report; and a second one that becomes a report after all, whose readers
// are those of the report. What was said is between the two.
import { check, municipality } from './lib.mjs'
import { reader, send, toReaders } from './reporting.mjs'

const doubt = 'Een bewoner bleef op de markt maar doorvragen. Is dit iets om te melden?'
const advice = 'Schrijf het op in uw logboek. Gebeurt het weer, dan kijken we samen.'
const worse = 'Nu stond hij voor mijn huis en riep dat hij terugkomt.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const secretary = await (await chrome.person(town, 'secretary')).signIn()
    await advised(councillor, griffier, secretary)
    await reported(councillor, griffier)
  } finally {
    await town.stop()
  }
}

async function ask(person, question) {
  await person.open('/consultation', 'consultations.ask')
  await person.page.locator('#question').fill(question)
  await person.choose('to', 'griffier')
}

async function sent(person) {
  await person.press('consultations.send')
  await person.heading('consultations.conversation')
  return new URL(person.page.url()).hash.split('/').pop()
}

async function reply(person, text) {
  await person.page.locator('#text').fill(text)
  await person.press('consultations.send')
  await person.read(text)
}

/** From a question to its answer; then nothing more is needed, and nobody made a report. */
async function advised(councillor, griffier, secretary) {
  await councillor.open('/consultations', 'consultations.title')
  await councillor.look('none')
  await ask(councillor, doubt)
  await councillor.look('asking')
  const id = await sent(councillor)
  check(!(await reader(councillor, councillor.name).innerText()).includes('·'), 'who asked stands there without an office, and nothing hints at one')
  await councillor.look('asked')

  await griffier.page.reload()
  await griffier.card(councillor.name)
  await griffier.read(doubt)
  await griffier.look('question')
  await reply(griffier, advice)
  await griffier.look('answered')
  check((await secretary.api('GET', `/consultations/${id}`)).status === 404, 'nobody else learns of it')

  await councillor.page.reload()
  await councillor.read(advice)
  await councillor.look('answered')
  await councillor.press('consultations.advice_given')
  await councillor.see('consultations.state_closed')
  await councillor.look('closed')
  check((await griffier.api('GET', '/incidents')).body.items.length === 0, 'a question is not a report')
}

/** The doubt is gone: the question becomes a report, and the consultation says so. */
async function reported(councillor, griffier) {
  await ask(councillor, worse)
  const id = await sent(councillor)
  await griffier.open(`/consultations/${id}`, 'consultations.conversation')
  await reply(griffier, 'Maak hier een melding van. Ik bel u vanmiddag.')
  await councillor.page.reload()
  await councillor.press('consultations.make_report')
  await councillor.heading('reports.new')
  check((await councillor.page.locator('#narrative').inputValue()) === worse, 'the report begins with what was asked')
  await councillor.choose('form', 'in_person')
  await councillor.choose('offender', 'unknown')
  await toReaders(councillor)
  await councillor.look('readers')
  const { report } = await send(councillor)

  await councillor.open(`/consultations/${id}`, 'consultations.conversation')
  await councillor.see('consultations.state_reported')
  await councillor.look('reported')
  await griffier.visit(`/reports/${report}`)
  await griffier.read(worse)
  await griffier.open(`/consultations/${id}`, 'consultations.conversation')
  await griffier.see('consultations.state_reported')
  check((await griffier.api('GET', '/incidents')).body.items.length === 1, 'and now there is a case')
}

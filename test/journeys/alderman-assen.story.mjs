// Assen: an alderman is called names at an information evening. He chooses who receives it; the protocol promises no three
// conversations and no term for keeping, and the screens say what it does say.
import { readFileSync } from 'node:fs'
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, reader, send, toReaders } from './reporting.mjs'

const narrative = 'Na afloop van de informatieavond schold een bezoeker mij uit en bleef hij achter mij aan lopen tot de auto.'

const points = JSON.parse(readFileSync(new URL('../../locales/protocol.json', import.meta.url), 'utf8'))

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'assen' })
  try {
    const alderman = await (await chrome.person(town, 'alderman2')).signIn()
    const { reference } = await reports(alderman)
    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    await mayor.read(reference)
    const incident = await openCase(mayor, reference)
    await mayor.read(narrative)
    await mayor.see('kept.silent')
    await mayor.look('case')
    await part(mayor, incident, 'tasks')
    await mayor.look('tasks')
    await notTold(await chrome.person(town, 'secretary'), reference, incident)
    await noPromise(alderman)
  } finally {
    await town.stop()
  }
}

async function reports(alderman) {
  await answer(alderman, { narrative, form: 'in_person', place: 'public_meeting', known: 'unknown' })
  await alderman.unfold('reports.norm_helper')
  await alderman.look('report-form')
  await toReaders(alderman)
  const { name: secretary } = alderman.town.who('secretary')
  const { name: mayor } = alderman.town.who('mayor')
  await reader(alderman, secretary).waitFor() // the first in the pack, until he chooses
  await alderman.choose('choice', 'mayor')
  await reader(alderman, mayor).waitFor()
  await reader(alderman, secretary).waitFor({ state: 'detached' })
  check((await reader(alderman, mayor).innerText()).includes(alderman.t('ground.chosen')), 'the mayor receives because the alderman chose so')
  await alderman.look('choice')
  const sent = await send(alderman)
  await alderman.look('receipt')
  return sent
}

/** Who was passed over is asked nothing and finds no trace. */
async function notTold(secretary, reference, incident) {
  await secretary.signIn()
  await secretary.never(reference)
  await secretary.never(narrative)
  await secretary.look('home')
  await secretary.visit(`/incidents/${incident}`)
  await secretary.see('request.not_found')
}

/** One conversation, on request and without a term: nothing is counted as late that nobody promised. */
async function noPromise(alderman) {
  await alderman.open('/my-aftercare', 'aftercare.mine')
  await alderman.see('deadline.event')
  await alderman.look('my-aftercare')
  await alderman.open('/protocol', 'protocol.title')
  await alderman.see('protocol.silent_title')
  await alderman.read(points[alderman.about.language]['point.aftercare.times'])
  await alderman.look('protocol')
}

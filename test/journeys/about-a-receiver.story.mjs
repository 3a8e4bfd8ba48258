// Westerveld: a councillor reports about the griffier, who would have received it. To the griffier nothing happened: no
// task, no line in a list, and the case, the report and the evidence answer as ids that do not exist.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, reader, send, toReaders } from './reporting.mjs'

const narrative = 'Na de commissie zei de griffier dat ik “beter op mijn woorden kan passen als ik hier wil blijven zitten”.'
const nobody = '01a00000-0000-7000-8000-000000000000'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    const before = await chrome.person(town, 'griffier')
    await before.signIn()
    const ids = await reports(councillor)

    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    const incident = await openCase(mayor, ids.reference)
    await mayor.read(narrative)
    await mayor.look('case')
    await part(mayor, incident, 'readers')
    await mayor.page.getByRole('table').waitFor()
    check(!(await mayor.page.getByRole('main').innerText()).includes(town.who('griffier').name), 'the griffier holds no key')
    await mayor.look('readers')

    await seesNothing(before, { ...ids, incident })
  } finally {
    await town.stop()
  }
}

async function reports(councillor) {
  const { page, town } = councillor
  const { name } = town.who('griffier')
  await answer(councillor, { narrative, form: 'in_person', place: 'town_hall', known: 'known' })
  await councillor.tick('colleague')
  await page.locator('[id="involved.filter"]').fill(name)
  await page.getByLabel(name).check()
  await councillor.unfold('reports.evidence')
  await page.locator('#evidence').setInputFiles({ name: 'aantekening.txt', mimeType: 'text/plain', buffer: Buffer.from(narrative) })
  await councillor.see('reports.file_done')
  await councillor.look('report-form')

  await toReaders(councillor)
  await reader(councillor, town.who('mayor').name).waitFor()
  check((await reader(councillor, town.who('mayor').name).innerText()).includes(councillor.t('ground.replaces')), 'the mayor stands in for the griffier')
  await reader(councillor, name).waitFor({ state: 'detached' })
  await councillor.see('reports.involved_excluded')
  await councillor.look('readers')
  const sent = await send(councillor)
  const { body } = await councillor.api('GET', `/reports/${sent.report}`)
  return { ...sent, evidence: body.evidence[0].id }
}

async function seesNothing(griffier, { reference, report, incident, evidence }) {
  await griffier.visit('/')
  await griffier.see('home.no_tasks')
  await griffier.never(reference)
  await griffier.look('home')
  await griffier.open('/incidents', 'case.list_open')
  await griffier.see('case.none_open')
  await griffier.look('cases')
  await griffier.open('/reports', 'reports.mine')
  await griffier.see('reports.none')
  await griffier.open('/aftercare', 'aftercare.board')
  await griffier.see('aftercare.coming_none')

  await griffier.visit(`/incidents/${nobody}`)
  await griffier.see('request.not_found')
  const strange = await griffier.page.getByRole('main').innerText()
  await griffier.visit(`/incidents/${incident}`)
  await griffier.page.waitForURL(`**/${incident}`)
  await griffier.see('request.not_found')
  check((await griffier.page.getByRole('main').innerText()) === strange, 'the case reads as one that does not exist')
  await griffier.look('no-case')

  for (const list of ['/tasks', '/incidents', '/incidents?state=closed', '/reports', '/aftercare-board', '/consultations', '/my-aftercare']) {
    const { status, body } = await griffier.api('GET', list)
    check(status === 200 && (body.items ?? []).length === 0, `${list} holds nothing for the griffier`)
  }
  for (const path of ['/incidents/ID', '/incidents/ID/readers', '/incidents/ID/aftercare', '/reports/ID', '/evidence/ID', '/evidence/ID/content']) {
    const real = path.startsWith('/incidents') ? incident : path.startsWith('/reports') ? report : evidence
    const about = await griffier.api('GET', path.replace('ID', real))
    const unknown = await griffier.api('GET', path.replace('ID', nobody))
    check(about.status === 404 && same(about.body, unknown.body), `${path} answers as an id that does not exist`)
  }
}

/** Problems are equal but for the path they repeat. */
const same = (one, other) => {
  const told = ({ instance, ...rest }) => JSON.stringify(rest)
  return told(one) === told(other)
}

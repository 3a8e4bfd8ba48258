// Before anything happens: a talk with a risk is weighed and arranged; the book is kept; what an evaluation found is answered by the next
// version of the protocol; a lesson goes on without a name.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, municipality, Server } from './lib.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const days = (from, n) => new Date(from.getTime() + n * 86_400_000)
const field = at => at.toISOString().slice(0, 10)
const save = person => person.page.locator('form.send').getByRole('button', { name: person.t('action.save'), exact: true }).click()
const findings = 'De route voor medewerkers is niet duidelijk.'

export default async function ({ binary, chrome }) {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-prevention-'))
  try {
    const data = join(folder, 'town')
    const town = await municipality(binary, { pack: 'westerveld', data })
    try {
      const councillor = await (await chrome.person(town, 'councillor')).signIn()
      const griffier = await (await chrome.person(town, 'griffier')).signIn()
      await weighed(town, chrome, councillor)
      await kept(griffier, town, await (await chrome.person(town, 'officer')).signIn())
      await lessonLearned(griffier, councillor)
      check((await councillor.page.locator('.menu__link', { hasText: councillor.t('nav.prevention') }).count()) === 0, 'the book is not for everybody')
      await scanned(griffier, councillor)
    } finally {
      await town.stop()
    }
    await answered(binary, chrome, town, folder, data)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  await withoutAChapter(binary, chrome)
}

/** A conversation: what is advised, who helps to weigh it, and the front desk that learns what it must arrange and nothing else. */
async function weighed(town, chrome, councillor) {
  const { page } = councillor
  await councillor.open('/risks', 'risk.title')
  await councillor.look('nothing-coming')
  await councillor.open('/risks/new', 'risk.new')
  await councillor.read(town.who('griffier').name)
  await page.locator('#risk-title').fill('Gesprek met de eigenaar van de loods')
  await page.locator('#risk-heldAt input[type=date]').fill(field(days(new Date(), 5)))
  await page.locator('#risk-heldAt input[type=time]').fill('10:00')
  await page.locator('#risk-place').fill('Gemeentehuis, kamer 2.04')
  await page.locator('[id="risk-yes.bad_news"]').check()
  await page.locator('[id="risk-measures.second"]').check()
  await councillor.look('weighing')
  await councillor.press('action.save')
  await councillor.heading('risk.requests')
  await councillor.see('risk.taken')
  await councillor.press('risk.ask')
  const begun = await page.locator('#ask-words').inputValue()
  check(begun.includes('kamer 2.04') && begun.includes('10:00') && begun.includes('- '), 'the request begins with time, place and what was chosen')
  check(!begun.includes('loods'), 'and not with whom')
  await councillor.choose('ask-role', 'front_desk')
  await page.locator('#ask-words').fill(`${begun}\nTwee bezoekers, graag een bode op de gang.`)
  await councillor.look('asking')
  await councillor.press('risk.ask_send')
  await councillor.see('risk.request.asked')
  await councillor.look('risk')

  const desk = await (await chrome.person(town, 'front_desk')).signIn()
  await desk.see('home.elsewhere')
  await desk.never(desk.t('home.no_tasks'))
  await desk.card(desk.t('risk.arrange_for', { name: town.who('councillor').name }))
  await desk.heading('risk.title')
  await desk.read('een bode op de gang')
  await desk.never('loods')
  await desk.press('risk.answer', town.who('councillor').name)
  await desk.page.locator('#request-words').fill('De bode is er vanaf kwart voor tien.')
  await desk.page.locator('form.send').getByRole('button', { name: desk.t('risk.answer'), exact: true }).click()
  await desk.see('risk.request.arranged')
  await desk.look('asked-of-me')
  await page.reload()
  await councillor.read('De bode is er vanaf kwart voor tien.')
}

/** The book: a training offered and followed, an evaluation that was planned and gets its findings later, and an action on them. */
async function kept(griffier, town, officer) {
  const { page } = griffier
  await griffier.open('/prevention', 'prevention.title')
  await griffier.press('prevention.add')
  await page.locator('#record-item').selectOption('training')
  await page.locator('#record-offered').fill('33')
  await page.locator('#record-participants').fill('21')
  await griffier.look('training')
  await save(griffier)
  await griffier.see('prevention.was_offered', { n: 33 })
  await griffier.see('prevention.was_followed', { n: 21 })

  await griffier.press('prevention.add')
  await page.locator('#record-item').selectOption('protocol_evaluation')
  await griffier.choose('record-state', 'planned')
  await page.locator('#record-day').fill(field(days(new Date(), -2)))
  await save(griffier)
  const evaluation = page.locator('li.row', { hasText: griffier.t('prevention.kind.evaluation') })
  await evaluation.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.hold')}:`) }).click()
  await griffier.look('holding')
  await save(griffier)
  await griffier.see('prevention.findings_missing')
  await evaluation.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.complete')}:`) }).click()
  await page.locator('#outcome-participants').fill('7')
  await page.locator('#outcome-words').fill(findings)
  await griffier.look('findings')
  await save(griffier)
  await griffier.read(findings)
  await griffier.see('prevention.took_part', { n: 7 })
  await griffier.see('prevention.answer_waits')
  check((await page.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.answer')}:`) }).count()) === 0, 'the version it was about does not answer it')

  await evaluation.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.add_action_to')}:`) }).click()
  await page.locator('#action-title').fill('Kaart met de route maken')
  await page.locator('#action-owner').selectOption({ label: town.who('officer').name })
  await page.locator('#action-dueOn').fill(field(days(new Date(), 30)))
  await save(griffier)
  await page.getByRole('row', { name: /Kaart met de route maken/ }).getByText(griffier.t('prevention.kind.evaluation')).waitFor()
  await officer.page.reload()
  await officer.see('prevention.your_actions')
  await officer.look('waiting')
  await officer.press('prevention.mark_done', 'Kaart met de route maken')
  await officer.page.getByText('Kaart met de route maken').waitFor({ state: 'detached' })
}

/** A lesson comes from a case that is closed; a name of somebody here, or of whom the case knows, does not pass. */
async function lessonLearned(griffier, councillor) {
  await answer(councillor, { narrative: 'Hij stond ineens in mijn gang.', place: 'home' })
  await toReaders(councillor)
  await send(councillor)
  const { id } = (await griffier.api('GET', '/incidents')).body.items[0]
  const give = text => griffier.api('POST', '/prevention-lessons', { incidentId: id, text })
  check((await give('Spreek af wie de deur opendoet.')).body.code === 'prevention.case_open', 'an open case gives no lesson')
  await griffier.open(`/incidents/${id}`, 'case.decide')
  await griffier.press('case.close')
  await griffier.page.locator('#close-lesson').fill(`Bel ${councillor.name} eerst.`)
  await griffier.page.locator('form.send').getByRole('button', { name: griffier.t('case.close_save'), exact: true }).click()
  await griffier.press('prevention.give_lesson')
  await griffier.press('prevention.give_lesson_send')
  await griffier.see('prevention.lesson_names_somebody')
  await griffier.look('a-name')
  await griffier.page.locator('#lesson-text').fill('Spreek af wie de deur opendoet.')
  await griffier.press('prevention.give_lesson_send')
  await griffier.see('prevention.lesson_given')
  check((await give('Wie de meneer uit de straat kent, belt.')).status === 201, 'a second lesson is taken in')

  await griffier.open('/prevention', 'prevention.title')
  await griffier.read('Spreek af wie de deur opendoet.')
  await griffier.press('prevention.remove_lesson', 'Wie de meneer uit de straat kent, belt.')
  await griffier.look('removing')
  await griffier.page.locator('form.send').getByRole('button', { name: griffier.t('prevention.remove_lesson'), exact: true }).click()
  await griffier.page.getByText('Wie de meneer uit de straat kent, belt.').waitFor({ state: 'detached' })
  await griffier.look('book')
}

/** Only that a scan was done: one's own, or by whoever keeps the book somebody else's. */
async function scanned(griffier, councillor) {
  await councillor.open('/risks', 'risk.title')
  await councillor.press('scan.add')
  await save(councillor)
  await councillor.see('scan.kind.self_scan')
  await councillor.look('scans')
  await griffier.press('scan.add_for')
  await griffier.page.locator('#scan-account').selectOption({ label: griffier.town.who('mayor').name })
  await griffier.choose('scan-kind', 'ccv_scan')
  await save(griffier)
  await griffier.page.getByRole('row', { name: new RegExp(griffier.town.who('mayor').name) }).waitFor()
}

/** The council adopts a next version; the operator serves it; what was found is answered by that, and by that alone. */
async function answered(binary, chrome, town, folder, data) {
  const packs = join(folder, 'packs')
  mkdirSync(packs)
  const before = readFileSync(new URL('../../protocols/westerveld.yaml', import.meta.url), 'utf8')
  writeFileSync(join(packs, 'westerveld.yaml'), before.replace('version: "1"', 'version: "2"'))
  const later = new Server(binary, ['serve', '--data', data, '--port', '0', '--packs', packs])
  later.url = await later.ready
  later.who = town.who
  try {
    const griffier = await (await chrome.person(later, 'griffier')).signIn()
    await griffier.open('/prevention', 'prevention.title')
    await griffier.see('prevention.answer_by', { pack: 'westerveld', version: '2' })
    await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.answer')}:`) }).click()
    await griffier.read(griffier.t('prevention.answered_by', { pack: 'westerveld', version: '2', day: '' }).split('2')[0] + '2')
    await griffier.look('answered')
    await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.take_answer_back')}:`) }).click()
    await griffier.page.getByRole('button', { name: new RegExp(`^${griffier.t('prevention.answer')}:`) }).waitFor()
  } finally {
    await later.stop()
  }
}

/** A protocol that asks for nothing: the book takes a record of every kind all the same, and gives none a day. */
async function withoutAChapter(binary, chrome) {
  const town = await municipality(binary, { pack: 'default' })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await griffier.open('/prevention', 'prevention.title')
    await griffier.see('prevention.silent')
    await griffier.press('prevention.add')
    await griffier.page.locator('#record-item').selectOption('kind:starter_package')
    await griffier.page.locator('#record-words').fill('Gesprek met de politie, scan van de woning, nummers op papier.')
    await save(griffier)
    await griffier.read('nummers op papier')
    await griffier.see('prevention.no_moment')
    await griffier.look('unnamed')
  } finally {
    await town.stop()
  }
}

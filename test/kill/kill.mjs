// ./dev kill --rounds N: people report, upload and handle while the server is killed under them (and on PostgreSQL now and
// then the database too). After each kill everything that was acknowledged must be there, and nothing may be there by half.
// In one round of five it is a migration that is killed (migrations.mjs).
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Register, form } from '../register.mjs'
import { half_things } from './half_things.mjs'
import { Mailbox } from '../mailbox.mjs'
import { Migrations } from './migrations.mjs'

const { values: asked, positionals: [binary] } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '4' }, engine: { type: 'string', default: 'both' }, longest: { type: 'string', default: '600' } },
})
const longest = Number(asked.longest)  // milliseconds until the kill
const chance = part => Math.random() < part
const one_of = list => list[Math.floor(Math.random() * list.length)]
const sha256 = bytes => createHash('sha256').update(bytes).digest('hex')

class Trial {
  constructor(engine) {
    this.register = new Register(binary, engine, 'kill')
    this.engine = engine
    this.acknowledged = { report: [], evidence: [], note: [], supplement: [], assignment: [] }
    this.begun = []  // uploads that no report holds yet
    this.unanswered = []  // sent, and nobody knows whether it arrived
    this.incidents = new Map()  // by reference
    this.lost = []
    this.kills = { server: 0, database: 0 }
  }

  async begin() {
    this.mailbox = await new Mailbox().open()
    const roles = ['councillor', 'councillor', 'griffier', 'mayor', 'secretary']
    const [one, other, griffier, mayor, secretary] = await this.register.staff(roles, ...this.mailbox.options)
    Object.assign(this, { reporters: [one, other], griffier, mayor, secretary })
  }

  async round() {
    const before = Object.fromEntries(Object.entries(this.acknowledged).map(([what, list]) => [what, list.length]))
    this.over = false
    const work = [...this.reporters.map(person => this.#until_over(() => this.#report(person))),
      ...this.reporters.map(person => person.again()).map(person => this.#until_over(() => this.#report(person))),
      this.#until_over(() => this.#handle())]
    await pause(5 + Math.random() * longest)
    await this.#kill()
    this.over = true
    await Promise.all(work)
    if (this.server_gone) await this.register.start(...this.mailbox.options)
    else await this.#comes_back()

    await this.#send_again()
    for (const [what, list] of Object.entries(this.acknowledged)) await this.#check(what, list.slice(before[what]))
    this.#check_tables()
    await this.#clear_away()
  }

  async #kill() {
    const database = this.engine === 'postgres' && chance(0.2)
    this.server_gone = !database || chance(0.5)
    if (database) this.register.postgres('kill')
    if (this.server_gone) await this.register.stop('SIGKILL')
    if (database) this.register.postgres('start')
    this.kills.database += database
    this.kills.server += this.server_gone
  }

  async #until_over(step) {
    while (!this.over) {
      try {
        await step()
      } catch (error) {
        if (error instanceof Wrong) this.#lose(error.message)
        await pause(2)  // no answer: the server has been killed
      }
    }
  }

  /** An acknowledgement is remembered; 503 is a database that is gone; any other refusal is a fault of the register. */
  async #sent(person, method, path, body, headers) {
    const reply = await person.ask(method, path, body, headers)
    if (reply.status === 503) throw new Error('gone for a while')
    if (reply.status >= 400) throw new Wrong(`${method} ${path}: ${reply.status} ${reply.bytes}`)
    return reply
  }

  async #report(person) {
    const narrative = `Hij zei dat hij weet waar ik woon. ${randomBytes(Math.floor(Math.random() * 1500)).toString('hex')}`
    const evidence = chance(0.2) ? await this.#upload(person) : []
    await this.#submit({ person, key: randomUUID(), narrative, evidence })
    if (chance(0.2)) await this.#supplement(person)
  }

  async #submit(report) {
    this.unanswered.push(report)
    const reply = await this.#sent(report.person, 'POST', '/reports', form(report.narrative, { evidence: report.evidence }), { 'Idempotency-Key': report.key })
    this.unanswered = this.unanswered.filter(one => one !== report)
    this.begun = this.begun.filter(({ id }) => !report.evidence.includes(id))
    this.acknowledged.report.push({ ...report, answer: reply.bytes, ...reply.body })
  }

  async #upload(person) {
    const bytes = randomBytes(1 + Math.floor(Math.random() * (chance(0.3) ? 2_500_000 : 100_000)))
    const announced = await person.ask('POST', '/evidence', { name: 'opname.bin', size: bytes.length })
    if (announced.body?.code === 'evidence.too_many_waiting') return []  // those whose announcement got no answer lie there too
    if (announced.status !== 201) throw new (announced.status === 503 ? Error : Wrong)(`an announcement: ${announced.status} ${announced.bytes}`)
    const { id } = announced.body
    this.begun.push({ id, person })
    for (let number = 0; number << 20 < bytes.length; ++number)
      await this.#sent(person, 'PUT', `/evidence/${id}/chunks/${number}`, bytes.subarray(number << 20, (number + 1) << 20))
    await this.#sent(person, 'POST', `/evidence/${id}/completions`, { sha256: sha256(bytes) })
    this.acknowledged.evidence.push({ id, person, sha256: sha256(bytes) })
    return [id]
  }

  async #supplement(person) {
    const report = one_of(this.acknowledged.report.slice(-50).filter(({ person: { login } }) => login === person.login))
    if (!report) return
    const text = `Nog iets: ${randomUUID()}`
    await this.#sent(person, 'POST', `/reports/${report.id}/supplements`, { text })
    this.acknowledged.supplement.push({ report, text })
  }

  async #handle() {
    const { body: { items } } = await this.#sent(this.griffier, 'GET', '/incidents?limit=20')
    if (items.length === 0) return pause(2)
    const { id } = one_of(items)
    if (chance(0.5)) {
      const text = `Gebeld: ${randomUUID()}`
      await this.#sent(this.griffier, 'POST', `/incidents/${id}/notes`, { text })
      this.acknowledged.note.push({ id, text })
    } else {
      const { headers } = await this.#sent(this.griffier, 'GET', `/incidents/${id}`)
      const { body: people } = this.colleagues ? { body: this.colleagues } : await this.#sent(this.griffier, 'GET', '/people')
      this.colleagues = people
      const account = people.items.find(({ roles }) => roles.some(role => (role.id ?? role) === 'secretary')).id
      const reply = await this.griffier.ask('POST', `/incidents/${id}/assignments`, { account }, { 'If-Match': headers.etag })
      if (reply.status < 300) this.acknowledged.assignment.push({ id })
      else if (reply.status !== 503 && reply.status !== 412) throw new Wrong(`an assignment: ${reply.status} ${reply.bytes}`)
    }
  }

  /** A server whose database went away and returned recovers by itself, and says 503 until it has. */
  async #comes_back() {
    for (let tries = 0; tries < 1200; ++tries, await pause(50)) {
      const { status } = await this.griffier.ask('GET', '/incidents')
      if (status === 200) return
      if (status !== 503) return this.#lose(`the database went away, and the answer is ${status}`)
    }
    this.#lose('the database is back, the register is not')
  }

  /** What got no answer is sent with the same key, and some of what did: the first answer comes back, byte for byte. */
  async #send_again() {
    for (const report of this.unanswered.splice(0)) {
      for (let tries = 0; ; ++tries, await pause(50))
        try {
          await this.#submit(report)
          break
        } catch (error) {
          if (!(error instanceof Wrong) && tries < 100) continue  // 503: on a busy machine the line is long
          this.#lose(`sent again after the kill: ${error.message}`)
          break
        }
    }
    for (const report of this.acknowledged.report.slice(-5)) {
      const again = await report.person.ask('POST', '/reports', form(report.narrative, { evidence: report.evidence }), { 'Idempotency-Key': report.key })
      if (again.status !== 201 || !again.bytes.equals(report.answer)) this.#lose(`a repeated key answered ${again.status} ${again.bytes}`)
    }
  }

  /** A person may have fifty files lying about; what the kill cut off would fill that. */
  async #clear_away() {
    for (const { id, person } of this.begun.splice(0)) {
      await person.ask('DELETE', `/evidence/${id}`)
      this.acknowledged.evidence = this.acknowledged.evidence.filter(evidence => evidence.id !== id)
    }
  }

  async #check(what, list) {
    const look = {
      report: report => this.#report_is_whole(report),
      evidence: evidence => this.#evidence_is_whole(evidence),
      note: async ({ id, text }) => (await this.griffier.must('GET', `/incidents/${id}`)).notes.some(note => note.text === text),
      supplement: async ({ report, text }) => (await report.person.must('GET', `/reports/${report.id}`)).supplements.some(one => one.text === text),
      assignment: async ({ id }) => (await this.secretary.must('GET', `/incidents/${id}`)).reports.every(report => report.narrative),
    }[what]
    for (const one of list) {
      try {
        if (!await look(one)) this.#lose(`${what} ${one.id ?? one.text}`)
      } catch (error) {
        this.#lose(`${what} ${one.id ?? one.text}: ${error.message}`)
      }
    }
  }

  async #report_is_whole(report) {
    const own = await report.person.must('GET', `/reports/${report.id}`)
    const received = await this.griffier.must('GET', `/reports/${report.id}`)
    const incident = await this.griffier.must('GET', `/incidents/${await this.#incident_of(report.reference)}`)
    return own.reference === report.reference && own.narrative === report.narrative && received.narrative === report.narrative &&
      same(own.evidence.map(({ id }) => id), report.evidence) && same(received.evidence.map(({ id }) => id), report.evidence) &&
      incident.reports.some(({ id, narrative }) => id === report.id && narrative === report.narrative) &&
      incident.tasks.some(({ kind }) => kind === 'handle') && incident.tasks.filter(({ kind }) => kind === 'aftercare').length === 3
  }

  async #evidence_is_whole({ id, person, sha256: digest }) {
    const { status, bytes } = await person.ask('GET', `/evidence/${id}/content?original=true`)
    return status === 200 && sha256(bytes) === digest
  }

  async #incident_of(reference) {
    for (let next; !this.incidents.has(reference);) {
      const page = await this.griffier.must('GET', `/incidents?limit=200${next ? `&cursor=${next}` : ''}`)
      for (const item of page.items) this.incidents.set(item.reference, item.id)
      next = page.next
      if (!next && !this.incidents.has(reference)) throw new Error(`no case ${reference}`)
    }
    return this.incidents.get(reference)
  }

  #check_tables() {
    for (const [what, statement] of half_things)
      for (const [id] of this.register.query(statement)) this.#lose(`${what}: ${id}`)
    const [[count]] = this.register.query('SELECT COUNT(*) FROM report')
    if (Number(count) !== this.acknowledged.report.length) this.#lose(`${count} reports stored, ${this.acknowledged.report.length} acknowledged`)
    try {
      this.register.luwte('audit', 'verify', '--database', this.register.database)
    } catch (error) {
      this.#lose(`the journal: ${error.stdout}`)
    }
  }

  /** Everything that was to be mailed arrived, at least once; what was taken by a server that was killed counts as lost after a while. */
  async #check_mail() {
    this.register.operate("UPDATE notify_outbox SET next_attempt = '2026-01-01T00:00:00.000Z' WHERE state = 'waiting'")
    const waiting = () => Number(this.register.query("SELECT COUNT(*) FROM notify_outbox WHERE state = 'waiting'")[0][0])
    for (let tries = 0; tries < 1200 && waiting() > 0; ++tries) await pause(100)
    for (const [id, state] of this.register.query('SELECT id, state FROM notify_outbox'))
      if (state !== 'sent' || !this.mailbox.arrived.has(id)) this.#lose(`mail ${id}: ${state}, arrived ${this.mailbox.arrived.get(id) ?? 0} times`)
    this.mails = [...this.mailbox.arrived.values()]
    if (this.acknowledged.report.length > 0 && this.mails.length === 0) this.#lose('nobody was mailed at all')
  }

  #lose(what) {
    this.lost.push(what)
    console.error(`${this.engine}: LOST ${what}`)
  }

  /** Everything of all rounds once more: a later kill must not take what an earlier one left. */
  async end() {
    for (const [what, list] of Object.entries(this.acknowledged)) await this.#check(what, list)
    await this.#check_mail()
    await this.register.stop()
    this.mailbox.close()
    if (this.lost.length === 0) this.register.remove()
    else console.error(`${this.engine}: kept for who wants to look: ${this.register.database}`)
  }

  summary() {
    const told = Object.entries(this.acknowledged).map(([what, list]) => `${list.length} × ${what}`).join(', ')
    const twice = this.mails.filter(times => times > 1).length
    return `${this.engine}: server killed ${this.kills.server} times, database ${this.kills.database} times; ${told}; ${this.mails.length} mails arrived, ${twice} more than once`
  }
}

class Wrong extends Error {}

const same = (one, other) => one.length === other.length && one.every(id => other.includes(id))

const engines = asked.engine === 'both' ? ['sqlite', 'postgres'] : [asked.engine]
let rounds = 0, acknowledged = 0, lost = 0, enough = false
process.once('SIGINT', () => { enough = true })  // ends after this round, with its figures
for (const engine of engines) {
  const trial = new Trial(engine), migrations = new Migrations(binary, engine)
  await trial.begin()
  await migrations.begin()
  for (let round = 0; round < Math.ceil(Number(asked.rounds) / engines.length) && !enough; ++round, ++rounds) {
    await (round % 5 === 2 ? migrations : trial).round()
    if (process.stderr.isTTY) process.stderr.write(`\r${engine} ${round + 1} `)
  }
  await trial.end()
  console.log(trial.summary())
  console.log(`${engine}: migrations killed ${migrations.kills} times`)
  acknowledged += Object.values(trial.acknowledged).reduce((sum, list) => sum + list.length, 0)
  lost += trial.lost.length + migrations.lost.length
}
console.log(`${rounds} rounds, ${acknowledged} acknowledged, ${lost} lost`)
process.exit(lost === 0 ? 0 : 1)

// A register of its own, run as the real binary on either engine, for programs that try it from outside: test/kill,
// test/bench. The organisation is founded and staffed as an operator and an administrator would do it.
import { execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const password = 'a long enough password'
const postgres = new URL('../tools/postgres', import.meta.url).pathname
const cache = new URL('../.cache/', import.meta.url).pathname

const login_at = (place, name) => `${name}@${place.toLowerCase()}.example`

const running = new Set()  // what this program has started, and nobody else would stop
process.on('exit', () => { for (const server of running) server.kill('SIGKILL') })

export class Register {
  /**
   * `name` is that of the private PostgreSQL server. Data lies in the checkout's cache (/tmp may be memory), or in `data`; what
   * PostgreSQL keeps in `tablespace` then.
   */
  constructor(binary, engine, name, { data, tablespace } = {}) {
    this.binary = binary
    this.engine = engine
    this.name = name
    mkdirSync(cache, { recursive: true })
    this.data = mkdtempSync(join(data ?? cache, 'register-'))
    this.database = engine === 'sqlite' ? `sqlite:${join(this.data, 'register.sqlite')}` : this.#own_database(tablespace)
  }

  #own_database(tablespace) {
    const url = this.postgres('start').trim()
    this.schema = `luwte_${randomBytes(6).toString('hex')}`
    execFileSync('psql', ['-Xqc', `CREATE DATABASE ${this.schema}${tablespace ? ` TABLESPACE ${tablespace}` : ''}`, url])
    return url.replace(/\/postgres$/, `/${this.schema}`)
  }

  postgres(what) {
    return execFileSync(postgres, [what, this.name], { encoding: 'utf8' })
  }

  /** Of the database's server, when it has one. */
  processes() {
    if (this.engine === 'sqlite') return []
    const [[data]] = this.query('SHOW data_directory')
    const server = readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]
    return execFileSync('pgrep', ['-P', server], { encoding: 'utf8' }).trim().split('\n').map(Number)
  }

  luwte(...args) {
    return execFileSync(this.binary, args, { encoding: 'utf8' })
  }

  /** One statement for the operator's eyes; rows of text. */
  query(statement) {
    const rows = this.engine === 'sqlite'
      ? execFileSync('sqlite3', ['-readonly', '-separator', '\t', join(this.data, 'register.sqlite'), statement], { encoding: 'utf8' })
      : execFileSync('psql', ['-XAtqF', '\t', '-c', statement, this.database], { encoding: 'utf8' })
    return rows.split('\n').filter(Boolean).map(row => row.split('\t'))
  }

  /** Statements of an operator who changes things, without answers. */
  operate(script) {
    if (this.engine === 'sqlite') execFileSync('sqlite3', ['-bail', join(this.data, 'register.sqlite')], { input: script })
    else execFileSync('psql', ['-XqbAt', '-v', 'ON_ERROR_STOP=1', '-o', '/dev/null', this.database], { input: script })
  }

  async start(...options) {
    await this.start_under([], ...options)
  }

  /** Under another program, such as valgrind. */
  async start_under(program, ...options) {
    const [command, ...args] = [...program, this.binary, 'serve', '--database', this.database, '--port', '0', ...options]
    this.server = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
    const server = this.server
    running.add(server)
    this.gone = new Promise(done => server.on('exit', (code, signal) => {
      running.delete(server)
      done(signal ?? code)
    }))
    let said = ''
    this.server.stderr.on('data', chunk => { said = (said + chunk).slice(-4000) })
    this.said = () => said
    this.port = await new Promise((ready, failed) => {
      let out = ''
      this.server.stdout.on('data', chunk => {
        const line = /ready https?:\S+:(\d+)/.exec((out += chunk))
        if (line) ready(Number(line[1]))
      })
      this.gone.then(code => failed(new Error(`luwte serve ended with ${code}: ${said}`)))
    })
  }

  async stop(signal = 'SIGTERM') {
    this.server.kill(signal)
    return await this.gone
  }

  remove() {
    rmSync(this.data, { recursive: true, force: true })
    if (this.schema) execFileSync('psql', ['-Xqc', `DROP DATABASE ${this.schema} WITH (FORCE)`, this.postgres('url').trim()])
  }

  /** Founds the organisation and gives each of `roles` an account; leaves the server running and answers who they are. */
  async staff(roles, ...options) {
    const invitation = this.#found('Oeverbeek')
    await this.start(...options)
    return this.#hire('Oeverbeek', invitation, roles)
  }

  /** Another organisation on the same register, which is running. */
  async neighbour(place, roles) {
    return this.#hire(place, this.#found(place), roles)
  }

  /** The invitation of its administrator. */
  #found(place) {
    const said = this.luwte('init', '--database', this.database, '--pack', 'westerveld', '--organisation', `Gemeente ${place}`,
      '--administrator', 'Lotte Prins', '--login', login_at(place, 'beheer'))
    return /invitation\/(\S+)/.exec(said)[1]
  }

  async #hire(place, invitation, roles) {
    const nobody = new Person(this)
    const accept = token => nobody.must('POST', '/invitation-acceptances', { token, password })
    await accept(invitation)
    const admin = await new Person(this).sign_in(login_at(place, 'beheer'))
    const today = new Date().toISOString().slice(0, 10)
    const people = []
    for (const [number, role] of roles.entries()) {
      const login = login_at(place, `${role}.${number}`)
      const { id } = await admin.must('POST', '/accounts', { name: `${role} ${number}`, login })
      await accept((await admin.must('POST', `/accounts/${id}/invitations`, {})).token)
      await admin.must('POST', `/accounts/${id}/role-assignments`, { role, validFrom: today })
      people.push(await new Person(this).sign_in(login))
    }
    return people
  }
}

/** Somebody with a connection that stays open and, once signed in, a session. */
export class Person {
  constructor(register) {
    this.register = register
    this.agent = new Agent({ keepAlive: true, maxSockets: 1 })
  }

  async sign_in(login) {
    this.login = login
    const reply = await this.ask('POST', '/sessions', { login, password })
    if (reply.status !== 201) throw new Error(`${login} may not sign in: ${reply.status} ${reply.bytes}`)
    this.token = /__Host-luwte=([^;]+)/.exec(reply.headers['set-cookie'].join('\n'))[1]
    return this
  }

  /** The same person and session on another connection. */
  again() {
    return Object.assign(new Person(this.register), { login: this.login, token: this.token })
  }

  /** Rejects only when there was no whole answer. */
  ask(method, path, body, headers = {}) {
    const raw = Buffer.isBuffer(body)
    const sent = body === undefined ? undefined : raw ? body : Buffer.from(JSON.stringify(body))
    return new Promise((resolve, reject) => {
      const call = request({
        host: '127.0.0.1', port: this.register.port, agent: this.agent, method, path: `/v1${path}`,
        headers: {
          ...(sent && { 'Content-Type': raw ? 'application/octet-stream' : 'application/json', 'Content-Length': sent.length }),
          ...(this.token && { Authorization: `Bearer ${this.token}` }), ...headers,
        },
      }, reply => {
        const chunks = []
        reply.on('data', chunk => chunks.push(chunk))
        reply.on('error', reject)
        reply.on('aborted', () => reject(new Error('cut off')))
        reply.on('end', () => {
          const bytes = Buffer.concat(chunks)
          const is_json = /json/.test(reply.headers['content-type'] ?? '')
          if (!reply.complete) return reject(new Error('cut off'))
          resolve({ status: reply.statusCode, headers: reply.headers, bytes, body: is_json ? JSON.parse(bytes) : undefined })
        })
      })
      // A connection that the server closed while it was idle is no lost answer; what may be asked twice goes once more.
      const once_more = method === 'GET' || method === 'DELETE' || headers['Idempotency-Key']
      call.on('error', error => (call.reusedSocket && once_more && /ECONNRESET|EPIPE/.test(error.code)
        ? this.ask(method, path, body, headers).then(resolve, reject) : reject(error)))
      call.setTimeout(30_000, () => call.destroy(new Error('no answer in half a minute')))
      call.end(sent)
    })
  }

  /** For what is not being tried itself. 503 asks to come again; on a busy machine that may take a while. */
  async must(method, path, body, headers) {
    let reply = await this.ask(method, path, body, headers)
    for (let tries = 0; reply.status === 503 && tries < 100; ++tries) {
      await pause(100)
      reply = await this.ask(method, path, body, headers)
    }
    if (reply.status >= 400) throw new Error(`${method} ${path}: ${reply.status} ${reply.bytes}`)
    return reply.body
  }
}

/** The form of a report, as the web client would send it. */
export function form(narrative, more = {}) {
  return {
    narrative, form: 'in_person', occurredAt: '2026-03-09T08:30:00+01:00', answers: [], aggravating: [], targets: [],
    offender: { known: 'unknown' }, involved: [], affected: [], reporterRole: 'councillor', evidence: [], repeated: false,
    persists: false, ...more,
  }
}

// A broken world: the disk is full or may not be written to, the database goes away, the mail server stalls. The register says 503
// and loses nothing, and when the world is whole again it goes on by itself. Real disks and servers; what this machine does not
// let us break is said and left out, and where LUWTE_NOTHING_LEFT_OUT is set (.ci/run) that is a failure.
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, rmSync, rmdirSync, writeSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { memory } from '../bench/measure.mjs'
import { Mailbox } from '../mailbox.mjs'
import { Register, form } from '../register.mjs'

const { values: asked, positionals: [binary] } = parseArgs({ allowPositionals: true, options: { engine: { type: 'string', default: 'sqlite' } } })
const engine = asked.engine
const is_root = process.getuid() === 0
const cache = new URL('../../.cache/', import.meta.url).pathname

class Wrong extends Error {}
class LeftOut extends Error {}
const must = (holds, what) => { if (!holds) throw new Wrong(what) }

/** Somebody who reports, remembers what was acknowledged, and keeps what was not for later. */
class Reporter {
  acknowledged = []
  refused = []

  constructor(person) { this.person = person }

  async report(kept = { key: randomUUID(), narrative: `Hij stond er weer. ${randomUUID().repeat(40)}` }) {
    const reply = await this.person.ask('POST', '/reports', form(kept.narrative), { 'Idempotency-Key': kept.key })
    must(reply.status === 201 || (reply.status === 503 && reply.body.code === 'request.unavailable'), `answered ${reply.status} ${reply.bytes}`)
    if (reply.status === 201) this.acknowledged.push({ ...kept, id: reply.body.id })
    else this.refused.push(kept)
    return reply.status
  }

  async until_refused() {
    for (let tries = 0; tries < 2000; ++tries) if (await this.report() === 503) return
    throw new Wrong('it never said that it could not store more')
  }

  /** Memory stays as it was, however often it is asked in vain; on a full disk now and then something small still fits. */
  async insist(register) {
    const in_vain = async times => {
      for (let tries = 0; times > 0; ++tries) {
        must(tries < 2000, 'it stores again while the world is broken')
        if (await this.report() !== 503) continue
        this.refused.pop()
        --times
      }
    }
    await in_vain(200)
    const before = memory(register.server.pid)
    await in_vain(300)
    const grown = memory(register.server.pid) - before
    must(grown < 8, `it grew by ${grown} MB while the world was broken`)
  }

  /** The world is whole: within a while it answers, what was refused is sent again, and everything is there once. */
  async recovered(register) {
    for (let tries = 0; (await this.person.ask('GET', '/profile')).status !== 200; ++tries, await pause(50)) must(tries < 1200, 'it does not recover')
    for (const kept of this.refused.splice(0)) must(await this.report(kept) === 201, 'what was refused is refused again')
    for (const { id, narrative } of this.acknowledged)
      must((await this.person.must('GET', `/reports/${id}`)).narrative === narrative, `report ${id} is not what was sent`)
    const stored = Number(register.query('SELECT COUNT(*) FROM report')[0][0])
    must(stored === this.acknowledged.length, `${this.acknowledged.length} acknowledged, ${stored} stored`)
    register.luwte('audit', 'verify', '--database', register.database)
  }
}

/** Somebody in the middle of handing in a recording. What was acknowledged is kept, what was refused is sent again, and the file is whole. */
class Uploader {
  chunks = Array.from({ length: 8 }, () => randomBytes(1 << 20))
  refused = []

  constructor(person) { this.person = person }

  async begin() {
    this.id = (await this.person.must('POST', '/evidence', { name: 'opname.bin', size: this.chunks.length << 20 })).id
    must(await this.send(0) === 204, 'an upload does not begin')
  }

  async send(number) {
    const { status, body, bytes } = await this.person.ask('PUT', `/evidence/${this.id}/chunks/${number}`, this.chunks[number])
    must(status === 204 || (status === 503 && body.code === 'request.unavailable'), `a chunk was answered ${status} ${bytes}`)
    if (status === 503) this.refused.push(number)
    return status
  }

  /** All of it is tried while the disk is full: at least one chunk does not fit, and the file cannot be closed. */
  async go_on() {
    for (let number = 1; number < this.chunks.length; ++number) await this.send(number)
    must(this.refused.length > 0, 'eight chunks fit on a full disk')
    const { status } = await this.person.ask('POST', `/evidence/${this.id}/completions`, {})
    must(status >= 400 && status !== 500, `a file with holes is closed with ${status}`)
  }

  async recovered() {
    for (const number of this.refused.splice(0)) must(await this.send(number) === 204, 'a chunk that was refused is refused again')
    await this.person.must('POST', `/evidence/${this.id}/completions`, {})
    const { status, bytes } = await this.person.ask('GET', `/evidence/${this.id}/content?original=true`)
    must(status === 200 && bytes.equals(Buffer.concat(this.chunks)), 'the file is not what was sent')
  }
}

async function opened(register, ...options) {
  const [councillor, griffier] = await register.staff(['councillor', 'griffier', 'mayor'], ...options)
  return { reporter: new Reporter(councillor), uploader: new Uploader(councillor), griffier }
}

async function closed(register) {
  must(await register.stop() === 0, 'it does not stop cleanly')
  register.remove()
}

/** A small file system of its own; nothing when this user may not make one. */
function small_disk(megabytes) {
  const folder = join(cache, `small-${randomUUID().slice(0, 8)}`)
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    rmdirSync(folder)
    return undefined
  }
  const remove = () => {
    if (!existsSync(folder)) return
    execFileSync('umount', ['-l', folder])
    rmdirSync(folder)
  }
  process.on('exit', remove)
  return { folder, remove, ballast: join(folder, 'ballast') }
}

function fill(file) {
  const ballast = openSync(file, 'w')
  try {
    for (let piece = 1 << 20; piece >= 512; piece >>= 1)
      try {
        for (;;) writeSync(ballast, Buffer.alloc(piece))
      } catch (error) {
        must(error.code === 'ENOSPC', error.message)
      }
  } finally {
    closeSync(ballast)
  }
}

async function full_disk() {
  const disk = small_disk(64)
  if (!disk) throw new LeftOut('this user may not make a small file system')
  if (engine === 'postgres' && !is_root) throw new LeftOut('the database server runs outside of what this user may make')
  const tablespace = engine === 'postgres' ? `small_${randomBytes(4).toString('hex')}` : undefined
  if (tablespace) {
    const folder = join(disk.folder, 'rows')
    mkdirSync(folder)
    execFileSync('chown', ['postgres', folder])
    psql(`CREATE TABLESPACE ${tablespace} LOCATION '${folder}'`)
  }
  const register = new Register(binary, engine, 'broken', { tablespace, data: tablespace ? undefined : disk.folder })
  try {
    const { reporter, uploader } = await opened(register)
    for (let n = 0; n < 5; ++n) must(await reporter.report() === 201, 'it does not begin')
    await uploader.begin()
    fill(disk.ballast)
    await reporter.until_refused()
    await uploader.go_on()
    await reporter.insist(register)
    rmSync(disk.ballast)
    await reporter.recovered(register)
    await uploader.recovered()
  } finally {
    rmSync(disk.ballast, { force: true })  // the database's server is whole again, whatever came of this
    await closed(register)
    if (tablespace) psql(`DROP TABLESPACE ${tablespace}`)
    disk.remove()
  }
}

/** Statements one by one: a tablespace is not made in a transaction. */
function psql(statements) {
  const url = new URL(execFileSync(new URL('../../tools/postgres', import.meta.url).pathname, ['start', 'broken'], { encoding: 'utf8' }).trim())
  for (const statement of statements.split('; ')) execFileSync('psql', ['-Xqc', statement, url.href], { stdio: ['ignore', 'ignore', 'pipe'] })
}

async function read_only_disk() {
  const register = new Register(binary, engine, 'broken')
  const { reporter } = await opened(register)
  must(await reporter.report() === 201, 'it does not begin')
  const files = ['register.sqlite', 'register.sqlite-wal'].map(name => join(register.data, name))
  const protect = on => engine === 'sqlite'
    ? execFileSync('chattr', [on ? '+i' : '-i', ...files], { stdio: 'ignore' })
    : psql(`ALTER SYSTEM SET default_transaction_read_only = ${on ? 'on' : 'off'}; SELECT pg_reload_conf()`)
  try {
    protect(true)
  } catch {
    await closed(register)
    throw new LeftOut('this user, or this disk, does not let a file be protected')
  }
  try {
    await reporter.until_refused()
    await reporter.insist(register)
  } finally {
    protect(false)
  }
  await reporter.recovered(register)
  await closed(register)
}

async function database_goes_away() {
  const register = new Register(binary, engine, 'broken')
  const { reporter } = await opened(register)
  must(await reporter.report() === 201, 'it does not begin')
  for (const how of ['stop', 'kill']) {
    register.postgres(how)
    await reporter.until_refused()
    await reporter.insist(register)
    register.postgres('start')
    await reporter.recovered(register)
  }
  await closed(register)
}

/** It takes connections and says nothing. */
async function stalled_mail_server() {
  const sockets = []
  const silent = createServer(socket => sockets.push(socket.on('error', () => {})))
  await new Promise(ready => silent.listen(0, '127.0.0.1', ready))
  const mailbox = new Mailbox
  mailbox.server = silent
  const register = new Register(binary, engine, 'broken')
  const { reporter, griffier } = await opened(register, ...mailbox.options)
  for (let n = 0; n < 10; ++n) must(await reporter.report() === 201, 'a report waits for the mail server')
  for (let tries = 0; sockets.length === 0; ++tries, await pause(50)) must(tries < 1200, 'nobody tried to mail')
  must((await griffier.ask('GET', '/incidents')).status === 200, 'a reader waits for the mail server')

  const { port } = silent.address()
  for (const socket of sockets) socket.destroy()
  await new Promise(gone => silent.close(gone))
  await mailbox.open(port)
  const waiting = () => Number(register.query("SELECT COUNT(*) FROM notify_outbox WHERE state = 'waiting'")[0][0])
  must(waiting() > 0, 'nothing was to be mailed')
  for (let tries = 0; waiting() > 0; ++tries, await pause(100)) {
    must(tries < 1200, 'mail does not go out again')
    register.operate("UPDATE notify_outbox SET next_attempt = '2026-01-01T00:00:00.000Z' WHERE state = 'waiting'")  // an hour later
  }
  for (const [id] of register.query('SELECT id FROM notify_outbox')) must(mailbox.arrived.has(id), `mail ${id} never arrived`)
  mailbox.close()
  await closed(register)
}

const nothing_left_out = Boolean(process.env.LUWTE_NOTHING_LEFT_OUT)
// SQLite is in the process itself, and goes away with it: test/kill.
const worlds = [full_disk, read_only_disk, ...(engine === 'sqlite' ? [] : [database_goes_away]), stalled_mail_server]
let wrong = 0, left_out = 0
for (const world of worlds) {
  try {
    await world()
    console.log(`${engine} ${world.name}: nothing lost, and it went on by itself`)
  } catch (error) {
    if (error instanceof LeftOut) {
      console.log(`${engine} ${world.name}: LEFT OUT, NOT TRIED: ${error.message}`)
      ++left_out
      continue
    }
    ++wrong
    console.log(`${engine} ${world.name}: WRONG, ${error instanceof Wrong ? error.message : error.stack}`)
  }
}
const not_tried = 77  // ctest lists the test as skipped
process.exit(wrong > 0 || (left_out > 0 && nothing_left_out) ? 1 : left_out > 0 ? not_tried : 0)

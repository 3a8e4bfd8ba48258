// ./dev bench: one line per figure, `name value unit`. docs/performance.md says what each means. The real binary, over HTTP
// with connections that stay open, on files on this checkout's disk; what it is compared with is measured in the same run.
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Register, form } from '../register.mjs'

const { values: asked, positionals: [build] } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string', default: '5' }, engine: { type: 'string', default: 'both' }, cases: { type: 'string', default: '1000' }, offenders: { type: 'string', default: '1000000' } },
})
const seconds = Number(asked.seconds)  // for each rate
const web = new URL('../../web/dist/', import.meta.url).pathname
const narrative = 'Na de vergadering bleef een man bij mijn fiets staan; hij zei dat hij weet waar mijn kinderen op school zitten. '.repeat(6)

function figure(name, value, unit) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  console.log(`${name} ${value.toFixed(digits)} ${unit}`)
}

const ratio = (name, value) => console.log(`${name}_ratio ${value.toFixed(2)} 1`)

/** Runs `step` on each client at the same time until the span is over; done per second, and how long each took. */
async function rate(clients, step, span = seconds) {
  const begin = performance.now(), times = []
  await Promise.all(clients.map(async client => {
    while (performance.now() - begin < span * 1000) {
      const before = performance.now()
      await step(client)
      times.push(performance.now() - before)
    }
  }))
  return { per_second: times.length / (performance.now() - begin) * 1000, times: times.sort((one, other) => one - other) }
}

const share = (times, part) => times[Math.min(times.length - 1, Math.floor(times.length * part))]
const several = (person, count) => Array.from({ length: count }, () => person.again())
const report = person => person.must('POST', '/reports', form(narrative), { 'Idempotency-Key': randomUUID() })

class Bench {
  constructor(engine) {
    this.engine = engine
    this.register = new Register(join(build, 'luwte'), engine, 'bench')
  }

  figure(name, value, unit) { figure(`${this.engine}_${name}`, value, unit) }
  ratio(name, value) { ratio(`${this.engine}_${name}`, value) }

  async run() {
    [this.councillor, this.griffier] = await this.register.staff(['councillor', 'griffier', 'mayor'])
    await this.starting()
    await this.reports()
    await this.reading()
    await this.evidence()
    await this.many_requests()
    await this.register.stop()
    this.register.remove()
  }

  async starting() {
    const times = []
    for (let time = 0; time < 5; ++time) {
      await this.register.stop()
      const begin = performance.now()
      await this.register.start()
      await this.councillor.must('GET', '/profile')
      times.push(performance.now() - begin)
    }
    this.figure('start_to_first_answer', share(times.sort((one, other) => one - other), 0.5), 'ms')
    this.figure('memory_idle', this.memory(), 'MB')
  }

  /** What the system says the server has in memory now. */
  memory() {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${this.register.server.pid}/status`, 'utf8'))[1]) / 1024
  }

  /** Seconds of processor the server has had; the system counts in hundredths. */
  processor() {
    const fields = readFileSync(`/proc/${this.register.server.pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  }

  size() {
    const [[bytes]] = this.register.query(this.engine === 'sqlite'
      ? 'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()' : 'SELECT pg_database_size(current_database())')
    return Number(bytes)
  }

  async reports() {
    await rate(several(this.councillor, 2), report, 1)  // first times are slower
    const [size, processor, before] = [this.size(), this.processor(), this.stored()]
    const rates = []
    for (const clients of [1, 8]) rates.push([clients, await rate(several(this.councillor, clients), report)])
    const stored = this.stored() - before
    const bytes = Math.round((this.size() - size) / stored)
    this.figure('report_size', bytes / 1024, 'KiB')
    this.figure('report_processor', (this.processor() - processor) / stored * 1000, 'ms')
    for (const [clients, { per_second, times }] of rates) {
      const bare = this.bare_commits(bytes, clients)
      this.figure(`reports_${clients}`, per_second, '/s')
      this.figure(`reports_${clients}_p99`, share(times, 0.99), 'ms')
      this.figure(`bare_commits_${clients}`, bare, '/s')
      this.ratio(`reports_${clients}`, per_second / bare)
    }
  }

  stored() { return Number(this.register.query('SELECT COUNT(*) FROM report')[0][0]) }

  /** The same number of bytes in one row, committed by the engine's own interface: on a database beside the register's. */
  bare_commits(bytes, clients) {
    const bare = this.engine === 'sqlite' ? `sqlite:${join(this.register.data, 'bare.sqlite')}` : this.register.database
    return Number(execFileSync(join(build, 'luwte_commits'), [bare, String(bytes), String(clients), String(seconds)]))
  }

  async reading() {
    const people = several(this.councillor, 4)
    while (this.stored() < Number(asked.cases)) await Promise.all(people.map(report))
    const { items } = await this.griffier.must('GET', '/incidents?limit=200')
    const list = await rate([this.griffier], person => person.must('GET', '/incidents'))
    const one = await rate([this.griffier], person => person.must('GET', `/incidents/${items[Math.floor(Math.random() * items.length)].id}`))
    this.figure('cases', this.stored(), 'cases')
    for (const [name, { times }] of [['list', list], ['open_case', one]]) {
      this.figure(`${name}_p50`, share(times, 0.5), 'ms')
      this.figure(`${name}_p99`, share(times, 0.99), 'ms')
    }
  }

  /** Each chunk of 1 MiB is on disk before it is acknowledged; beside it a file written and fsynced by as many bytes. */
  async evidence() {
    const chunk = randomBytes(1 << 20), chunks = 40
    const begin = performance.now()
    const { id } = await this.councillor.must('POST', '/evidence', { name: 'opname.bin', size: chunk.length * chunks })
    for (let number = 0; number < chunks; ++number) await this.councillor.must('PUT', `/evidence/${id}/chunks/${number}`, chunk)
    await this.councillor.must('POST', `/evidence/${id}/completions`, {})
    const upload = chunks / (performance.now() - begin) * 1000 * chunk.length / 1e6
    const plain = plain_write(join(this.register.data, 'plain'), chunk, chunks)
    this.figure('evidence', upload, 'MB/s')
    this.figure('plain_file', plain, 'MB/s')
    this.ratio('evidence', upload / plain)
  }

  async many_requests() {
    const { items } = await this.griffier.must('GET', '/incidents?limit=100')
    const paths = ['/profile', '/incidents?limit=20', '/people', '/protocol', ...items.slice(0, 4).map(({ id }) => `/incidents/${id}`)]
    let sent = 0
    const begin = performance.now(), processor = this.processor()
    await Promise.all(several(this.griffier, 8).map(async person => {
      while (sent < 10_000) await person.must('GET', paths[sent++ % paths.length])
    }))
    this.figure('requests_8', sent / (performance.now() - begin) * 1000, '/s')
    this.figure('request_processor', (this.processor() - processor) / sent * 1000, 'ms')
    this.figure('memory_after_10000', this.memory(), 'MB')
  }
}

function plain_write(path, chunk, chunks) {
  const file = openSync(path, 'w')
  const begin = performance.now()
  for (let number = 0; number < chunks; ++number) {
    writeSync(file, chunk)
    fsyncSync(file)
  }
  const spent = performance.now() - begin
  closeSync(file)
  rmSync(path)
  return chunks / spent * 1000 * chunk.length / 1e6
}

/** All that a browser may fetch of the client, compressed as the server sends it. */
function client_size() {
  const files = readdirSync(web, { recursive: true }).map(file => join(web, file)).filter(file => statSync(file).isFile())
  const sent = files.filter(file => file.endsWith('.gz') || !files.includes(`${file}.gz`))
  figure('client_gzipped', sent.reduce((sum, file) => sum + statSync(file).size, 0) / 1000, 'kB')
}

/** Recognising who comes back; the relink only where the Dutch set is at hand. */
function links() {
  const dutch = join(process.env.LUWTE_SHARED ?? '../shared', 'data/linkage/data/dutch_dev')
  execFileSync(join(build, 'luwte_links'), ['.cache', asked.offenders, ...existsSync(dutch) ? [dutch] : []], { stdio: 'inherit' })
}

for (const engine of asked.engine === 'both' ? ['sqlite', 'postgres'] : [asked.engine]) await new Bench(engine).run()
client_size()
if (Number(asked.offenders)) links()
process.exit(0)

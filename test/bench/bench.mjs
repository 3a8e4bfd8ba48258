// ./dev bench: one line per figure, `name value unit`. docs/performance.md says what each means. The real binary, over HTTP
// with connections that stay open, on files on this checkout's disk. What it is compared with is measured in the same run, in
// turns with it, so that a machine that is busy meanwhile is busy for both.
import { execFileSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { certificate } from '../attack/wire.mjs'
import { Register, form } from '../register.mjs'
import { commands } from './commands.mjs'
import { instructions } from './instructions.mjs'
import { Copy, one_row, same_rows } from './recipe.mjs'
import { bare_commits, figure, load, median, memory, PlainFile, processor, ratio, Stopwatch } from './measure.mjs'

const { values: asked, positionals: [build] } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '8' },         // for each rate
    engine: { type: 'string', default: 'both' },
    cases: { type: 'string', default: '1000' },        // the least to list
    narratives: { type: 'string', default: '10000' },  // the least to search
    incidents: { type: 'string', default: '1000000' },  // of the year whose account is made; 0: not measured
    offenders: { type: 'string', default: '1000000' },  // to find one among; 0: not measured
    only: { type: 'string', default: '' },             // such as reports,search
  },
})
const seconds = Number(asked.seconds), turns = 4
const web = new URL('../../web/dist/', import.meta.url).pathname
const narrative = 'Na de vergadering bleef een man bij mijn fiets staan; hij zei dat hij weet waar mijn kinderen op school zitten. '.repeat(6)
const wanted = part => !asked.only || asked.only.split(',').includes(part)

class Bench {
  constructor(engine) {
    this.engine = engine
    this.register = new Register(join(build, 'luwte'), engine, 'bench')
    this.form = join(this.register.data, 'form.json')
    writeFileSync(this.form, JSON.stringify(form(narrative)))
  }

  figure(name, value, unit) { figure(`${this.engine}_${name}`, value, unit) }
  ratio(name, value) { ratio(`${this.engine}_${name}`, value) }

  async run() {
    [this.councillor, this.griffier] = await this.register.staff(['councillor', 'griffier', 'mayor'])
    for (const part of ['starting', 'reports', 'tls', 'reading', 'evidence', 'requests', 'instructions', 'search', 'network'])
      if (wanted(part)) await this[part]()
    await this.register.stop()
    this.register.remove()
  }

  get pid() { return this.register.server.pid }

  load(person, how) { return load(build, person, how) }
  report(how) { return this.load(this.councillor, { ...how, method: 'POST', path: '/reports', body: this.form }) }
  stored() { return Number(this.register.query('SELECT COUNT(*) FROM report')[0][0]) }

  async fill(count) {
    const missing = count - this.stored()
    if (missing > 0) await this.report({ clients: 8, count: missing })
    if (this.engine === 'postgres') this.register.operate('ANALYZE;')  // as it does by itself within a minute
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
    this.figure('start_to_first_answer', median(times), 'ms')
    this.figure('memory_idle', memory(this.pid), 'MB')
  }

  size() {
    const [[bytes]] = this.register.query(this.engine === 'sqlite'
      ? 'SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()' : 'SELECT pg_database_size(current_database())')
    return Number(bytes)
  }

  async reports() {
    await this.report({ count: 2 })  // what only the first ones write
    const rows = await same_rows(this.register, () => this.report({ count: 1 }))
    await this.report({ clients: 2, seconds: 1 })  // first times are slower
    const [size, before] = [this.size(), this.stored()]
    await this.report({ clients: 1, count: 50 })
    const bytes = Math.round((this.size() - size) / (this.stored() - before))
    this.figure('report_size', bytes / 1024, 'KiB')
    this.figure('report_rows', rows.each.length, 'rows')
    const copy = new Copy(this.register), row = one_row(this.engine, bytes)

    const database_processes = this.register.processes()
    for (const clients of [1, 8]) {
      const [stored, ours, theirs] = [this.stored(), processor(this.pid), processor(...database_processes)]
      const rates = [], bare = [], bare_rows = []
      for (let turn = 0; turn < turns; ++turn) {
        rates.push(await this.report({ clients, seconds: seconds / turns }))
        bare.push(await bare_commits(build, copy, row, { clients, seconds: seconds / turns }))
        bare_rows.push(await bare_commits(build, copy, rows, { clients, seconds: seconds / turns }))
      }
      const per_second = average(rates.map(rate => rate.per_second)), count = this.stored() - stored
      this.figure(`reports_${clients}`, per_second, '/s')
      this.figure(`reports_${clients}_p50`, median(rates.map(rate => rate.p50)), 'ms')
      this.figure(`reports_${clients}_p99`, median(rates.map(rate => rate.p99)), 'ms')
      this.figure(`reports_${clients}_processor`, (processor(this.pid) - ours) / count * 1000, 'ms')
      if (database_processes.length > 0) this.figure(`reports_${clients}_processor_of_database`, (processor(...database_processes) - theirs) / count * 1000, 'ms')
      this.figure(`bare_commits_${clients}`, average(bare), '/s')
      this.ratio(`reports_${clients}`, per_second / average(bare))
      this.figure(`bare_rows_${clients}`, average(bare_rows), '/s')
      this.ratio(`reports_${clients}_rows`, per_second / average(bare_rows))
    }
    copy.remove()
    await this.reports_of_many()
  }

  /** Writers of one organisation stand in line: what eight clients do who are of eight. */
  async reports_of_many() {
    const councillors = [this.councillor]
    for (let number = 2; number <= 8; ++number) {
      const [councillor] = await this.register.neighbour(`Buurt${number}`, ['councillor', 'griffier', 'mayor'])
      councillors.push(councillor)
    }
    const rates = [], of_many = []
    for (let turn = 0; turn < turns; ++turn) {
      rates.push(await this.report({ clients: 8, seconds: seconds / turns }))
      of_many.push(await this.load(councillors, { clients: 8, seconds: seconds / turns, method: 'POST', path: '/reports', body: this.form }))
    }
    const per_second = list => average(list.map(rate => rate.per_second))
    this.figure('reports_8_of_8_organisations', per_second(of_many), '/s')
    this.ratio('reports_8_of_8_organisations_to_one', per_second(of_many) / per_second(rates))
  }

  /** The same server behind its own certificate: what encrypting a report costs it, and what a new connection does. */
  async tls() {
    await this.register.stop()
    await this.register.start(...certificate(this.register.data).options)
    const each = async (name, how) => {
      const [count, before] = [1000, processor(this.pid)]
      const { p50 } = await this.load(this.councillor, { clients: 2, count, ...how })
      this.figure(`${name}_processor`, (processor(this.pid) - before) / count * 1000, 'ms')
      this.figure(`${name}_p50`, p50, 'ms')
    }
    await each('report_tls', { wire: 'tls:', method: 'POST', path: '/reports', body: this.form })
    await each('profile_tls', { wire: 'tls:', path: '/profile' })
    await each('profile_tls_anew', { wire: 'anew:', path: '/profile' })
    await this.register.stop()
    await this.register.start()
  }

  async reading() {
    await this.fill(Number(asked.cases))
    const { items } = await this.griffier.must('GET', '/incidents?limit=200')
    const list = await this.load(this.griffier, { seconds, path: '/incidents' })
    const ones = []
    for (const { id } of items.slice(0, 10)) ones.push(await this.load(this.griffier, { seconds: seconds / 10, path: `/incidents/${id}` }))
    this.figure('cases', this.stored(), 'cases')
    this.figure('list_p50', list.p50, 'ms')
    this.figure('list_p99', list.p99, 'ms')
    this.figure('open_case_p50', median(ones.map(one => one.p50)), 'ms')
    this.figure('open_case_p99', Math.max(...ones.map(one => one.p99)), 'ms')
  }

  /** Each chunk of 1 MiB is on disk before it is acknowledged; in turns with it a file written and fsynced by as many bytes. */
  async evidence() {
    const chunk = randomBytes(1 << 20), chunks = 40, bytes = chunk.length * chunks
    const upload = new Stopwatch, completion = new Stopwatch, plain = new Stopwatch
    const file = new PlainFile(join(this.register.data, 'plain'))
    const { id } = await upload.time(() => this.councillor.must('POST', '/evidence', { name: 'opname.bin', size: bytes }))
    for (let number = 0; number < chunks; ++number) {
      await upload.time(() => this.councillor.must('PUT', `/evidence/${id}/chunks/${number}`, chunk))
      await plain.time(() => file.write(chunk))
    }
    await completion.time(() => this.councillor.must('POST', `/evidence/${id}/completions`, {}))
    file.close()
    this.figure('evidence', bytes / (upload.spent + completion.spent) / 1000, 'MB/s')
    this.figure('evidence_completion', completion.spent, 'ms')
    this.figure('plain_file', bytes / plain.spent / 1000, 'MB/s')
    this.ratio('evidence', plain.spent / (upload.spent + completion.spent))
  }

  async requests() {
    await this.fill(10)
    const { items } = await this.griffier.must('GET', '/incidents?limit=4')
    const paths = ['/profile', '/incidents?limit=20', '/people', '/protocol', ...items.map(({ id }) => `/incidents/${id}`)]
    const before = processor(this.pid), rates = []
    for (const path of paths) rates.push((await this.load(this.griffier, { clients: 8, count: Math.ceil(10_000 / paths.length), path })).per_second)
    this.figure('requests_8', rates.length / rates.reduce((sum, rate) => sum + 1 / rate, 0), '/s')
    this.figure('request_processor', (processor(this.pid) - before) / 10_000 * 1000, 'ms')
    this.figure('memory_after_10000', memory(this.pid), 'MB')
  }

  async instructions() {
    await this.fill(100)
    const { items } = await this.griffier.must('GET', '/incidents?limit=50')
    let next = 0
    await instructions(this, {
      profile: () => this.griffier.must('GET', '/profile'),
      home: () => this.griffier.must('GET', '/home'),
      list: () => this.griffier.must('GET', '/incidents'),
      open_case: () => this.griffier.must('GET', `/incidents/${items[next++ % items.length].id}`),
      report: () => this.councillor.must('POST', '/reports', form(narrative), { 'Idempotency-Key': randomUUID() }),
    })
  }

  /** For a word that stands in none of them, so that all are opened; the first time each key comes out of its box. */
  async search() {
    await this.fill(Number(asked.narratives))
    const question = join(this.register.data, 'question.json')
    writeFileSync(question, JSON.stringify({ words: 'kerncentrale' }))
    const once = () => this.load(this.griffier, { count: 1, method: 'POST', path: '/incidents/_search', body: question })
    this.figure('searched', this.stored(), 'narratives')
    this.figure('search_first', (await once()).p50, 'ms')
    const begin = processor(this.pid), times = []
    for (let time = 0; time < 5; ++time) times.push((await once()).p50)
    this.figure('search', median(times), 'ms')
    this.figure('search_processor', (processor(this.pid) - begin) / 5 * 1000, 'ms')
    this.figure('memory_after_search', memory(this.pid), 'MB')
  }

  /** A hub in a database of its own, which the program fills; it prints its figures itself. */
  async network() {
    const hub = new Register(join(build, 'luwte'), this.engine, 'bench')
    execFileSync(join(build, 'luwte_network'), [hub.database], { stdio: 'inherit' })
    hub.remove()
  }
}

const average = values => values.reduce((sum, value) => sum + value, 0) / values.length

/** All that a browser may fetch of the client, compressed as the server sends it. */
function client_size() {
  const files = readdirSync(web, { recursive: true }).map(file => join(web, file)).filter(file => statSync(file).isFile())
  const sent = files.filter(file => file.endsWith('.gz') || !files.includes(`${file}.gz`))
  figure('client_gzipped', sent.reduce((sum, file) => sum + statSync(file).size, 0) / 1000, 'kB')
}

figure('load_before', loadavg()[0], 'processes')
for (const engine of asked.engine === 'both' ? ['sqlite', 'postgres'] : [asked.engine]) await new Bench(engine).run()
if (wanted('client')) client_size()
if (wanted('commands')) commands(build, asked)
figure('load_after', loadavg()[0], 'processes')
process.exit(0)

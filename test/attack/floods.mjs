// Floods of sign-ins, of reports and of nonsense, while honest people come in.
import { randomBytes, randomUUID } from 'node:crypto'
import { form } from '../register.mjs'
import { Stalled, ask, median, memory, pause } from './wire.mjs'
import { honest } from './stalls.mjs'

const password = 'a long enough password'

/** Runs `step` on many lines at once until `work` is done; what the answers were. */
async function flood(lines, step, work) {
  const answers = {}
  let over = false
  const running = Array.from({ length: lines }, async (_, line) => {
    for (let time = 0; !over; ++time) {
      const { status } = await step(line, time).catch(() => ({ status: 0 }))
      answers[status] = (answers[status] ?? 0) + 1
    }
  })
  await pause(300)
  const peak = { memory: 0 }
  const watch = setInterval(() => { peak.memory = Math.max(peak.memory, work.memory()) }, 50)
  const result = await work.run().finally(() => { over = true; clearInterval(watch) })
  await Promise.all(running)
  return { answers, result, peak: peak.memory }
}

const told = answers => Object.entries(answers).map(([status, count]) => `${count} × ${status}`).join(', ')

async function sign_in(register, login, options = {}) {
  const reply = await ask(register, 'POST', '/v1/sessions', { body: { login, password: options.password ?? password }, ...options })
  const device = /__Host-luwte-device=([^;]+)/.exec(reply.head)?.[1]
  return { ...reply, device }
}

/** Signing in while strangers guess: from a device that was there before (also behind the guessers' address), and from a new one elsewhere. */
export async function sign_ins(register, victim, { figure, promise, note }) {
  const device = (await sign_in(register, victim.login, { from: '127.0.2.1' })).device
  const known = { headers: { Cookie: `__Host-luwte-device=${device}`, 'Sec-Fetch-Site': 'same-origin' } }
  const alone = (await sign_in(register, victim.login, known)).took
  const before = memory(register)
  const guess = (line, time) => sign_in(register, time % 2 ? victim.login : `nobody.${line}.${time}@oeverbeek.example`, { from: `127.0.3.${1 + line % 8}`, password: 'wrong guess number' })
  const { answers, result, peak } = await flood(48, guess, {
    memory: () => memory(register),
    run: async () => {
      const tries = { known: [], neighbour: [], elsewhere: [] }
      for (let time = 0; time < 10; ++time) {
        tries.known.push(await sign_in(register, victim.login, { ...known, from: '127.0.2.1' }))
        tries.neighbour.push(await sign_in(register, victim.login, { ...known, from: '127.0.3.1' }))
        let again
        for (let patience = 0; patience < 40 && again?.status !== 201; ++patience) {
          again = await sign_in(register, victim.login, { from: `127.0.4.${1 + time}` })
          if (again.status !== 201) await pause(500)
        }
        tries.elsewhere.push(again)
      }
      return tries
    },
  })
  note(`sign-in flood: ${told(answers)}`)
  for (const [who, tries] of Object.entries(result)) {
    figure(`sign_in_${who}_ratio`, median(tries.map(({ took }) => took)) / alone, '1')
    promise(tries.every(({ status }) => status === 201), `flood of sign-ins: ${who} was answered ${tries.map(({ status }) => status)}`)
  }
  figure('sign_in_flood_memory', peak - before, 'MB')
  promise(peak - before < 300, `flood of sign-ins: memory grew by ${Math.round(peak - before)} MB`)
}

/** Somebody inside who sends reports as fast as he can, from the address of everybody else. */
export async function reports(register, insider, honest_person, { figure, promise, note }) {
  const alone = await honest(register, honest_person), before = memory(register)
  const report = () => ask(register, 'POST', '/v1/reports', { token: insider.token, body: form('Weer iets. '.repeat(2000)), headers: { 'Idempotency-Key': randomUUID() } })
  const { answers, result, peak } = await flood(64, report, { memory: () => memory(register), run: () => honest(register, honest_person) })
  note(`report flood: ${told(answers)}`)
  figure('report_flood_ratio', result / alone, '1')
  figure('report_flood_memory', peak - before, 'MB')
  promise(!(500 in answers), 'a flood of reports was answered 500')
  promise(peak - before < 200, `flood of reports: memory grew by ${Math.round(peak - before)} MB`)
}

/** What is no request at all: refused, or the connection ends; nothing is stored and memory stays. */
export async function nonsense(register, person, { figure, promise, note }) {
  const deep = '['.repeat(100_000), wide = `[${'0,'.repeat(500_000)}0]`, long = JSON.stringify(form('x'.repeat(900_000)))
  const json = (body, more = {}) => ['POST', '/v1/reports', { token: person.token, body: Buffer.from(body), headers: { 'Content-Type': 'application/json', ...more } }]
  const tried = {
    too_large: json(long + ' '.repeat(2_000_000)),
    truncated: json('{"narrative":"cut o'),
    deep: json(deep),
    wide: json(wide),
    keys: json(`{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":0`).join()}}`),
    twice: json(`{${'"narrative":"x",'.repeat(60_000)}"narrative":"x"}`),
    latin: json(Buffer.from('{"narrative":"caf\xe9"}', 'latin1')),
    utf16: json(Buffer.from('{"narrative":"x"}', 'utf16le')),
    surrogate: json('{"narrative":"\\ud800"}'),
    nul: json('{"narrative":"\\u0000"}'),
    numbers: json('{"narrative":1e999999}'),
    multipart: json('--b\r\nContent-Disposition: form-data; name="f"; filename="x"\r\n\r\nx\r\n--b--', { 'Content-Type': 'multipart/form-data; boundary=b' }),
    packed: json(randomBytes(100), { 'Content-Encoding': 'gzip' }),
    headers: ['GET', '/v1/profile', { headers: { 'X-Long': 'x'.repeat(60_000) } }],
    many_headers: ['GET', '/v1/profile', { headers: Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`X-${n}`, 'x'])) }],
    cookies: ['GET', '/v1/profile', { headers: { Cookie: 'a=b; '.repeat(2500) } }],
    query: ['GET', `/v1/incidents?${'a=b&'.repeat(3000)}`, { token: person.token }],
    path: ['GET', '/v1' + '/x'.repeat(4000), {}],
  }
  const stored = () => Number(register.query('SELECT COUNT(*) FROM report')[0][0])
  const [count, before] = [stored(), memory(register)]
  for (let time = 0; time < 8; ++time)
    for (const [name, [method, path, options]] of Object.entries(tried)) {
      const { status } = await ask(register, method, path, options).catch(() => ({ status: 0 }))
      promise(status === 0 || (400 <= status && status < 500) || status === 503, `${name} was answered ${status}`)
      if (time === 0) note(`${name}: ${status || 'closed'}`)
    }
  promise(stored() === count, 'nonsense was stored')
  figure('nonsense_memory', memory(register) - before, 'MB')
  promise(memory(register) - before < 50, 'nonsense stays in memory')
}

/** A recording as large as one may be, sent and fetched back. */
export async function largest_file(register, person, { figure, promise }) {
  const before = memory(register), chunk = randomBytes(1 << 20), chunks = 100
  let peak = 0
  const watch = setInterval(() => { peak = Math.max(peak, memory(register)) }, 20)
  const { id } = await person.must('POST', '/evidence', { name: 'opname.mp4', size: chunk.length * chunks })
  const first = Buffer.concat([Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0mp42isom', 'latin1'), chunk.subarray(24)])
  for (let number = 0; number < chunks; ++number) await person.must('PUT', `/evidence/${id}/chunks/${number}`, number ? chunk : first)
  await person.must('POST', `/evidence/${id}/completions`, {})
  const reply = await ask(register, 'GET', `/v1/evidence/${id}/content?original=true`, { token: person.token })
  clearInterval(watch)
  promise(reply.status === 200 && reply.body.length >= chunk.length * chunks, 'a file of 100 MiB comes back whole')
  promise(/Content-Disposition: attachment/.test(reply.head) && /sandbox/.test(reply.head) && /nosniff/.test(reply.head), 'a download is an attachment in a sandbox')
  figure('largest_file_memory', peak - before, 'MB')
  promise(peak - before < 100, `a file of 100 MiB took ${Math.round(peak - before)} MB of memory`)
}

export { sign_in, Stalled }

// A thousand connections that do nothing, or as good as nothing, while somebody wants an answer.
import { randomBytes } from 'node:crypto'
import { Stalled, ask, median, memory, pause, processor } from './wire.mjs'

const count = 1000
const addresses = ['127.0.1.1', '127.0.1.2', '127.0.1.3', '127.0.1.4']

/** What each leaves the server waiting for, and what it drips. */
function kinds(attacker, file) {
  const head = (method, path, more) => `${method} /v1${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${attacker.token}\r\n${more}`
  return {
    silent: { drip: '' },
    request_line: { begins: 'GET /v1/inci', drip: 'd' },
    headers: { begins: 'GET /v1/profile HTTP/1.1\r\nHost: localhost\r\nX-Slow: ', drip: 'x' },
    body: { begins: head('POST', '/reports', `Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n${'x'.repeat(50_000)}`), drip: 'x' },
    large_body: { begins: head('PUT', `/evidence/${file}/chunks/0`, `Content-Type: application/octet-stream\r\nContent-Length: 1048576\r\n\r\n${'x'.repeat(1_000_000)}`), drip: 'x' },
    chunked_body: { begins: head('POST', '/reports', `Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nffff\r\n`), drip: 'x' },
    slow_reader: { begins: head('GET', `/evidence/${file}/content?original=true`, '\r\n').repeat(3), reads: false, drip: '' },
  }
}

/** Until the server has done what it was given: what is measured then is what waiting connections cost. */
async function quiet(register) {
  for (let before = -1, now = processor(register); now - before > 0.05; now = processor(register)) {
    before = now
    await pause(1000)
  }
}

async function honest(register, person, times = 40) {
  const took = []
  for (let time = 0; time < times; ++time) {
    const reply = await ask(register, 'GET', '/v1/profile', { token: person.token })
    if (reply.status !== 200) throw new Error(`an honest request was answered ${reply.status}`)
    took.push(reply.took)
  }
  return median(took)
}

/** A file that is large enough to be stuck on. */
async function large_file(person) {
  const { id } = await person.must('POST', '/evidence', { name: 'opname.bin', size: 6 << 20 })
  for (let number = 0; number < 6; ++number) await person.must('PUT', `/evidence/${id}/chunks/${number}`, randomBytes(1 << 20))
  await person.must('POST', `/evidence/${id}/completions`, {})
  return id
}

export async function stalls(register, honest_person, attacker, file, { figure, promise }) {
  const way = register.secure ? 'tls' : 'plain'
  for (const [kind, { begins, drip, reads = true }] of Object.entries(kinds(attacker, file))) {
    const [before, memory_before] = [await honest(register, honest_person), memory(register)]
    const stalled = []
    for (let n = 0; n < count; ++n) {
      const one = new Stalled(register, addresses[n % addresses.length])
      if (!reads) one.socket.pause()
      stalled.push(one)
      if (n % 50 === 49) await Promise.all(stalled.slice(-50).map(({ ready }) => ready))
      if (begins) one.send(begins)
    }
    await quiet(register)
    const dripping = drip && setInterval(() => stalled.forEach(one => one.send(drip)), 2000)
    const during = await honest(register, honest_person), memory_during = memory(register)
    clearInterval(dripping)
    const open = stalled.filter(one => !one.closed).length
    figure(`${way}_${kind}_memory`, memory_during - memory_before, 'MB')
    promise(memory_during - memory_before < 250, `${way} ${kind}: memory grew by ${Math.round(memory_during - memory_before)} MB`)
    for (const one of stalled) one.socket.destroy()
    await quiet(register)
    const after = await honest(register, honest_person)
    figure(`${way}_${kind}_open`, open, '1')
    figure(`${way}_${kind}_ratio`, during * 2 / (before + after), '1')  // a busy machine slows all three
  }
}

/** Nobody stays: those who only wait are let go by themselves when their time is over. */
export async function deadlines(register, { figure, promise }) {
  const begin = performance.now()
  const waiting = Array.from({ length: 100 }, (_, n) => new Stalled(register, addresses[n % 4]))
  await Promise.all(waiting.map(({ ready }) => ready))
  waiting.forEach((one, n) => n % 2 && one.send('GET /v1/profile HTTP/1.1\r\nX: '))
  const drip = setInterval(() => waiting.forEach((one, n) => n % 2 && one.send('x')), 500)
  while (waiting.some(one => !one.closed) && performance.now() - begin < 60_000) await pause(100)
  clearInterval(drip)
  promise(waiting.every(one => one.closed), 'a silent or dripping connection is still open after a minute')
  figure('let_go_after', (performance.now() - begin) / 1000, 's')
}

export { honest, large_file }

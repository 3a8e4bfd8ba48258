// Requests that end before they said they would, or that could be read in two ways. Each carries a whole report that would be
// stored if it were read the wrong way; what is stored is counted.
import { randomUUID } from 'node:crypto'
import { form } from '../register.mjs'
import { connect } from './wire.mjs'

/** Sends the bytes and, when they are a request that was cut off, ends the line; the statuses of all answers until it closes. */
function exchange(register, bytes, cut) {
  return new Promise(done => {
    const chunks = [], socket = connect(register)
    socket.setTimeout(60_000, () => socket.destroy())  // the promise is about what is stored, and it closes long before
    socket.on('error', () => {})
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('close', () => done([...Buffer.concat(chunks).toString('latin1').matchAll(/HTTP\/1\.1 (\d+) /g)].map(([, status]) => Number(status))))
    socket.write(bytes)
    if (cut) socket.end()
  })
}

function shapes(person) {
  const who = `Host: localhost\r\nAuthorization: Bearer ${person.token}\r\n`
  const body = JSON.stringify(form('Hij stond er weer.')), length = Buffer.byteLength(body)
  const hex = number => number.toString(16)
  const post = (headers, content) => `POST /v1/reports HTTP/1.1\r\n${who}Content-Type: application/json\r\n${headers}\r\n${content}`
  const whole = (more = '') => post(`Content-Length: ${length}\r\n${more}`, body)
  const chunked = `${hex(length)}\r\n${body}\r\n`
  const behind = Buffer.byteLength(`0\r\n\r\n${whole()}`)
  return {
    whole,
    cut: {
      'in the head': whole().slice(0, 60),
      'after the head': post(`Content-Length: ${length}\r\n`, ''),
      'in the body': post(`Content-Length: ${length}\r\n`, body.slice(0, 40)),
      'one byte before the end': post(`Content-Length: ${length}\r\n`, body.slice(0, -1)),
      'a whole report of a longer body': post(`Content-Length: ${length + 100}\r\n`, body),
      'in a chunk': post('Transfer-Encoding: chunked\r\n', chunked.slice(0, 40)),
      'before the last chunk': post('Transfer-Encoding: chunked\r\n', chunked),
      'in the last chunk': post('Transfer-Encoding: chunked\r\n', `${chunked}0\r\n`),
    },
    ambiguous: {
      'a length and chunks': post(`Content-Length: ${length}\r\nTransfer-Encoding: chunked\r\n`, `${chunked}0\r\n\r\n`),
      'chunks and a length': post(`Transfer-Encoding: chunked\r\nContent-Length: ${length}\r\n`, body),
      'a request behind the chunks, within the length': post(`Content-Length: ${behind}\r\nTransfer-Encoding: chunked\r\n`, `0\r\n\r\n${whole()}`),
      'a request behind the length, within the chunks': post(`Content-Length: 4\r\nTransfer-Encoding: chunked\r\n`, `${hex(Buffer.byteLength(whole()))}\r\n${whole()}\r\n0\r\n\r\n`),
      'two lengths': post(`Content-Length: 0\r\nContent-Length: ${length}\r\n`, body),
      'twice the same length': post(`Content-Length: ${length}\r\nContent-Length: ${length}\r\n`, body),
      'two lengths in one line': post(`Content-Length: ${length}, ${length}\r\n`, body),
      'a length with a sign': post(`Content-Length: +${length}\r\n`, body),
      'a length in hexadecimal': post(`Content-Length: 0x${hex(length)}\r\n`, body),
      'a space before the colon': post(`Transfer-Encoding : chunked\r\nContent-Length: ${length}\r\n`, body),
      'a folded line': post(`Transfer-Encoding:\r\n chunked\r\nContent-Length: ${length}\r\n`, body),
      'an encoding by another name': post(`Transfer-Encoding: xchunked\r\nContent-Length: ${length}\r\n`, body),
      'chunks twice': post('Transfer-Encoding: chunked, chunked\r\n', `${chunked}0\r\n\r\n`),
      'chunks and identity': post('Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n', `${chunked}0\r\n\r\n`),
      'a chunk that is longer than it says': post('Transfer-Encoding: chunked\r\n', `${hex(length - 1)}\r\n${body}\r\n0\r\n\r\n`),
      'a chunk with a negative size': post('Transfer-Encoding: chunked\r\n', `-1\r\n${chunked}0\r\n\r\n`),
      'a chunk size beyond 64 bits': post('Transfer-Encoding: chunked\r\n', `1000000000000000${hex(length)}\r\n${body}\r\n0\r\n\r\n`),
      'a chunk size with a prefix': post('Transfer-Encoding: chunked\r\n', `0x${chunked}0\r\n\r\n`),
      'chunks that end in a bare newline': post('Transfer-Encoding: chunked\r\n', `${hex(length)}\n${body}\n0\n\n`),
      'an old version with chunks': post('Transfer-Encoding: chunked\r\n', `${chunked}0\r\n\r\n`).replace('HTTP/1.1', 'HTTP/1.0'),
    },
    hidden: {
      'a request in the body of a look': `GET /v1/profile HTTP/1.1\r\n${who}Connection: close\r\nContent-Length: ${Buffer.byteLength(whole())}\r\n\r\n${whole()}`,
      'a request in a header': `GET /v1/profile HTTP/1.1\r\n${who}Connection: close\r\nX-More: a\rPOST /v1/reports HTTP/1.1\r\n\r\n${whole('Connection: close\r\n')}`,
      'a request behind one that ends the connection': `GET /v1/profile HTTP/1.1\r\n${who}Connection: close\r\n\r\n${whole()}`,
      'a request behind one that is refused': `GET /v1/profile HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n${whole()}`,
    },
  }
}

export async function smuggling(register, person, { promise, note }) {
  const { whole, cut, ambiguous, hidden } = shapes(person)
  const stored = () => Number(register.query('SELECT COUNT(*) FROM report')[0][0])
  const adds = async (name, count, bytes, ended) => {
    const before = stored(), statuses = await exchange(register, bytes, ended)
    promise(stored() - before === count, `${name}: ${stored() - before} reports more are stored, not ${count}`)
    note(`${name}: ${statuses.join(', ') || 'closed'}`)
    return statuses
  }
  const refused = (name, statuses) => promise(statuses.every(status => (status >= 400 && status < 500) || status === 501), `${name} was answered ${statuses}`)
  const last = () => whole(`Connection: close\r\nIdempotency-Key: ${randomUUID()}\r\n`)

  const one = await adds('a plain report', 1, last())
  promise(one.join() === '201', `a plain report was answered ${one}`)
  for (const [name, bytes] of Object.entries(cut)) refused(`cut off ${name}`, await adds(`cut off ${name}`, 0, bytes, true))
  for (const [name, bytes] of Object.entries(ambiguous)) refused(name, await adds(name, 0, bytes))
  for (const [name, bytes] of Object.entries(hidden)) {
    const statuses = await adds(name, 0, bytes)
    promise(statuses.length < 2 && !statuses.includes(201), `${name} was answered ${statuses}`)
  }
  const pipelined = await adds('five reports in one packet', 5, whole().repeat(4) + last())
  promise(pipelined.join() === '201,201,201,201,201', `five reports in one packet were answered ${pipelined}`)
  const key = `Idempotency-Key: ${randomUUID()}\r\n`
  await adds('one report three times in one packet', 1, whole(key).repeat(2) + whole(`${key}Connection: close\r\n`))
  await adds('two reports and a third that is cut off', 2, whole() + whole() + cut['in the body'], true)
  await adds('two reports and a third that can be read in two ways', 2, whole() + whole() + ambiguous['a length and chunks'])
}

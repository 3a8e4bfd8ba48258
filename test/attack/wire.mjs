// Sockets as an attacker uses them, and one honest request over a connection of its own.
import net from 'node:net'
import tls from 'node:tls'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds))

/** A certificate that nobody trusts, for the register's own TLS. */
export function certificate(folder) {
  const [chain, key] = [join(folder, 'chain.pem'), join(folder, 'key.pem')]
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', key, '-out', chain], { stdio: 'ignore' })
  return { options: ['--tls-certificate', chain, '--tls-key', key], chain, key }
}

/** `from`: another address of this machine, as somebody else. */
export function connect(register, from) {
  const where = { host: '127.0.0.1', port: register.port, localAddress: from }
  return register.secure ? tls.connect({ ...where, rejectUnauthorized: false }) : net.connect(where)
}

export class Stalled {
  constructor(register, from) {
    this.socket = connect(register, from)
    this.closed = false
    this.said = 0
    this.ready = new Promise(done => {
      this.socket.once(register.secure ? 'secureConnect' : 'connect', done)
      this.socket.once('close', () => { this.closed = true; done() })
    })
    this.socket.on('error', () => {})
    this.socket.on('data', chunk => { this.said += chunk.length })
  }

  send(bytes) { if (!this.closed) this.socket.write(bytes) }
}

/** One request and its whole answer: { status, head, body, took } with milliseconds from the first packet to the last. */
export function ask(register, method, path, { token, body, from, headers = {} } = {}) {
  const begin = performance.now()
  const sent = body === undefined ? '' : Buffer.isBuffer(body) ? body : JSON.stringify(body)
  const lines = { Host: 'localhost', Connection: 'close', ...(token && { Authorization: `Bearer ${token}` }),
    ...(body !== undefined && { 'Content-Type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json', 'Content-Length': Buffer.byteLength(sent) }), ...headers }
  const head = `${method} ${path} HTTP/1.1\r\n${Object.entries(lines).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`
  return new Promise((resolve, reject) => {
    const chunks = []
    const socket = connect(register, from)
    socket.on('data', chunk => chunks.push(chunk))
    socket.on('error', reject)
    socket.on('close', () => {
      const bytes = Buffer.concat(chunks), end = bytes.indexOf('\r\n\r\n')
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(bytes.toString('latin1'))?.[1] ?? 0)
      resolve({ status, head: bytes.subarray(0, Math.max(end, 0)).toString('latin1'), body: bytes.subarray(end + 4), took: performance.now() - begin })
    })
    socket.write(head)
    socket.write(sent)
  })
}

/** What the system says the server has in memory now, in MB. */
export const memory = register => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${register.server.pid}/status`, 'utf8'))[1]) / 1024

/** Seconds of processor the server has had. */
export function processor(register) {
  const fields = readFileSync(`/proc/${register.server.pid}/stat`, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

export const median = list => [...list].sort((one, other) => one - other)[Math.floor(list.length / 2)]

/** How likely a value of one list is above one of the other: 0.5 when nothing tells them apart (Mann and Whitney). */
export function above(one, other) {
  const sorted = [...other].sort((left, right) => left - right)
  let wins = 0
  for (const value of one) {
    let low = 0, high = sorted.length
    while (low < high) sorted[(low + high) >> 1] < value ? (low = ((low + high) >> 1) + 1) : (high = (low + high) >> 1)
    let equal = low
    while (sorted[equal] === value) ++equal
    wins += low + (equal - low) / 2
  }
  return wins / one.length / other.length
}

// A hub and a register beside each other, as two processes on loopback TLS, and other organisations that tell the hub about a year. Those are
// written from docs/network.md alone, as another maker's program would be.
import { execFileSync } from 'node:child_process'
import { generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { request } from 'node:https'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificate } from '../attack/wire.mjs'
import { municipality, password, served, Server } from './lib.mjs'

/** A hub must know its address before it listens there. */
const freePort = () => new Promise(found => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    server.close(() => found(port))
  })
})

/** The demo municipality goes on as a register that knows the hub. */
export async function network(binary, { cases }) {
  const folder = mkdtempSync(join(tmpdir(), 'luwte-network-'))
  const tls = certificate(folder), data = join(folder, 'town')
  await (await municipality(binary, { cases, data })).stop()
  const database = ['--database', `sqlite:${join(folder, 'hub.sqlite')}`]
  const said = execFileSync(binary, ['init', ...database, '--pack', 'hub', '--organisation', 'Netwerk Voorbeeld', '--administrator', 'Mila Beheer', '--login', 'beheer@netwerk.example'], { encoding: 'utf8' })
  const url = `https://127.0.0.1:${await freePort()}`
  const hub = new Server(binary, ['serve', ...database, '--role', 'hub', '--public-url', url, '--port', new URL(url).port, ...tls.options])
  await hub.ready
  const town = await served(binary, data, ['--network-hub', url, '--network-authorities', tls.chain, ...tls.options])
  hub.url = url
  hub.who = key => ({ keeper: { name: 'Noor Netwerk', login: 'beheer.netwerk@netwerk.example' } })[key]
  hub.ask = asker(new URL(url).port, readFileSync(tls.chain))
  await staff(hub, /invitation\/(\S+)/.exec(said)[1])
  return {
    hub, town,
    async stop() {
      await Promise.all([hub.stop(), town.stop()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const asker = (port, ca) => (method, path, body, token) => new Promise((resolve, reject) => {
  const call = request({ host: '127.0.0.1', port, ca, method, path: `/v1${path}`,
    headers: { 'Content-Type': 'application/json', ...(token ? { Authorization: `Bearer ${token}` } : {}) } }, reply => {
    let text = ''
    reply.on('data', chunk => { text += chunk })
    reply.on('end', () => {
      if (reply.statusCode >= 400) return reject(new Error(`${method} ${path}: ${reply.statusCode} ${text}`))
      resolve({ headers: reply.headers, body: text ? JSON.parse(text) : undefined })
    })
  })
  call.on('error', reject)
  call.end(body === undefined ? undefined : JSON.stringify(body))
})

async function signIn(hub, login) {
  const { headers } = await hub.ask('POST', '/sessions', { login, password })
  return /__Host-luwte=([^;]+)/.exec(headers['set-cookie'].join('\n'))[1]
}

/** One keeper, appointed by the administrator. */
async function staff(hub, invitation) {
  const accept = token => hub.ask('POST', '/invitation-acceptances', { token, password })
  await accept(invitation)
  const admin = await signIn(hub, 'beheer@netwerk.example')
  const { name, login } = hub.who('keeper')
  const { body: { id } } = await hub.ask('POST', '/accounts', { name, login }, admin)
  await accept((await hub.ask('POST', `/accounts/${id}/invitations`, {}, admin)).body.token)
  await hub.ask('POST', `/accounts/${id}/role-assignments`, { role: 'network_keeper', validFrom: new Date().toISOString().slice(0, 10) }, admin)
  hub.keeper = await signIn(hub, login)
}

/** RFC 8785, for what messages hold: no fractions, and keys that are plain ASCII. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${Object.keys(value).sort().map(key => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`
}

const months = 30 * 24 * 3600 * 1000

/** Another organisation, with a register of its own; it is not the demo's and does not exist. */
export class Organisation {
  constructor(hub, name, inhabitants) {
    Object.assign(this, { hub, name, inhabitants }, generateKeyPairSync('ed25519'))
    this.open = this.publicKey.export({ format: 'jwk' }).x
  }

  async enrol() {
    const { body: { id } } = await this.hub.ask('POST', '/network-participants', { name: this.name, kind: 'municipality', inhabitants: this.inhabitants, publicKey: this.open }, this.hub.keeper)
    const { body } = await this.hub.ask('GET', `/network-participants/${id}`, undefined, this.hub.keeper)
    this.fingerprint = body.fingerprint
    return this
  }

  tell(year, figures) {
    const now = new Date()
    const message = { format: 'luwte-publication/1', hub: this.hub.url, key: this.fingerprint, serial: now.getTime(), madeAt: now.toISOString(), year,
      upkeep: { adoptedOn: new Date(now - 20 * months).toISOString().slice(0, 10), roles: 6, filled: 6, trained: 14 },
      totals: { edition: 1, smallest: 5, people: 31, figures } }
    const signature = sign(null, Buffer.from(`luwte network 1\n${canonical(message)}`), this.privateKey).toString('base64url')
    return this.hub.ask('POST', '/network-publications', { ...message, signature })
  }
}

/** A year as an account prints it: two thirds online, half of it told to the police. */
export function year(incidents) {
  const online = Math.round(incidents * 2 / 3)
  return [{ axis: '', class: '', count: incidents },
    { axis: 'form', class: 'social_media', count: online }, { axis: 'form', class: 'letter', count: incidents - online },
    { axis: 'police', class: 'yes', count: Math.floor(incidents / 2) }, { axis: 'police', class: 'no', count: Math.ceil(incidents / 2) },
    { axis: 'contact', class: 'in_time', count: incidents }]
}

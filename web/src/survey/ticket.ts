// A ticket that is signed without being seen (RFC 9474, RSABSSA-SHA384-PSS): the register learns that one of those who were
// invited got one, and later that a good one was handed in, and cannot tell which belongs to which. src/survey/ticket.h is
// the other half.

export interface SigningKey {
  modulus: string // base64url, big-endian
  exponent: string
}

/** What this browser keeps until the answers are in: with it, and only with it, the signature can be made out. */
export interface Hidden {
  ticket: string
  blinded: string
  factor: string
  encoded: string
}

const hashSize = 48
const ticketSize = 32

export async function hide(key: SigningKey, ticket = crypto.getRandomValues(new Uint8Array(ticketSize)), salt = crypto.getRandomValues(new Uint8Array(hashSize))): Promise<Hidden> {
  const n = number(fromBase64url(key.modulus))
  const size = fromBase64url(key.modulus).length
  const encoded = number(await encode(ticket, salt, size))
  const factor = factorBelow(n, size)
  const blinded = (encoded * power(factor, number(fromBase64url(key.exponent)), n)) % n
  return { ticket: toBase64url(ticket), blinded: toBase64url(bytes(blinded, size)), factor: factor.toString(16), encoded: encoded.toString(16) }
}

/** The signature, or nothing when the register did not sign what it was asked to. */
export function reveal(key: SigningKey, hidden: Hidden, signed: string): string | undefined {
  const n = number(fromBase64url(key.modulus))
  const signature = (number(fromBase64url(signed)) * inverse(big(hidden.factor), n)) % n
  if (power(signature, number(fromBase64url(key.exponent)), n) !== big(hidden.encoded)) return undefined
  return toBase64url(bytes(signature, fromBase64url(key.modulus).length))
}

/** EMSA-PSS (RFC 8017, 9.1.1) for a modulus of whole bytes, so that one bit of the first stays free. */
async function encode(message: Uint8Array, salt: Uint8Array, size: number): Promise<Uint8Array> {
  const digest = await sha384(message)
  const hash = await sha384(joined(new Uint8Array(8), digest, salt))
  const block = new Uint8Array(size - hashSize - 1)
  block[block.length - salt.length - 1] = 1
  block.set(salt, block.length - salt.length)
  const mask = await stretched(hash, block.length)
  for (let i = 0; i < block.length; ++i) block[i] = (block[i] ?? 0) ^ (mask[i] ?? 0)
  block[0] = (block[0] ?? 0) & 0x7f
  return joined(block, hash, new Uint8Array([0xbc]))
}

async function stretched(seed: Uint8Array, length: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  for (let counter = 0; counter * hashSize < length; ++counter) parts.push(await sha384(joined(seed, new Uint8Array([0, 0, counter >> 8, counter & 255]))))
  return joined(...parts).slice(0, length)
}

const sha384 = async (data: Uint8Array) => new Uint8Array(await crypto.subtle.digest('SHA-384', data as BufferSource))

function joined(...parts: Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function factorBelow(n: bigint, size: number): bigint {
  for (;;) {
    const factor = number(crypto.getRandomValues(new Uint8Array(size)))
    if (factor > 1n && factor < n) return factor
  }
}

function power(base: bigint, exponent: bigint, n: bigint): bigint {
  let out = 1n
  for (let left = exponent, square = base % n; left > 0n; left >>= 1n, square = (square * square) % n) if (left & 1n) out = (out * square) % n
  return out
}

function inverse(a: bigint, n: bigint): bigint {
  let [r, next, x, y] = [n, a % n, 0n, 1n]
  while (next !== 0n) {
    const times = r / next
    ;[r, next] = [next, r - times * next]
    ;[x, y] = [y, x - times * y]
  }
  return ((x % n) + n) % n
}

const big = (hex: string) => BigInt(`0x${hex}`)
const number = (data: Uint8Array) => big(Array.from(data, (byte) => byte.toString(16).padStart(2, '0')).join('') || '0')
const bytes = (value: bigint, size: number) => {
  const hex = value.toString(16).padStart(size * 2, '0')
  return Uint8Array.from({ length: size }, (_, index) => parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}
export const toBase64url = (data: Uint8Array) => btoa(String.fromCharCode(...data)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
export const fromBase64url = (text: string) => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0))

import { expect, test } from 'vitest'
import { fromBase64url, hide, reveal, toBase64url, type SigningKey } from './ticket'

const pss = { name: 'RSA-PSS', saltLength: 48 }
const size = 256

async function register() {
  const pair = await crypto.subtle.generateKey({ name: 'RSA-PSS', modulusLength: 8 * size, publicExponent: new Uint8Array([1, 0, 1]), hash: 'SHA-384' }, true, ['sign', 'verify'])
  const { n = '', e = '', d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey)
  const key: SigningKey = { modulus: n, exponent: e }
  return { key, open: pair.publicKey, sign: (blinded: string) => raw(blinded, d, n) }
}

const big = (text: string) => fromBase64url(text).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)

/** The bare RSA operation, as the register does it. */
function raw(blinded: string, exponent: string, modulus: string): string {
  const n = big(modulus)
  let out = 1n
  for (let left = big(exponent), square = big(blinded); left > 0n; left >>= 1n, square = (square * square) % n) if (left & 1n) out = (out * square) % n
  return toBase64url(Uint8Array.from({ length: size }, (_, index) => Number((out >> BigInt(8 * (size - 1 - index))) & 255n)))
}

test('what was signed unseen is a signature that others find good', async () => {
  const { key, open, sign } = await register()
  const hidden = await hide(key)
  const signature = fromBase64url(reveal(key, hidden, sign(hidden.blinded)) ?? '')
  expect(await crypto.subtle.verify(pss, open, signature as BufferSource, fromBase64url(hidden.ticket) as BufferSource)).toBe(true)
  expect(await crypto.subtle.verify(pss, open, signature as BufferSource, new Uint8Array(32))).toBe(false)
})

test('the same ticket is hidden differently each time, and another signature is not taken', async () => {
  const { key, sign } = await register()
  const ticket = new Uint8Array(32).fill(7)
  const [one, other] = [await hide(key, ticket), await hide(key, ticket)]
  expect(one.blinded).not.toBe(other.blinded)
  expect(reveal(key, one, sign(other.blinded))).toBeUndefined()
})

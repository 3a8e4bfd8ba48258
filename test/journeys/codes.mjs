import { createHmac } from 'node:crypto'

/** Types into the form that shows the key what the app would say. */
export async function enterCode(person) {
  const secret = (await person.page.locator('.secret').innerText()).replace(/\s/g, '')
  await person.page.locator('#code').fill(codeNow(secret))
}

/** RFC 6238, as an app on a telephone reckons it. */
function codeNow(base32) {
  const bits = [...base32].map(letter => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g).map(byte => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000)))
  const digest = createHmac('sha1', key).update(step).digest()
  const number = digest.readUInt32BE(digest[19] & 15) & 0x7fffffff
  return String(number % 1000000).padStart(6, '0')
}

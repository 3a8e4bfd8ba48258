import { execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { check } from './lib.mjs'

/** Types into the form what an app says that read the QR code from the screen. */
export async function enterCode(person) {
  const seen = await person.page.locator('.qr').screenshot()
  const read = execFileSync('zbarimg', ['--quiet', '--raw', '--oneshot', '-'], { input: seen, encoding: 'utf8', stdio: ['pipe', 'pipe', 'pipe'] }).trim()
  const typed = (await person.page.locator('.secret').innerText()).replace(/\s/g, '')
  check(read.startsWith('otpauth://totp/'), 'the QR code opens an app for codes')
  check(new URL(read).searchParams.get('secret') === typed, 'the QR code says the same as the key')
  check((await person.page.getByRole('link', { name: person.t('people.totp_open_app') }).getAttribute('href')) === read, 'and as the link')
  await person.page.locator('#code').fill(codeNow(typed))
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

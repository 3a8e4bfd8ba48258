// Somebody at the town hall guesses a councillor's password. With a new telephone she is behind the same address, and would wait
// beside him; the link in the mail about it makes her telephone known, and she signs in while he goes on.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Mailbox } from '../mailbox.mjs'
import { check, municipality, password, served } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const data = mkdtempSync(join(tmpdir(), 'luwte-journey-'))
  const mailbox = await new Mailbox().open()
  let town = await municipality(binary, { data })
  const { login } = town.who('councillor')
  const guess = async () => {
    const reply = await fetch(`${town.url}/v1/sessions`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ login, password: 'wrong guess no.' }) })
    return reply.status
  }
  try {
    for (let time = 0; time < 5; time++) check((await guess()) === 401, 'the first mistakes are free')
    await town.stop()
    // He never stops, and a story does not wait for him.
    execFileSync('sqlite3', ['-bail', join(data, 'register.sqlite')], { input: "UPDATE sign_in_failure SET blocked_until = '2100-01-01T00:00:00.000Z';" })
    town = await served(binary, data, mailbox.options)
    const [, token] = await mailbox.finds(/\/#\/known-device\/([\w-]{43})\s/)

    const councillor = await chrome.person(town, 'councillor')
    await councillor.page.goto(town.url)
    await councillor.page.locator('#login').fill(login)
    await councillor.page.locator('#password').fill(password)
    await councillor.press('people.sign_in')
    await councillor.read(councillor.t('people.try_later'))
    await councillor.look('waits')

    await councillor.open(`/known-device/${token}`, 'people.known_device')
    await councillor.page.waitForURL(url => !url.href.includes(token)) // it does not stay in the address bar
    await councillor.look('link')
    await councillor.press('people.known_device')
    await councillor.heading('people.known_device_done')
    await councillor.look('known')
    await councillor.follow('people.sign_in')
    await councillor.page.locator('#login').waitFor()
    await councillor.signIn()
    check((await guess()) === 429, 'the guesser waits as before')

    const stranger = await chrome.person(town, 'griffier')
    await stranger.page.goto(`${town.url}/#/known-device/${'A'.repeat(43)}`)
    await stranger.press('people.known_device')
    await stranger.read(stranger.t('people.device_link_unknown'))
    await stranger.look('no-link')
  } finally {
    await town.stop()
    mailbox.close()
    rmSync(data, { recursive: true, force: true })
  }
}

// A telephone was left on the train: its owner signs it out from another device, and switches on the extra check, with which the
// password alone no longer lets anybody in.
import { enterCode } from './codes.mjs'
import { check, municipality, password } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary)
  try {
    const lost = await (await chrome.person(town, 'councillor')).signIn()
    const here = await (await chrome.person(town, 'councillor')).signIn()

    await here.open('/profile', 'people.profile')
    await here.see('sessions.here')
    const ending = here.page.getByRole('button', { name: new RegExp(`^${here.t('sessions.end')}: `) })
    check((await ending.count()) === 1, 'the other device is the only one that can be signed out')
    await here.look('sessions')
    await ending.click()
    await here.page.locator('#sessions-password').fill('not the password')
    await here.press('sessions.end')
    await here.read(here.t('people.password_wrong'))
    await here.look('wrong-password')
    await here.page.locator('#sessions-password').fill(password)
    await here.press('sessions.end')
    await here.read(here.t('sessions.ended'))
    await ending.waitFor({ state: 'detached' })

    await lost.visit('/reports')
    await lost.heading('people.session_ended')

    await here.press('people.totp_begin')
    await here.page.locator('#totp-password').fill(password)
    await here.look('password-first')
    await here.press('people.totp_go_on')
    await enterCode(here)
    await here.look('code')
    await here.press('people.totp_confirm')
    await here.see('people.totp_is_on')
    await here.look('second-factor')

    await lost.page.locator('#password').fill(password)
    await lost.press('people.go_on')
    await lost.page.locator('#totpCode').waitFor()
  } finally {
    await town.stop()
  }
}

// The organisation asks a second factor of everybody. It is announced; and when the day has come, whoever signs in sets it up at once and
// goes on: at the door, or in the middle of a report that was left for too long.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enterCode } from './codes.mjs'
import { check, municipality, password, words } from './lib.mjs'

const narrative = 'Bij de ingang van het gemeentehuis riep iemand dat hij wist waar ik woon.'

export default async function ({ binary, chrome }) {
  const data = mkdtempSync(join(tmpdir(), 'luwte-journey-'))
  const town = await municipality(binary, { data })
  const operate = statement => execFileSync('sqlite3', ['-bail', '-cmd', '.timeout 10000', join(data, 'register.sqlite')], { input: statement })
  try {
    const admin = await (await chrome.person(town, 'admin')).signIn()
    await admin.open('/people', 'accounts.title')
    await admin.see('rule.not_asked')
    await admin.press('rule.ask')
    await admin.page.locator('#rule-secondFactorFrom').fill(dayFromNow(1))
    await admin.press('action.save')
    await admin.read(admin.t('people.second_factor_too_soon'))
    await admin.page.locator('#rule-secondFactorFrom').fill(dayFromNow(9))
    await admin.look('asking')
    await admin.press('action.save')
    await admin.see('rule.saved')

    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await councillor.page.getByRole('link', { name: councillor.t('home.second_factor_set_up') }).waitFor()
    await councillor.look('announced')
    await councillor.open('/report', 'reports.new')
    await councillor.page.locator('#narrative').fill(narrative)
    await councillor.page.waitForLoadState('networkidle')

    operate("UPDATE sign_in_rule SET second_factor_from = '2026-01-01'; DELETE FROM session;") // the week is over, and the evening too

    // In the middle of a report.
    await councillor.page.locator('#narrative').press('End')
    await councillor.page.keyboard.type(' Hij liep mee.')
    await councillor.heading('people.session_ended')
    await councillor.page.locator('#password').fill(password)
    await councillor.press('people.go_on')
    await councillor.heading('set_up.title')
    await councillor.look('in-the-middle')
    await setUp(councillor)
    await councillor.page.getByRole('dialog').waitFor({ state: 'detached' })
    check((await councillor.page.locator('#narrative').inputValue()).startsWith(narrative), 'what was typed is still there')

    // At the door.
    const griffier = await chrome.person(town, 'griffier')
    await griffier.page.goto(town.url)
    await griffier.page.locator('#login').fill(town.who('griffier').login)
    await griffier.page.locator('#password').fill(password)
    await griffier.press('people.sign_in')
    await griffier.page.locator('h1').getByText(new RegExp(['nl', 'en'].map(title).join('|'))).waitFor()
    if ((await griffier.page.locator('html').getAttribute('lang')) !== griffier.about.language)
      await griffier.page.getByRole('button', { name: { nl: 'Nederlands', en: 'English' }[griffier.about.language] }).last().click()
    await griffier.heading('set_up.title')
    check((await griffier.api('GET', '/incidents')).body.code === 'people.second_factor_first', 'nothing else is answered')
    await griffier.look('at-the-door')
    await setUp(griffier)
    await griffier.page.getByRole('heading', { level: 1, name: griffier.t('home.title', { name: griffier.name }) }).waitFor()
    await griffier.open('/profile', 'people.profile')
    check((await griffier.page.getByRole('button', { name: griffier.t('people.totp_remove') }).count()) === 0, 'what is asked is not switched off')
    await griffier.look('stays')
  } finally {
    await town.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

const title = language => words(language)('set_up.title')

async function setUp(person) {
  await person.press('people.totp_begin')
  await person.page.locator('#totp-password').fill(password)
  await person.press('people.totp_go_on')
  await enterCode(person)
  await person.look('code')
  await person.press('people.totp_confirm')
}

const dayFromNow = days => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

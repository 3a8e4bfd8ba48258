// A council evening with everything against it: the tablet's clock is wrong, the hall has no connection when the sheet is
// opened, the session ends, and somebody signs out too early. No tap is lost, and each has its true time.
import { check, municipality } from './lib.mjs'

const step = (person, kind) => person.t(`meeting.kind.${kind}`)
const minutes = 60 * 1000

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await onAWrongClock(griffier)
    await openedWithoutConnection(griffier)
    await afterTheSession(griffier)
    await closedByAColleague(griffier, await (await chrome.person(town, 'mayor')).signIn())
    await signedOutTooEarly(griffier, chrome, town)
  } finally {
    await town.stop()
  }
}

const tap = (person, kind) => person.page.getByRole('button', { name: step(person, kind), exact: true }).click()
const item = (person, kind) => person.page.locator('.timeline__item').filter({ hasText: step(person, kind) }).first()
const timeOf = async (person, kind) => new Date(await item(person, kind).locator('time').getAttribute('datetime')).getTime()

async function onAWrongClock(griffier) {
  const { page } = griffier
  await page.clock.install({ time: Date.now() + 10 * minutes })
  await page.clock.resume()
  await griffier.open('/meetings', 'meetings.title')
  await griffier.press('meetings.open')
  await griffier.see('meetings.nothing_yet')
  await tap(griffier, 'suspend')
  await griffier.see('meetings.all_there')
  await item(griffier, 'suspend').getByText(griffier.t('meetings.clock_was', { at: '' }).slice(0, 20)).waitFor()
  check(Math.abs((await timeOf(griffier, 'suspend')) - Date.now()) < minutes, 'ten minutes fast, and recorded with the true time')

  await page.clock.setSystemTime(Date.now() - 10 * minutes)
  await tap(griffier, 'stream')
  await griffier.see('meetings.all_there')
  await item(griffier, 'stream').getByText(griffier.t('meetings.clock_was', { at: '' }).slice(0, 20)).waitFor()
  check(Math.abs((await timeOf(griffier, 'stream')) - Date.now()) < minutes, 'ten minutes slow, and recorded with the true time')
  await griffier.look('wrong-clock')
  await page.clock.setSystemTime(Date.now())
}

async function openedWithoutConnection(griffier) {
  const { page } = griffier
  const context = page.context()
  await griffier.open('/meetings', 'meetings.title')
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)
  await griffier.press('meetings.open')
  await griffier.see('meetings.sheet_waiting')
  await tap(griffier, 'suspend')
  await griffier.see('meetings.waiting.one', { n: 1 })
  await griffier.look('opened-without-connection')
  await griffier.visit('/meetings')
  await page.locator('.card').filter({ hasText: griffier.t('meetings.on_its_way') }).waitFor()
  await griffier.look('list-without-connection')
  await page.locator('.card').filter({ hasText: griffier.t('meetings.on_its_way') }).getByRole('link').click()
  await context.setOffline(false)
  await griffier.see('meetings.all_there')
  await griffier.see('meetings.make_report')
  check((await page.locator('.timeline__item').count()) === 1, 'what was tapped on it is there once')
}

async function afterTheSession(griffier) {
  const { page } = griffier
  await griffier.api('DELETE', '/sessions/current')
  await tap(griffier, 'stream')
  await griffier.see('people.session_ended')
  await tap(griffier, 'resume')
  await griffier.see('meetings.waiting.other', { n: 2 })
  await griffier.look('signed-out')
  await griffier.unfold('people.sign_in_again')
  await page.locator('#password').fill('luwte-demo-2026')
  await griffier.press('people.go_on')
  await griffier.see('meetings.all_there')
  check((await page.locator('.timeline__item').count()) === 3, 'what was tapped meanwhile is there')
}

/** What was tapped after the chair closed the sheet is declined, kept, and taken in when it is open again. */
async function closedByAColleague(griffier, mayor) {
  const { page } = griffier
  const context = page.context()
  const { hash } = new URL(page.url())
  await mayor.visit(hash.slice(1))
  await mayor.see('meetings.close')
  await context.setOffline(true)
  await mayor.press('meetings.close')
  await mayor.page.getByRole('dialog').getByRole('button', { name: mayor.t('meetings.close') }).click()
  await mayor.see('meetings.reopen')
  await page.clock.setSystemTime(Date.now() + 2000)
  await tap(griffier, 'police')
  await griffier.fill('meetings.by', 'Griffier')
  await griffier.press('meetings.record_it')
  await context.setOffline(false)
  await griffier.see('meetings.some_refused')
  await griffier.look('closed-by-a-colleague')
  await griffier.press('meetings.reopen')
  await griffier.see('meetings.all_there')
  await griffier.see('meeting.turn.reopened')
  check((await item(griffier, 'police').innerText()).includes(griffier.t('meetings.by_whom', { name: 'Griffier' })), 'with what was added to it')
}

async function signedOutTooEarly(griffier, chrome, town) {
  const { page } = griffier
  const context = page.context()
  const { hash } = new URL(page.url())
  await context.setOffline(true)
  await tap(griffier, 'remove')
  await griffier.press('meetings.later')
  await griffier.see('meetings.waiting.one', { n: 1 })
  await griffier.press('people.sign_out')
  await griffier.see('people.leave_steps_wait')
  await griffier.look('steps-wait')
  await griffier.press('people.leave_and_keep')
  await griffier.see('people.still_signed_in')
  await griffier.look('still-signed-in')
  await griffier.press('people.stay')
  await item(griffier, 'remove').waitFor()

  // Closed without a word, and opened again once there is a connection: sent as soon as she is there.
  await page.close()
  await context.setOffline(false)
  const again = await chrome.window(town, 'griffier', context)
  await again.visit('/')
  await again.heading('home.title', { name: again.name })
  await again.visit(hash.slice(1))
  await item(again, 'remove').waitFor()
  await again.see('meetings.all_there')

  // Thrown away is what she threw away, and only when she is signed out: by itself, once there is a connection.
  await context.setOffline(true)
  await tap(again, 'suspend')
  await again.see('meetings.waiting.one', { n: 1 })
  const steps = await again.page.locator('.timeline__item').count()
  await again.press('people.sign_out')
  await again.press('people.leave_and_throw_away')
  await again.see('people.still_signed_in')
  check((await again.page.locator('.timeline__item').count()) === steps, 'not yet')
  await context.setOffline(false)
  await again.page.locator('#login').waitFor()
  check((await again.api('GET', '/profile')).status === 401, 'signed out is signed out')
  await again.signIn()
  await again.visit(hash.slice(1))
  await again.see('meetings.all_there')
  check((await again.page.locator('.timeline__item').count()) === steps - 1, 'and now it is gone')
}

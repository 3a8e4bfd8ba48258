// A council meeting is disturbed. The tablet loses its connection between the second and the third order; nothing is lost,
// nothing comes in another order, and each step has the time at which it was tapped.
import { check, municipality } from './lib.mjs'
import { send, toReaders } from './reporting.mjs'

const step = (person, kind) => person.t(`meeting.kind.${kind}`)
const order = (person, number) => person.t('meetings.numbered', { name: step(person, 'order'), number })

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const { page } = griffier
    const context = page.context()
    const tap = name => page.getByRole('button', { name, exact: true }).click()
    const times = name => page.locator('.timeline__item').filter({ hasText: name }).locator('time')

    await griffier.open('/meetings', 'meetings.title')
    await griffier.look('meetings')
    await griffier.press('meetings.open')
    await griffier.see('meetings.nothing_yet')
    await griffier.look('empty-sheet')
    const { hash } = new URL(page.url())

    await tap(step(griffier, 'suspend'))
    await tap(order(griffier, 1))
    await tap(order(griffier, 2))
    await griffier.see('meetings.all_there')

    await context.setOffline(true)
    await tap(order(griffier, 3))
    await griffier.see('meetings.waiting.one', { n: 1 })
    const third = await times(order(griffier, 3)).first().getAttribute('datetime')
    await tap(step(griffier, 'police'))
    const called = await times(step(griffier, 'police')).first().getAttribute('datetime')
    await griffier.fill('meetings.by', 'Griffier')
    await griffier.look('police-asked')
    await griffier.press('meetings.record_it')
    await griffier.see('meetings.agreed_missing')
    await tap(step(griffier, 'stream'))
    await griffier.see('meetings.waiting.other', { n: 4 })
    await griffier.look('without-connection')

    // The tab is closed before the connection is back: what was tapped is still there.
    await page.close()
    await context.setOffline(false)
    const again = await chrome.window(town, 'griffier', context)
    await again.visit(hash.slice(1))
    await again.see('meetings.all_there')
    await again.read(again.t('meetings.by_whom', { name: 'Griffier' }))
    const items = again.page.locator('.timeline__item')
    const titles = await items.locator('.timeline__title').allInnerTexts()
    check(titles.join(' | ') === [step(again, 'suspend'), order(again, 1), order(again, 2), order(again, 3), step(again, 'police'), step(again, 'stream')].join(' | '), `everything came in its order: ${titles}`)
    await detailsFollow(again, called)
    const kept = await items.filter({ hasText: order(again, 3) }).locator('time').first().getAttribute('datetime')
    check(new Date(kept).getTime() === new Date(third).getTime(), 'the third order has the time at which it was tapped')

    // A mistake is undone, and both stay.
    await again.page.getByRole('button', { name: step(again, 'resume'), exact: true }).click()
    await again.see('meetings.all_there')
    await again.page.getByRole('button', { name: new RegExp(`^${again.t('meetings.undo')}: .*${step(again, 'resume')}`) }).click()
    await again.see('meetings.was_undone')
    check((await items.count()) === 9, 'the mistaken step and its undoing are both there')
    check((await items.last().locator('.timeline__title').innerText()).includes(step(again, 'resume')), 'and it says what was undone')
    await again.look('sheet')
    await again.page.emulateMedia({ media: 'print' })
    check(!(await again.page.locator('.sheet__buttons').isVisible()), 'on paper there are no buttons')
    await again.look('on-paper')
    await again.page.emulateMedia({ media: 'screen' })

    // The chair reads the same sheet; a councillor has no such thing.
    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    await mayor.visit(hash.slice(1))
    await mayor.read(order(mayor, 3))
    // What the mayor taps now stands before the griffier within seconds, while he writes.
    await again.press('meetings.complete', await nameOf(items.filter({ hasText: step(again, 'police') }).first()))
    await again.fill('meetings.agreed_with', 'Half een na')
    await mayor.page.getByRole('button', { name: step(mayor, 'protect'), exact: true }).click()
    await mayor.press('meetings.later')
    await items.filter({ hasText: step(again, 'protect') }).first().waitFor()
    check((await again.page.getByLabel(again.t('meetings.agreed_with')).inputValue()) === 'Half een na', 'and what he types stays')
    await again.press('meetings.later')

    await closedAndOpened(again)
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await isNowhere(councillor)
    check((await councillor.api('GET', hash.slice(1))).status === 403, 'and no door to one')

    await becomesAReport(mayor)
    await mayor.visit(hash.slice(1))
    await mayor.see('meetings.to_report')
    await mayor.look('reported')
  } finally {
    await town.stop()
  }
  await withoutAChapter(binary, chrome)
}

const nameOf = async item => `${await item.locator('time').innerText()} ${await item.locator('.timeline__title').innerText()}`

/** Who called after whose agreement, and what was decided: later, with the step's own time. */
async function detailsFollow(griffier, called) {
  const { page } = griffier
  const police = page.locator('.timeline__item').filter({ hasText: step(griffier, 'police') }).first()
  await griffier.press('meetings.complete', await nameOf(police))
  await griffier.press('meetings.record_it')
  await griffier.see('meetings.addition_empty')
  await griffier.fill('meetings.agreed_with', 'Voorzitter')
  await griffier.press('meetings.record_it')
  await griffier.read(griffier.t('meetings.agreed', { name: 'Voorzitter' }))
  await griffier.see('meetings.all_there')
  check((await police.locator('time').getAttribute('datetime')).slice(0, 19) === called.slice(0, 19), 'the call has the time at which it was tapped')
  check(!(await police.innerText()).includes(griffier.t('meetings.agreed_missing')), 'nothing is missing any more')

  const report = page.getByRole('button', { name: step(griffier, 'report'), exact: true })
  const done = async () => (await report.getAttribute('class')).includes('--done')
  await report.click()
  await griffier.press('meetings.record_it')
  await griffier.see('meetings.choose_decision')
  await griffier.look('decision-asked')
  await griffier.press('meetings.later')
  await griffier.see('meetings.decision_missing')
  check(!(await done()), 'a decision that nobody took is not made')
  await report.click()
  await griffier.choose('decision', 'no')
  await griffier.press('meetings.record_it')
  await griffier.see('meeting.decision.no')
  await griffier.see('meetings.all_there')
  check(await done(), 'now it is')
}

/** Closing is asked first; what is tapped too late for a closed sheet is kept and taken in when it is open again. */
async function closedAndOpened(griffier) {
  const { page } = griffier
  const context = page.context()
  await griffier.press('meetings.close')
  await griffier.see('meetings.close_sure')
  await griffier.look('close-asked')
  await griffier.press('action.cancel')
  const { hash } = new URL(page.url())
  const version = (await griffier.api('GET', hash.slice(1))).body.version
  await context.setOffline(true)
  const before = await page.locator('.timeline__item').count()
  await page.getByRole('button', { name: step(griffier, 'suspend'), exact: true }).click()
  await griffier.see('meetings.waiting.one', { n: 1 })
  await context.setOffline(false)
  await griffier.see('meetings.all_there')
  check((await page.locator('.timeline__item').count()) === before + 1, 'a tap without a connection is there once')
  check((await griffier.api('POST', `${hash.slice(1)}/closures`, {}, { 'If-Match': `"${version}"` })).status === 204, 'closed from another window')
  await griffier.see('meetings.reopen')
  await griffier.look('closed')
  await griffier.press('meetings.reopen')
  await griffier.see('meetings.close')
  await griffier.see('meeting.turn.reopened')
}

async function isNowhere(person) {
  check((await person.page.locator('.menu__link', { hasText: person.t('nav.meetings') }).count()) === 0, 'no sheet in the menu')
  await person.open('/meetings', 'nowhere.title')
  check((await person.page.getByRole('button', { name: person.t('meetings.open') }).count()) === 0, 'and none to open')
}

async function becomesAReport(mayor) {
  await mayor.press('meetings.make_report')
  await mayor.heading('reports.new')
  check((await mayor.page.locator('#narrative').inputValue()).includes(order(mayor, 3)), 'the report tells the steps')
  await mayor.choose('offender', 'unknown')
  await toReaders(mayor)
  await send(mayor)
}

/** A protocol that says nothing of meetings: no menu, no sheet. */
async function withoutAChapter(binary, chrome) {
  const town = await municipality(binary, { pack: 'default' })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await isNowhere(griffier)
    const now = new Date().toISOString()
    check((await griffier.api('POST', '/meetings', { id: crypto.randomUUID(), name: 'x', openedAt: now, sentAt: now })).status === 403, 'and none is opened')
  } finally {
    await town.stop()
  }
}

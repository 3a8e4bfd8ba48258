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
    await griffier.fill('meetings.by', 'Griffier')
    await griffier.fill('meetings.agreed_with', 'Voorzitter')
    await griffier.look('police-asked')
    await griffier.press('meetings.record_it')
    await tap(step(griffier, 'stream'))
    await griffier.see('meetings.waiting.other', { n: 3 })
    await griffier.look('without-connection')

    // The tab is closed before the connection is back: what was tapped is still there.
    await page.close()
    await context.setOffline(false)
    const again = await chrome.window(town, 'griffier', context)
    await again.visit(hash.slice(1))
    await again.see('meetings.all_there')
    await again.read(again.t('meetings.agreed', { name: 'Voorzitter' }))
    const items = again.page.locator('.timeline__item')
    const titles = await items.locator('.timeline__title').allInnerTexts()
    check(titles.join(' | ') === [step(again, 'suspend'), order(again, 1), order(again, 2), order(again, 3), step(again, 'police'), step(again, 'stream')].join(' | '), `everything came in its order: ${titles}`)
    const kept = await items.filter({ hasText: order(again, 3) }).locator('time').first().getAttribute('datetime')
    check(new Date(kept).getTime() === new Date(third).getTime(), 'the third order has the time at which it was tapped')

    // A mistake is undone, and both stay.
    await again.page.getByRole('button', { name: step(again, 'resume'), exact: true }).click()
    await again.see('meetings.all_there')
    await again.page.getByRole('button', { name: new RegExp(`^${again.t('meetings.undo')}: .*${step(again, 'resume')}`) }).click()
    await again.see('meetings.was_undone')
    check((await items.count()) === 8, 'the mistaken step and its undoing are both there')
    await again.look('sheet')
    await again.page.emulateMedia({ media: 'print' })
    check(!(await again.page.locator('.sheet__buttons').isVisible()), 'on paper there are no buttons')
    await again.look('on-paper')
    await again.page.emulateMedia({ media: 'screen' })

    // The chair reads the same sheet; a councillor has no such thing.
    const mayor = await (await chrome.person(town, 'mayor')).signIn()
    await mayor.visit(hash.slice(1))
    await mayor.read(order(mayor, 3))
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    check((await councillor.page.locator('.menu__link', { hasText: councillor.t('nav.meetings') }).count()) === 0, 'no sheet for a councillor')
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
    check((await griffier.page.locator('.menu__link', { hasText: griffier.t('nav.meetings') }).count()) === 0, 'no sheet in the menu')
    check((await griffier.api('POST', '/meetings', { name: 'x', openedAt: new Date().toISOString() })).status === 403, 'and none is opened')
  } finally {
    await town.stop()
  }
}

// A report that is being written survives a lost connection and a closed tab: nothing is typed twice.
import { check, municipality } from './lib.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const first = 'Bij de voordeur hing een briefje: “Wij weten wanneer je alleen thuis bent.”'
const later = ' Mijn buurvrouw zag een witte bus wegrijden.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    const context = councillor.page.context()
    await answer(councillor, { narrative: first, form: 'letter', place: 'home' })
    await councillor.see('reports.draft_saved')

    await context.setOffline(true)
    await councillor.fill('reports.narrative', first + later)
    await councillor.see('reports.draft_waiting')
    await councillor.look('offline')
    const { hash } = new URL(councillor.page.url())

    // The train comes out of the tunnel: saved without anybody pressing anything.
    await context.setOffline(false)
    await councillor.see('reports.draft_saved')
    await councillor.page.reload()
    await holds(councillor, first + later)

    // The tunnel again, and this time the browser is closed before it ends.
    await context.setOffline(true)
    await councillor.fill('reports.narrative', `${first}${later} Nu hoor ik weer iets.`)
    await councillor.see('reports.draft_waiting')
    await councillor.page.close()
    await context.setOffline(false)
    const again = await chrome.window(town, 'councillor', context)
    await again.visit('/')
    await again.heading('reports.drafts')
    await again.look('home-with-draft')
    await again.page.locator('.card--draft').getByRole('link').click()
    await holds(again, `${first}${later} Nu hoor ik weer iets.`)
    check(new URL(again.page.url()).hash === hash, 'it is the same draft')

    await toReaders(again)
    await send(again)
    await again.visit('/')
    await again.heading('reports.mine')
    await again.page.locator('.card--draft').waitFor({ state: 'detached' })
  } finally {
    await town.stop()
  }
}

/** Waits until the form holds these words. Not by a function in the page: the page's own policy forbids evaluating one. */
async function holds({ page }, text) {
  const narrative = page.locator('#narrative')
  const patience = Date.now() + 15000
  while ((await narrative.inputValue()) !== text) check(Date.now() < patience, 'the form holds what was written')
}

// Danger does not wait for a network: the emergency page was opened once, the server is gone, and the page says what to do.
import { check, municipality } from './lib.mjs'
import { readFileSync } from 'node:fs'

const catalogue = JSON.parse(readFileSync(new URL('../../locales/emergency.json', import.meta.url), 'utf8'))

export default async function ({ binary, chrome, language }) {
  const words = catalogue[language]
  const town = await municipality(binary, { pack: 'westerveld' })
  try {
    const anybody = await chrome.person(town, 'councillor')
    const { page } = anybody
    const heading = () => page.getByRole('heading', { level: 1, name: words.title }).waitFor()

    // From the page on which one signs in, without signing in.
    await page.goto(town.url)
    await page.locator('#login').waitFor()
    await page.getByRole('link', { name: anybody.t('nav.emergency') }).click()
    await heading()
    check((await page.getByRole('link', { name: words.call_112 }).first().getAttribute('href')) === 'tel:112', 'one tap calls 112')
    await page.locator('#ready').waitFor()
    check(!(await page.locator('#offline').isVisible()), 'with a connection nothing is said of one')
    await anybody.look('page')
    await page.locator('#town_hall > summary').click()
    await page.locator('#town_hall li').first().waitFor()
    await page.locator('#on_the_way > summary').click()
    check((await page.locator('#town_hall').getAttribute('open')) === null, 'one card is open at a time')
    await anybody.look('card')
    const { pathname } = new URL(page.url())
    const kept = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat())
    check(kept.length > 0 && kept.every(path => !path.startsWith('/v1') && path !== '/'), `only the page and its parts are kept: ${kept}`)

    // After the danger, one tap begins a report; whoever has not signed in does so first.
    await page.getByRole('link', { name: words.report }).click()
    await page.locator('#login').waitFor()
    check(page.url().endsWith('/#/report'), 'the report is next')
    await anybody.signIn()
    await anybody.open('/report', 'reports.new')
    const answers = await page.evaluate(async () => (await Promise.all((await caches.keys()).map(async name => (await (await caches.open(name)).keys()).map(({ url }) => url)))).flat())
    check(answers.every(url => !url.includes('/v1/')), 'no answer of the register is kept on the device')

    await town.stop()
    await page.goto(town.url + pathname)
    await heading()
    await page.locator('#home > summary').click()
    await page.locator('#home li').first().waitFor()
    check((await page.evaluate(() => getComputedStyle(document.querySelector('.call')).minHeight)) === '64px', 'it looks as it should')
    check(await page.evaluate(() => navigator.onLine), 'the browser believes that there is a network')
    await anybody.read(words.offline)
    await anybody.look('without-network')
    // An icon on the home screen opens another address of the same page; whatever was asked, what was kept helps.
    await page.goto(`${town.url}/`)
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await anybody.read(words.offline)
    await page.getByRole('link', { name: words.report }).click()
    await anybody.read(words.offline)
  } finally {
    if (!town.stopped) await town.stop()
  }
}

// What every journey needs: a demo municipality of its own, people in browser windows, axe on every page they see, and a
// screenshot of it. Run through run.mjs.
import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
export const password = 'luwte-demo-2026'
const names = { nl: 'Nederlands', en: 'English' }
const shots = new URL('./screenshots/', import.meta.url).pathname

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--ignore-certificate-errors'] // one story's servers sign their own

/** The catalogue of a language: a story finds what is on the screen by the key of its words. */
export function words(language) {
  const catalogue = JSON.parse(readFileSync(new URL(`../../locales/ui.${language}.json`, import.meta.url), 'utf8'))
  return (key, values = {}) => {
    if (!(key in catalogue)) throw new Error(`the catalogue has no ${key}`)
    return catalogue[key].replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole)
  }
}

const pictures = new URL('../../docs/images/', import.meta.url).pathname
const content = '#main .section' // without the bar, the menu and what every page of a case begins with
/** What README and handleiding show: in which story, on which window and by whom it was seen; and of a long page, which part. */
export const pictured = {
  'online-threat': {
    phone: { 'councillor-home': 'start', 'councillor-report-form': 'report', 'councillor-readers': 'readers', 'councillor-report': 'answer' },
    desktop: { 'griffier-case': 'case', 'mayor-aftercare': ['aftercare', content], 'griffier-protocol': 'protocol' },
  },
  'mayor-attacked': { phone: { 'mayor-my-aftercare': 'my-aftercare' }, desktop: { 'secretary-tasks': ['tasks', content] } },
  'about-a-receiver': { phone: { 'councillor-readers': 'about-a-colleague' } },
  'access-ban': { desktop: { 'griffier-ban-in-force': ['measure', content], 'griffier-person-with-ban': 'person', 'front_desk-desk-list': 'desk' } },
  'consent-withdrawn': { desktop: { 'griffier-police-file': 'police-file', 'griffier-damage': ['damage', content] } },
  consultation: { phone: { 'councillor-answered': 'consultation' } },
  'deputy-speaks': { desktop: { 'secretary-communication-decided': ['communication', '.row:has-text("Buiten")'] } },
  emergency: { phone: { 'councillor-page': 'emergency' } },
  letters: { desktop: { 'griffier-letter-draft': ['letter', '.reveal--open'], 'admin-template-refused': 'template' } },
  logbook: { phone: { 'councillor-logbook-with-series': 'logbook' } },
  meeting: { phone: { 'griffier-sheet': 'meeting' } },
  offices: {
    phone: { 'councillor-invitation': 'invitation' },
    desktop: { 'griffier-home': 'home', 'griffier-aftercare': 'aftercare-board', 'privacy-journal-verified': 'journal', 'admin-invited': 'account' },
  },
  prevention: { phone: { 'councillor-asking': ['preparing', '.reveal--open'] }, desktop: { 'griffier-book': 'prevention' } },
  'repeat-offender': { desktop: { 'griffier-suggested': ['suggestion', '.suggestion'], 'griffier-case-says-so': 'repetition' } },
  survey: { phone: { 'councillor-questions': 'survey' } },
  'yearly-account': { desktop: { 'griffier-coarser': ['yearly-account', content], 'griffier-completeness': 'completeness' } },
  network: { desktop: { 'griffier-preview': ['network', '.section:has-text("Vertellen over een jaar")'] } },
}

export const windows = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

/** luwte as a process that serves: `ready` promises its address. When it has stopped, the folder `removes` is gone. */
export class Server {
  constructor(binary, args, { removes } = {}) {
    this.process = spawn(binary, args)
    this.removes = removes
    this.stopped = false
    let said = ''
    this.said = () => said
    this.ready = new Promise((ready, failed) => {
      const read = chunk => {
        const line = /ready (https?:\S+)/.exec((said += chunk))
        if (line) ready(line[1])
      }
      this.process.stdout.on('data', read)
      this.process.stderr.on('data', read)
      this.process.on('exit', code => failed(new Error(`luwte ${args[0]} ended with ${code}:\n${said}`)))
    })
  }

  async stop() {
    this.stopped = true // windows are still open and may ask once more; that says nothing about the register
    const gone = new Promise(done => this.process.on('exit', done))
    this.process.kill('SIGTERM')
    await gone
    if (this.removes) rmSync(this.removes, { recursive: true, force: true })
  }
}

/** A demo municipality on the given pack: `url`, `who(key)` and `stop()`. In `data` it stays when it has stopped. */
export async function municipality(binary, { pack = 'westerveld', cases = 0, theme, data: kept } = {}) {
  const data = kept ?? mkdtempSync(join(tmpdir(), 'luwte-journey-'))
  const town = new Server(binary, ['demo', '--port', '0', '--data', data, '--pack', pack, '--cases', String(cases),
    ...(theme ? ['--theme', theme] : [])], { removes: kept ? undefined : data })
  return known(town, data)
}

/** A demo municipality that has stopped goes on as an operator would serve it. */
export const served = (binary, data, options) => known(new Server(binary, ['serve', '--data', data, '--port', '0', ...options]), data)

async function known(town, data) {
  town.url = await town.ready
  const logins = JSON.parse(readFileSync(join(data, 'logins.json'), 'utf8'))
  town.who = key => logins.find(person => person.key === key)
  return town
}

/** A browser in which people open windows; collects what axe, the console and the network have to complain about. */
export async function browser({ size, language, story, images = false }) {
  const chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: [...quiet, `--lang=${language === 'nl' ? 'nl-NL' : 'en-GB'}`], env: { ...process.env, LANGUAGE: language } })
  const complaints = []
  let shot = 0
  return {
    complaints,
    async person(town, key) {
      const context = await chrome.newContext({
        viewport: windows[size], locale: language === 'nl' ? 'nl-NL' : 'en-GB', reducedMotion: 'reduce',
        timezoneId: 'Europe/Amsterdam', hasTouch: size === 'phone', isMobile: size === 'phone', deviceScaleFactor: images && size === 'phone' ? 2 : 1,
      })
      return this.window(town, key, context)
    },
    /** Another window of the same person, in the same browser. */
    async window(town, key, context) {
      const page = await context.newPage()
      page.setDefaultTimeout(15000)
      page.on('pageerror', error => complaints.push(`${key}: ${error}`))
      page.on('console', line => {
        if (!town.stopped && line.type() === 'error' && !/status of 4\d\d|INTERNET_DISCONNECTED/.test(line.text())) complaints.push(`${key}: ${line.text()}`)
      })
      page.on('request', request => {
        const origin = new URL(request.url())
        if (!['blob:', 'data:'].includes(origin.protocol) && origin.origin !== town.url)
          complaints.push(`${key}: asked ${origin.origin}`)
      })
      return new Person(page, town, key, { size, language, story, images, complaints, next: () => ++shot })
    },
    /** What everybody had on the screen when a story broke off. */
    async lastSight() {
      mkdirSync(shots, { recursive: true })
      const pages = chrome.contexts().flatMap(context => context.pages())
      await Promise.all(pages.map((page, index) => page.screenshot({ path: join(shots, `failed-${story}-${size}-${language}-${index}.png`), fullPage: true }).catch(() => undefined)))
    },
    close: () => chrome.close(),
  }
}

class Person {
  constructor(page, town, key, about) {
    Object.assign(this, { page, town, key, about, t: words(about.language), name: town.who(key)?.name })
  }

  /** Signs in on the form, and goes on in the language of the story. */
  async signIn() {
    const { page, t } = this
    await page.goto(this.town.url)
    await page.locator('#login').fill(this.town.who(this.key).login)
    await page.locator('#password').fill(password)
    await this.press('people.sign_in')
    await page.getByRole('heading', { level: 1, name: this.name }).waitFor()
    if ((await page.locator('html').getAttribute('lang')) !== this.about.language)
      await page.getByRole('button', { name: names[this.about.language] }).last().click()
    await page.getByRole('heading', { level: 1, name: t('home.title', { name: this.name }) }).waitFor()
    return this
  }

  async visit(path) {
    await this.page.goto(`${this.town.url}/#${path}`)
  }

  async open(path, title) {
    await this.visit(path)
    await this.heading(title)
  }

  heading(key, values) {
    return this.page.getByRole('heading', { name: this.t(key, values) }).first().waitFor()
  }

  /** Waits until these words of the catalogue are on the screen. */
  see(key, values) {
    return this.page.getByText(this.t(key, values)).filter({ visible: true }).first().waitFor()
  }

  read(text) {
    return this.page.getByText(text).filter({ visible: true }).first().waitFor()
  }

  async never(text) {
    check(!(await this.page.locator('body').innerText()).includes(text), `${this.key} never reads "${text}"`)
  }

  press(key, about) {
    const name = about ? `${this.t(key)}: ${about}` : this.t(key)
    return this.page.getByRole('button', { name, exact: true }).first().click()
  }

  follow(key, values) {
    return this.page.getByRole('link', { name: this.t(key, values) }).first().click()
  }

  /** Opens a card or a row whose name holds these words. */
  card(text) {
    return this.page.getByRole('main').getByRole('link', { name: text }).first().click()
  }

  fill(key, text) {
    return this.page.getByLabel(this.t(key)).first().fill(text)
  }

  /** A radio button or a box, found by what it means on the wire. */
  choose(group, value) {
    return this.page.locator(`label:has(input[name="${group}"][value="${value}"])`).click()
  }

  tick(id) {
    return this.page.locator(`[id="${id}"]`).check()
  }

  /** A folded part of the form. */
  unfold(key) {
    return this.page.locator('summary').filter({ hasText: this.t(key) }).click()
  }

  /** Looks at the page as it stands: axe has nothing to say, nothing sticks out sideways, and there is a picture of it. */
  async look(name) {
    const { page, about } = this
    await page.locator('.waiting').first().waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => globalThis.axe.run({
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
    for (const { id, nodes } of violations)
      about.complaints.push(`axe ${id} on ${name}: ${nodes.map(node => node.html.slice(0, 160)).join(' | ')}`)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    if (wide > 1) about.complaints.push(`${name} is ${wide} px too wide`)
    const folder = join(shots, `${about.story}-${about.size}-${about.language}`)
    mkdirSync(folder, { recursive: true })
    const number = String(about.next()).padStart(2, '0')
    await page.screenshot({ path: join(folder, `${number}-${this.key}-${name}.png`), fullPage: true })
    const picture = about.images && pictured[about.story]?.[about.size]?.[`${this.key}-${name}`]
    if (picture) await this.picture(...[picture].flat())
  }

  /** The upper part of the page, or of what `part` selects, as a picture that is small enough to be kept with the source. */
  async picture(name, part = 'body') {
    const { page } = this
    await page.evaluate(() => { scrollTo(0, 0); document.activeElement?.blur() })
    await page.locator('.notice__button:last-child').evaluateAll(buttons => buttons.forEach(button => button.click()))
    const { width, height: window } = page.viewportSize()
    const { y, height } = await page.locator(part).first().boundingBox()
    const above = Math.max(0, y - 16)
    const path = join(pictures, `${name}.png`)
    await page.screenshot({ path, fullPage: true, clip: { x: 0, y: above, width, height: Math.min(y + height + 16 - above, window + 150) } })
    execFileSync('pngquant', ['--force', '--ext', '.png', '--speed', '1', '--strip', '64', path])
  }

  /** Runs a request of the API as this person, from inside the page. */
  api(method, path, body, headers = {}) {
    return this.page.evaluate(async ([method, path, body, headers]) => {
      const reply = await fetch(`/v1${path}`, {
        method, headers: { ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers },
        body: body ? JSON.stringify(body) : undefined })
      return { status: reply.status, body: reply.status === 204 ? null : await reply.json() }
    }, [method, path, body, headers])
  }
}

export function check(holds, promise) {
  if (!holds) throw new Error(`not kept: ${promise}`)
}

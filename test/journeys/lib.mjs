// What every journey needs: a demo municipality of its own, people in browser windows, axe on every page they see, and a
// screenshot of it. Run through run.mjs.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const require = createRequire(new URL('../../web/package.json', import.meta.url))
const { chromium } = require('playwright-core')
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const shots = new URL('./screenshots/', import.meta.url).pathname

const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync']

export const windows = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } }

/** A demo municipality on the given pack: `url`, `logins` by key, `password`, and `stop()`. */
export async function municipality(binary, { pack = 'westerveld', cases = 0 } = {}) {
  const data = mkdtempSync(join(tmpdir(), 'luwte-journey-'))
  const server = spawn(binary, ['demo', '--port', '0', '--data', data, '--pack', pack, '--cases', String(cases)])
  let said = ''
  const url = await new Promise((ready, failed) => {
    const read = chunk => {
      said += chunk
      const line = /ready (http:\S+)/.exec(said)
      if (line) ready(line[1])
    }
    server.stdout.on('data', read)
    server.stderr.on('data', read)
    server.on('exit', code => failed(new Error(`luwte demo ended with ${code}:\n${said}`)))
  })
  const logins = JSON.parse(readFileSync(join(data, 'logins.json'), 'utf8'))
  return {
    url,
    logins,
    said: () => said,
    async stop() {
      const gone = new Promise(done => server.on('exit', done))
      server.kill('SIGTERM')
      await gone
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** A browser in which people open windows; collects what axe, the console and the network have to complain about. */
export async function browser({ size, language, story }) {
  const chrome = await chromium.launch({ executablePath: '/usr/bin/chromium', args: quiet })
  const complaints = []
  let shot = 0
  return {
    complaints,
    async person(town, key) {
      const context = await chrome.newContext({
        viewport: windows[size], locale: language === 'nl' ? 'nl-NL' : 'en-GB', reducedMotion: 'reduce',
        timezoneId: 'Europe/Amsterdam', hasTouch: size === 'phone', isMobile: size === 'phone',
      })
      const page = await context.newPage()
      page.setDefaultTimeout(15000)
      page.on('pageerror', error => complaints.push(`${key}: ${error}`))
      page.on('console', line => {
        if (line.type() === 'error' && !/status of 4\d\d/.test(line.text())) complaints.push(`${key}: ${line.text()}`)
      })
      page.on('request', request => {
        const origin = new URL(request.url())
        if (!['blob:', 'data:'].includes(origin.protocol) && origin.origin !== town.url)
          complaints.push(`${key}: asked ${origin.origin}`)
      })
      return new Person(page, town, key, { size, language, story, complaints, next: () => ++shot })
    },
    close: () => chrome.close(),
  }
}

class Person {
  constructor(page, town, key, about) {
    Object.assign(this, { page, town, key, about })
  }

  /** Looks at the page as it stands: axe has nothing to say, nothing sticks out sideways, and there is a picture of it. */
  async look(name) {
    const { page, about } = this
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

// A municipality mounts its own design tokens: another look from a folder, without building anything.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, municipality } from './lib.mjs'

const tokens = `.oeverbeek-theme {
  --basis-color-accent-1-inverse-bg-document: #5a1846;
  --basis-color-accent-1-inverse-bg-subtle: #3f1031;
  --basis-color-default-bg-subtle: #fbf6f9;
}
`

export default async function ({ binary, chrome }) {
  const theme = mkdtempSync(join(tmpdir(), 'luwte-theme-'))
  writeFileSync(join(theme, 'theme.css'), tokens)
  const plain = await municipality(binary)
  const own = await municipality(binary, { theme })
  try {
    const before = await colours(await chrome.person(plain, 'councillor'))
    const councillor = await chrome.person(own, 'councillor')
    const after = await colours(councillor)
    check(after.bar === 'rgb(90, 24, 70)' && before.bar !== after.bar, 'the bar has the mounted colour')
    check(after.page === 'rgb(251, 246, 249)' && before.page !== after.page, 'the page has the mounted colour')
    check(after.text === before.text, 'what the tokens do not name keeps our own look')
    await councillor.look('sign-in')
    await councillor.signIn()
    await councillor.look('home')
  } finally {
    await Promise.all([plain.stop(), own.stop()])
    rmSync(theme, { recursive: true, force: true })
  }
}

async function colours({ page, town }) {
  await page.goto(town.url)
  await page.locator('#login').waitFor()
  return page.evaluate(() => {
    const of = (place, what) => getComputedStyle(document.querySelector(place))[what]
    return { bar: of('.bar', 'backgroundColor'), page: of('body', 'backgroundColor'), text: of('main', 'color') }
  })
}

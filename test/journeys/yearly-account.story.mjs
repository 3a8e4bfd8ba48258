// The griffier makes the yearly account: a refusal says what is in the way, a coarser account shows more of what is left, and what was
// published opens as a page and a paper. Meanwhile she confirms a quarter in which it was quiet.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check, municipality } from './lib.mjs'

const year = new Date().getFullYear() - 1

/** Protecting and proving takes its time. */
const calmly = (griffier, key, values) => griffier.page.getByText(griffier.t(key, values)).filter({ visible: true }).first().waitFor({ timeout: 240_000 })

export default async function ({ binary, chrome, language }) {
  const town = await municipality(binary, { cases: 24 })
  const folder = mkdtempSync(join(tmpdir(), 'luwte-account-'))
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await refused(griffier)
    await coarsened(griffier)
    await opened(griffier, folder, language)
    await roundedTooLate(griffier)
    await quarters(griffier)
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    check((await councillor.api('GET', '/publications')).status === 403, 'a councillor does not publish')
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await town.stop()
  }
}

/** Nobody entered how many people were in office that year: the figures would be about a handful. */
async function refused(griffier) {
  const sheet = (await griffier.api('GET', `/people-in-office/${year - 1}`)).body
  const seats = sheet.roles.map(({ role }) => ({ role, people: 1 }))
  check((await griffier.api('PUT', `/people-in-office/${year - 1}`, { roles: seats }, { 'If-Match': `"${sheet.version}"` })).status === 200, 'the seats are entered')
  await griffier.open('/publications', 'publications.title')
  await griffier.page.locator('#publication-year').selectOption(String(year - 1))
  await griffier.press('publications.look')
  await calmly(griffier, 'publications.too_few', { people: seats.length })
  await griffier.look('refused')
  await griffier.page.getByRole('main').getByRole('status').getByRole('link', { name: griffier.t('nav.office') }).click()
  await griffier.heading('office.title')
  await enters(griffier)
}

/** A colleague is first: what was typed stays, it is told, and what is saved at last stays in the form. */
async function enters(griffier) {
  const now = year + 1
  const sheet = (await griffier.api('GET', `/people-in-office/${now}`)).body
  const councillors = griffier.page.locator('#office-councillor')
  await councillors.fill('17')
  check((await griffier.api('PUT', `/people-in-office/${now}`, { roles: [{ role: 'councillor', people: 19 }] }, { 'If-Match': `"${sheet.version}"` })).status === 200, 'a colleague enters another number')
  await griffier.press('action.save')
  await griffier.see('office.changed_meanwhile')
  check((await councillors.inputValue()) === '17', 'what was typed is still there')
  await griffier.press('action.save')
  await griffier.see('office.saved', { year: now })
  check((await councillors.inputValue()) === '17', 'what was saved stays in the form')
}

async function coarsened(griffier) {
  await griffier.open('/publications', 'publications.title')
  await griffier.page.locator('#publication-year').selectOption(String(year))
  await griffier.press('publications.look')
  await calmly(griffier, 'publications.forever')
  const left = () => griffier.page.locator('input[id^="kept."]').evaluateAll(boxes => boxes.filter(box => !box.checked).map(box => box.id.replace('kept.', '')))
  await griffier.unfold('publications.choose')
  for (const axis of ['place', 'police', 'content']) await griffier.page.locator(`[id="kept.${axis}"]`).uncheck()
  check((await left()).length === 3, 'three things are left out')
  await griffier.press('publications.look')
  await calmly(griffier, 'publications.forever')
  await griffier.look('coarser')
  await griffier.page.getByRole('button', { name: griffier.t('publications.publish', { year }) }).click()
  await calmly(griffier, 'publications.published', { year })
  await griffier.page.getByRole('button', { name: griffier.t('publications.take_as', { year, format: 'PDF' }) }).first().waitFor()
  await griffier.look('published')
}

/** As a page in the browser, and as the paper that is downloaded. */
async function opened(griffier, folder, language) {
  const [paper] = await Promise.all([griffier.page.waitForEvent('download'),
    griffier.page.getByRole('button', { name: griffier.t('publications.take_as', { year, format: 'PDF' }) }).first().click()])
  const pdf = join(folder, 'account.pdf')
  await paper.saveAs(pdf)
  check(readFileSync(pdf).subarray(0, 5).toString() === '%PDF-', 'the paper is a PDF')

  await griffier.page.locator('summary').filter({ hasText: griffier.t('publications.other_forms', { year }) }).click()
  const [file] = await Promise.all([griffier.page.waitForEvent('download'),
    griffier.page.getByRole('button', { name: griffier.t('publications.take_as', { year, format: `HTML ${language}` }) }).first().click()])
  const html = join(folder, 'account.html')
  await file.saveAs(html)
  const page = await (await griffier.page.context().browser().newContext({ viewport: griffier.page.viewportSize() })).newPage()
  await page.goto(`file://${html}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  check((await page.locator('html').getAttribute('lang')) === language, 'the page is in the language that was asked')
  check(await page.locator('table').count() >= 3, 'the page has its tables')
  await Object.assign(Object.create(griffier), { page }).look('page')
  await page.close()
}

/** Figures that are out are not rounded afterwards: both together would say more than each. */
async function roundedTooLate(griffier) {
  await griffier.open('/publications', 'publications.title')
  await griffier.page.locator('#publication-year').selectOption(String(year))
  await griffier.choose('small', 'rounded')
  await griffier.press('publications.look')
  await calmly(griffier, 'publications.rounded_before')
  await griffier.look('rounded-too-late')
}

async function quarters(griffier) {
  await griffier.open('/completeness', 'completeness.title')
  await griffier.page.locator('#completeness-year').selectOption(String(year))
  await griffier.see('completeness.reports_all')
  await griffier.page.getByRole('row', { name: griffier.t('completeness.quarter_n', { quarter: 1 }) }).getByRole('button').click()
  await griffier.page.getByText(griffier.t('completeness.thanks', { quarter: 1 })).first().waitFor()
  const { body } = await griffier.api('GET', `/completeness?year=${year}`)
  check(['confirmed', 'nothing_confirmed'].includes(body.quarters[0].state), 'the quarter is confirmed')
  await griffier.look('completeness')
}

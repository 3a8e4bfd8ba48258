// From signing in to the receipt without a mouse or a touch: everything is reached with Tab and shows that it has the focus.
import { check, municipality, password } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary)
  try {
    const councillor = await chrome.person(town, 'councillor')
    const { page } = councillor
    const keys = page.keyboard
    await page.goto(town.url)
    await page.locator('#login').waitFor()
    await to(councillor, '#login')
    await keys.type(town.who('councillor').login)
    await to(councillor, '#password')
    await keys.type(password)
    await keys.press('Enter')
    await page.getByRole('heading', { level: 1, name: town.who('councillor').name }).waitFor()
    if ((await page.locator('html').getAttribute('lang')) !== councillor.about.language) {
      await to(councillor, `[lang="${councillor.about.language}"]:is(button)`)
      await keys.press('Enter')
      await page.locator(`html[lang="${councillor.about.language}"]`).waitFor()
    }
    await to(councillor, 'main a[href="#/report"]')
    await keys.press('Enter')
    await councillor.heading('reports.new')

    // A press too early: the faults are told, and each leads to its question.
    await to(councillor, 'button[type=submit]')
    await keys.press('Enter')
    await page.locator('[data-error-summary] :focus').waitFor()
    await councillor.look('faults')
    await to(councillor, '[data-error-summary] a')
    await keys.press('Enter')
    await page.locator('#narrative:focus').waitFor()
    await keys.type('Bij het boodschappen doen riep iemand dat ik maar beter kon verhuizen.')
    await radio(councillor, 'form', 'in_person')
    await radio(councillor, 'place', 'street')
    await radio(councillor, 'offender', 'partly')
    await to(councillor, '[id="offender.description"]')
    await keys.type('Man met een blauwe fiets')
    await to(councillor, 'summary', councillor.t('reports.norm_helper'))
    await keys.press('Enter')
    await to(councillor, '[id="answers.threatened"]')
    await keys.press('Space')
    await councillor.see('reports.reporting_always')
    await councillor.look('focus')
    await to(councillor, 'button[type=submit]')
    await keys.press('Enter')
    await councillor.heading('reports.check')
    await page.locator('.readers__one').first().waitFor()
    await to(councillor, 'button', councillor.t('reports.send'))
    await keys.press('Enter')
    await councillor.heading('reports.sent')
  } finally {
    await town.stop()
  }
}

/** Presses Tab until the element has the focus, as a reader would, and checks that the focus can be seen. */
async function to(person, selector, words) {
  const { page } = person
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const here = await page.evaluate(([selector, words]) => {
      const element = document.activeElement
      if (!element?.matches(selector) || (words && !element.textContent.includes(words))) return null
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element)
      return { seen: (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' }
    }, [selector, words])
    if (!here) continue
    check(here.seen, `${selector} shows that it has the focus`)
    return
  }
  check(false, `${selector} is reached with Tab`)
}

async function radio(person, group, value) {
  await to(person, `input[name="${group}"]`)
  await person.page.keyboard.press('Space')
  for (let presses = 0; presses < 12; presses++) {
    if (await person.page.locator(`input[name="${group}"][value="${value}"]`).isChecked()) return
    await person.page.keyboard.press('ArrowDown')
  }
  check(false, `${group} ${value} is chosen with the arrows`)
}

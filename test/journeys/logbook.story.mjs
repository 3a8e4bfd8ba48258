// Small things become a pattern: pasted messages, one account, told to the platform, shared in confidence, and at last a report.
import { check, municipality } from './lib.mjs'
import { send, toReaders } from './reporting.mjs'

const first = 'Wij weten waar je kantoor is.'
const second = 'En ook waar je dochter sport.'
const alone = 'Iemand liet een dode vogel achter bij de deur.'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { pack: 'leudal' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    const { page } = councillor
    await councillor.open('/logbook', 'logbook.title')
    await councillor.look('empty-logbook')

    // A message with its address is pasted, and a picture of it.
    await councillor.open('/logbook/new', 'logbook.add')
    await councillor.fill('logbook.message', `${first}\nhttps://www.social.example/berichten/1`)
    check((await page.locator('#platform').inputValue()) === 'social.example', 'the platform is read from the address')
    await page.evaluate(() => {
      const data = new DataTransfer()
      data.items.add(new File(['the screen'], 'image.png', { type: 'image/png' }))
      document.querySelector('form').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    await councillor.see('logbook.files_waiting.one', { n: 1 })
    await page.locator('#account').fill('@Kadewacht')
    await councillor.choose('form', 'social_media')
    await councillor.look('new-entry')
    await councillor.press('action.save')
    await councillor.see('reports.file_done')
    await councillor.see('logbook.as_found')

    await councillor.press('logbook.platform_tell')
    await page.locator('#platform-words').fill('Kenmerk 12')
    await page.locator('form.send').getByRole('button', { name: councillor.t('action.save'), exact: true }).click()
    await councillor.read('Kenmerk 12')
    await councillor.look('entry')

    // The account is told better; what was noted before stays beside it, with its own fingerprint.
    await page.locator('#account').fill('https://www.social.example/kadewacht')
    await councillor.press('action.save')
    await councillor.heading('logbook.title')
    await councillor.unfold('logbook.noted_before')
    await councillor.read('@Kadewacht')
    await councillor.look('noted-before')

    await write(councillor, { message: second, account: 'kadewacht' })
    await write(councillor, { text: alone })
    await councillor.open('/logbook', 'logbook.title')
    await councillor.read(new RegExp(`${councillor.t('logbook.series', { account: '.*kadewacht' })}`, 'i'))
    await councillor.look('logbook-with-series')

    // Exactly this series, with the one who would receive a report; the rest stays hers.
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await griffier.never(first)
    await councillor.press('logbook.share_series')
    await councillor.heading('share.begin')
    await councillor.choose('tier', 'receivers')
    await councillor.see('share.will_read')
    await councillor.look('sharing')
    await councillor.press('share.confirm')
    await councillor.see('share.steps')
    await councillor.look('shared')
    await griffier.open('/logbook', 'logbook.title')  // seen, so that going home asks anew
    await griffier.visit('/')
    await griffier.heading('share.with_you')
    await griffier.card(councillor.name)
    await griffier.read(first)
    await griffier.read(second)
    await griffier.never(alone)
    await griffier.look('shared-with-me')

    // "Report this series": the entries become a report, with their evidence in place.
    await councillor.open('/logbook', 'logbook.title')
    await councillor.press('logbook.report_series')
    await councillor.heading('reports.new')
    check((await page.locator('#narrative').inputValue()).includes(second), 'the report says what the entries say')
    await councillor.choose('offender', 'partly')
    await toReaders(councillor)
    const { report } = await send(councillor)
    await griffier.visit(`/reports/${report}`)
    await griffier.read(first)
    await griffier.read('Kenmerk 12')
    check((await griffier.page.locator('.file-name').allInnerTexts()).length === 1, 'the screenshot is with the report')
    await griffier.look('report-with-log')

    // Taking it back: what was read was read, and nobody opens it any more.
    await councillor.open('/shared', 'share.title')
    await page.getByRole('main').locator('.card__link').first().click()
    await councillor.press('share.withdraw')
    await councillor.press('share.withdraw_confirm')
    await councillor.see('share.none')
    await griffier.open('/shared', 'share.title')
    await griffier.see('share.none')
  } finally {
    await town.stop()
  }
}

async function write(person, { message, text, account }) {
  await person.open('/logbook/new', 'logbook.add')
  if (message) await person.fill('logbook.message', message)
  if (text) await person.fill('logbook.own_words', text)
  await person.choose('form', message ? 'social_media' : 'in_person')
  if (account) await person.page.locator('#account').fill(account)
  await person.press('action.save')
  await person.heading('logbook.title')
}

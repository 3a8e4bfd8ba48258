// The griffier gives a colleague what may be read in the role that the colleague has now.
import { municipality } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary)
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await griffier.open('/profile', 'people.profile')
    await griffier.press('handover.open')
    await griffier.press('handover.send')
    await griffier.read(griffier.t('case.colleague_missing'))
    await griffier.page.locator('#handover-to').selectOption({ index: 1 })
    await griffier.page.locator('#handover-role').selectOption({ index: 1 })
    await griffier.look('hand-over')
    await griffier.press('handover.send')
    await griffier.read(griffier.t('handover.nothing'))
  } finally {
    await town.stop()
  }
}

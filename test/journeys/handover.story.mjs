// The griffier gives a colleague what was read in a role by somebody who held it.
import { municipality } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { cases: 12 })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const mayor = town.who('mayor').name
    await griffier.open('/profile', 'people.profile')
    await griffier.press('handover.open')
    await griffier.press('handover.send')
    await griffier.read(griffier.t('case.colleague_missing'))
    const choose = async (field, words) => {
      const list = griffier.page.locator(`#handover-${field}`)
      const labels = await list.locator('option').allInnerTexts()
      await list.selectOption({ index: words ? labels.findIndex(label => label.includes(words)) : 1 })
    }
    await choose('to', mayor)
    await choose('role')
    await choose('from', mayor)
    await griffier.look('hand-over')
    await griffier.press('handover.send')
    await griffier.read(griffier.t('handover.done.other', { n: '' }).trim())
  } finally {
    await town.stop()
  }
}

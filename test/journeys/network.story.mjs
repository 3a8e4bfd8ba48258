// The office looks at what would leave, to the last figure, and sends it; the hub shows it together with enough others, and nobody can be told from
// that. Then it is taken back.
import { check } from './lib.mjs'
import { network, Organisation, year } from './network.mjs'

const lastYear = new Date().getFullYear() - 1

export default async function ({ binary, chrome }) {
  const { hub, town, stop } = await network(binary, { cases: 24 })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    await published(griffier)
    const keeper = await (await chrome.person(hub, 'keeper')).signIn()
    await enrolled(keeper, await readsOut(griffier))
    const [before, after, elsewhere] = await others(hub)
    for (const one of [...before, ...elsewhere]) await one.tell(lastYear, year(20))
    await keeps(griffier)
    await sends(griffier)
    for (const one of after) await one.tell(lastYear, year(32)) // what was shown since the fifth is made anew when five have changed
    const page = await compares(griffier)
    const visitor = await chrome.person(hub, 'visitor')
    await everybodySees(visitor, page)
    await looksOn(keeper)
    await takesBack(griffier)
    await noLonger(visitor, page)
  } finally {
    await stop()
  }
}

/** Four and five more of the same size, so that the town comes in between; and five of another size. */
async function others(hub) {
  const names = ['Duinrand', 'Veldhoek', 'Molenwaard', 'Kreekland', 'Heidebrug', 'Bosrijk', 'Westerdam', 'Oudekerk', 'Lindeloo', 'Zandwijk', 'Meerhuizen', 'Akkerdijk', 'Beekveen', 'Vlietdorp']
  const all = []
  for (const [index, name] of names.entries()) all.push(await new Organisation(hub, `Gemeente ${name}`, index < 9 ? 34_000 : 12_000).enrol())
  return [all.slice(0, 4), all.slice(4, 9), all.slice(9)]
}

/** The yearly account, coarse enough to be printed for a small town. */
async function published(griffier) {
  const answer = await griffier.api('POST', '/publications', { year: lastYear, without: ['place', 'content', 'aftercare'] })
  check(answer.status === 201, `the account is published: ${JSON.stringify(answer.body)}`)
  check((await griffier.api('POST', '/prevention-records', { item: 'training', heldOn: `${lastYear}-10-01`, participants: 17 })).status === 201, 'a training is in the book')
}

async function readsOut(griffier) {
  await griffier.open('/membership', 'membership.title')
  await griffier.heading('membership.who')
  await griffier.look('membership')
  return (await griffier.page.locator('code').first().innerText()).trim()
}

async function enrolled(keeper, key) {
  await keeper.look('home')
  await keeper.open('/network', 'nav.network')
  await keeper.look('nobody-yet')
  await keeper.follow('network.enrol')
  await keeper.heading('network.enrol')
  await keeper.fill('network.name', 'Gemeente Oeverbeek')
  await keeper.fill('network.inhabitants', '34000')
  await keeper.fill('network.public_key', key)
  await keeper.look('enrol')
  await keeper.press('network.enrol')
  await keeper.heading('network.enrolment')
}

async function keeps(griffier) {
  await griffier.fill('network.adopted', '2023-03-14')
  await griffier.press('action.save')
  await griffier.see('membership.noted')
  const adopted = () => griffier.page.getByLabel(griffier.t('network.adopted')).first().inputValue()
  check(await adopted() === '2023-03-14', 'what was noted stays in the form')
}

/** What is on the screen is what leaves. */
async function sends(griffier) {
  await griffier.press('membership.look')
  await griffier.see('membership.preview')
  await griffier.look('preview')
  const shown = await griffier.page.locator('main').innerText()
  await griffier.press('membership.send')
  await griffier.see('membership.state.received')
  await griffier.look('sent')
  const { body } = await griffier.api('GET', '/network-membership')
  const { totals, upkeep } = JSON.parse(body.sent[0].message)
  check(upkeep.trained >= 17 && shown.includes(String(upkeep.trained)), 'the trained are those of the prevention book')
  check(totals.figures.every(({ count }) => shown.includes(count === undefined ? griffier.t('membership.hidden') : String(count))), 'every figure that left was shown')
}

async function compares(griffier) {
  await griffier.follow('benchmark.title')
  await griffier.heading('benchmark.title')
  await griffier.see('benchmark.protected')
  const chosen = await griffier.page.locator('#benchmark-group option:checked').innerText()
  check(chosen.includes(griffier.t('network.size.from_20k')), `its own size is chosen, not ${chosen}`)
  await griffier.look('compared')
  return griffier.page.getByRole('link', { name: griffier.t('benchmark.public_page') }).getAttribute('href')
}

async function everybodySees(visitor, page) {
  await visitor.page.goto(page)
  await visitor.heading('together.title')
  await visitor.see('benchmark.protected')
  const chosen = await visitor.page.locator('#together-group option:checked').innerText()
  check(chosen.includes(visitor.t('network.size.from_20k')), `the size of whoever sent him is chosen, not ${chosen}`)
  await visitor.see('benchmark.rate')
  await visitor.read(visitor.t('benchmark.made_of', { organisations: 10 }).split('.')[0])
  for (const name of ['Oeverbeek', 'Duinrand', 'Bosrijk']) await visitor.never(name)
  check(await visitor.page.locator('footer a[href^="/emergency"]').count() === 0, 'a hub has no emergency page to send anybody to')
  await visitor.look('together')
}

async function looksOn(keeper) {
  await keeper.open('/network', 'nav.network')
  await keeper.read('Gemeente Oeverbeek')
  await keeper.look('network')
  await keeper.page.getByRole('link', { name: 'Gemeente Oeverbeek' }).click()
  await keeper.heading('network.enrolment')
  await keeper.look('one')
}

async function takesBack(griffier) {
  await griffier.open('/membership', 'membership.title')
  await griffier.page.getByRole('button', { name: griffier.t('membership.withdraw', { year: lastYear }) }).click()
  await griffier.see('membership.withdraw_explained')
  await griffier.look('withdraw')
  await griffier.press('membership.withdraw_confirm')
  await griffier.see('membership.kind.withdrawal')
  await griffier.see('membership.state.received')
  await griffier.look('withdrawn')
}

async function noLonger(visitor, page) {
  await visitor.page.goto('about:blank')
  await visitor.page.goto(page)
  await visitor.see('benchmark.none')
  await visitor.look('closed')
}

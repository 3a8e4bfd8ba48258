// The griffier asks what people experience; ten councillors answer on a telephone with nothing but a link, each once; what
// comes out shows nobody.
import { check, municipality } from './lib.mjs'

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { cases: 4 })
  try {
    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const links = await holds(griffier)
    const councillor = await chrome.person(town, 'councillor')
    await takesPart(councillor, links[0])
    for (const link of links.slice(1, 11)) await quickly(councillor, link)
    await closes(griffier)
  } finally {
    await town.stop()
  }
}

async function holds(griffier) {
  await griffier.open('/surveys', 'nav.surveys')
  await griffier.look('no-surveys')
  await griffier.follow('survey.hold')
  await griffier.heading('survey.hold')
  await griffier.look('hold')
  for (const field of await griffier.page.locator('[id*="people."]').all()) await field.fill('0')
  await griffier.page.locator('[id$="people.councillor"]').fill('12')
  await griffier.press('survey.make_links')
  await griffier.see('survey.links_once')
  await griffier.look('links')
  const links = (await griffier.page.locator('textarea').inputValue()).split('\n')
  check(links.length === 12, 'there is a link for each')
  return links
}

async function takesPart(councillor, link) {
  await councillor.page.goto(link)
  await councillor.heading('survey.nobody_knows')
  await councillor.look('questions')
  await councillor.press('survey.how_sure')
  await councillor.look('how-sure')
  await councillor.choose('question-experienced', 'yes')
  await councillor.tick('question-kinds.threat')
  await councillor.choose('question-told', 'no')
  await councillor.tick('question-not_told_because.part_of_job')
  await councillor.choose('question-safe', 'mostly')
  await councillor.look('answered')
  await councillor.press('survey.send')
  await councillor.heading('survey.thanks')
  await councillor.look('thanks')
  await councillor.page.goto('about:blank')
  await councillor.page.goto(link)
  await councillor.see('survey.used')
  await councillor.look('used')
}

async function quickly(councillor, link) {
  await councillor.page.goto('about:blank')
  await councillor.page.goto(link)
  await councillor.choose('question-experienced', 'no')
  await councillor.press('survey.send')
  await councillor.heading('survey.thanks')
}

async function closes(griffier) {
  await griffier.follow('survey.to_survey')
  await griffier.see('survey.results_later')
  await griffier.look('open')
  await griffier.press('survey.close')
  await griffier.press('survey.close_confirm')
  await griffier.heading('survey.experienced_reported')
  await griffier.heading('survey.national')
  await griffier.look('results')
  const text = await griffier.page.locator('main').innerText()
  check(!/\b1 \(9 %\)/.test(text), 'the one who experienced something is not shown')
}

// Assen: nine interventions are offered, each with who decides and its source, and the office holder decides along. Here
// she refuses every measure: that is respected, said in so many words, and stays on record with the reason.
import { check, municipality } from './lib.mjs'
import { openCase, part } from './handling.mjs'
import { answer, send, toReaders } from './reporting.mjs'

const interventions = {
  nl: ['Stopgesprek door uzelf, met hulp', 'Stopgesprek door de burgemeester, eventueel met politie', 'Stopgesprek door de politie', 'Stopgesprek door een ander', 'Corrigerende brief', 'Melding bij de politie', 'Aangifte door de gemeente', 'Toegangsverbod gemeentehuis', 'Gebiedsverbod'],
  en: ['Stop conversation by yourself, assisted', 'Stop conversation by the mayor, perhaps with police', 'Stop conversation by the police', 'Stop conversation by somebody else', 'Corrective letter', 'Notification to the police', 'Police report by the municipality', 'Ban on the town hall', 'Ban on an area'],
}
const reason = 'Sanne wil het nu laten rusten en zelf het gesprek aangaan.'

export default async function ({ binary, chrome, language }) {
  const town = await municipality(binary, { pack: 'assen' })
  try {
    const councillor = await (await chrome.person(town, 'councillor')).signIn()
    await answer(councillor, { narrative: 'Onder mijn bericht stond dat ik maar beter kan verhuizen.', form: 'social_media', known: 'partly', offender: '@boze_oeverbeker' })
    await toReaders(councillor)
    const { reference } = await send(councillor)

    const griffier = await (await chrome.person(town, 'griffier')).signIn()
    const incident = await openCase(griffier, reference)
    await part(griffier, incident, 'response')
    await offered(griffier, language)
    await refuses(griffier, councillor)
    await leaves(griffier)
    await thinksAgain(griffier, councillor, language)
  } finally {
    await town.stop()
  }
}

const row = (person, name) => person.page.locator('.row').filter({ has: person.page.getByRole('heading', { name }) }).first()
const save = async (person, key) => {
  const { page, t } = person
  await page.locator('.reveal--open').getByRole('button', { name: t('action.save'), exact: true }).click()
  await person.see(key)
  for (const notice of await page.locator('.notice__button').all()) await notice.click()
}

async function offered(griffier, language) {
  const { page, t } = griffier
  await griffier.press('response.impose')
  const form = page.locator('.reveal--open')
  const words = await form.innerText()
  for (const name of interventions[language]) check(words.includes(name), `${name} is offered`)
  await griffier.choose('impose-kind', 'corrective_letter')
  await griffier.see('measure.in_the_way')
  await griffier.look('interventions')
  await form.getByRole('button', { name: t('action.cancel') }).click()
}

async function says(griffier, who, answer, words) {
  const { page, t } = griffier
  await row(griffier, new RegExp(who.name)).getByRole('button', { name: new RegExp(`^(${t('voice.ask')}|${t('voice.ask_again')})`) }).click()
  await page.locator('.reveal--open').locator(`label:has(input[value="${answer}"])`).click()
  await page.locator('.reveal--open').getByLabel(t('voice.words')).fill(words)
  await save(griffier, 'voice.saved')
}

async function refuses(griffier, councillor) {
  const { page, t } = griffier
  await says(griffier, councillor, 'refuses', 'Zij wil geen brief en geen gesprek namens de gemeente.')
  check((await row(griffier, new RegExp(councillor.name)).innerText()).includes(t('step.refused')), 'her no stands there')
  await griffier.press('response.impose')
  await griffier.choose('impose-kind', 'corrective_letter')
  await page.locator('#impose-reasons').fill('Wij willen toch een brief sturen.')
  await griffier.press('measure.impose')
  await griffier.see('measures.decider_refuses')
  await griffier.look('refused')
  await page.locator('.reveal--open').getByRole('button', { name: t('action.cancel') }).click()
}

async function leaves(griffier) {
  const { page } = griffier
  await griffier.press('response.impose_nothing')
  await page.locator('#nothing-reasons').fill(reason)
  await save(griffier, 'response.decision_saved')
  await griffier.read(reason)
  await griffier.look('nothing-imposed')
}

/** A later decision follows the earlier one; neither is edited away. */
async function thinksAgain(griffier, councillor, language) {
  const { page, t } = griffier
  await says(griffier, councillor, 'agrees', 'Na een tweede bericht wil zij toch een brief.')
  await griffier.press('response.impose')
  await griffier.choose('impose-kind', 'corrective_letter')
  await page.locator('#impose-reasons').fill('Het ging door; nu een corrigerende brief.')
  await griffier.press('measure.impose')
  await griffier.see('measure.imposed')
  const card = row(griffier, interventions[language][4])
  await card.getByRole('button', { name: new RegExp(`^${t('measure.carry_out')}`) }).click()
  await page.locator('.reveal--open').getByLabel(t('measure.report')).fill('Brief verstuurd en gebeld.')
  await save(griffier, 'measure.carried_out')
  await griffier.read(reason)
  await griffier.look('followed')
}

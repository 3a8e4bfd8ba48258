// What reporters do in several stories: fill in the questions, see who will read it, send.

const dayBefore = days => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** Answers the questions that every report asks. */
export async function answer(person, { narrative, form = 'in_person', place, known = 'unknown', offender, details, needNow, daysAgo }) {
  await person.visit('/report')
  await person.heading('reports.new')
  await person.fill('reports.narrative', narrative)
  await person.choose('form', form)
  if (place) await person.choose('place', place)
  await person.choose('offender', known)
  if (offender) await person.fill('reports.offender_description', offender)
  if (details) {
    await person.unfold('reports.offender_details')
    for (const [kind, value] of Object.entries(details)) await person.page.locator(`[id="offender.${kind}"]`).fill(value)
  }
  if (daysAgo) await person.page.locator('[id="occurredAt"] input[type="date"]').fill(dayBefore(daysAgo))
  if (needNow) await person.fill('reports.need_now', needNow)
}

/** Goes to the second step; resolves when the readers are shown. */
export async function toReaders(person) {
  await person.press('reports.onward')
  await person.heading('reports.check')
  await person.page.locator('.readers__one').first().waitFor()
}

/** The line about one reader: who, why and by which source. */
export const reader = (person, name) => person.page.locator('.readers__one').filter({ hasText: name }).first()

/** Sends; answers the reference on the receipt and the id of the report. */
export async function send(person) {
  await person.press('reports.send')
  await person.heading('reports.sent')
  const reference = await person.page.locator('.reference').first().innerText()
  return { reference, report: new URL(person.page.url()).hash.split('/').pop() }
}

// What those who handle a case do in several stories.

/** From home to the case that asks for something. */
export async function openCase(person, reference, task = 'task.handle') {
  await person.visit('/')
  await person.page.locator('.card').filter({ hasText: reference }).filter({ hasText: person.t(task) }).getByRole('link').first().click()
  await person.heading('case.title', { reference })
  return new URL(person.page.url()).hash.split('/')[2]
}

export async function part(person, incident, name) {
  await person.visit(`/incidents/${incident}${name === 'overview' ? '' : `/${name}`}`)
  await person.page.locator('.parts__link[aria-current]').filter({ hasText: person.t(`case.part.${name}`) }).waitFor()
}

/** Finishes one task by its name on the tasks page. */
export async function finish(person, name) {
  const row = person.page.locator('.row').filter({ has: person.page.getByRole('heading', { name }) }).first()
  await row.getByRole('button', { name: person.t('case.task_finish') }).click()
  await row.getByRole('button', { name: person.t('action.save'), exact: true }).click()
  await person.see('case.task_finished')
  await person.page.locator('.row').filter({ has: person.page.getByRole('button', { name: `${person.t('case.task_finish')}: ${name}` }) }).waitFor({ state: 'detached' })
}

/** Records that a conversation was held, with what was said. */
export async function hold(person, notes) {
  const row = person.page.locator('.row').filter({ has: person.page.getByRole('button', { name: person.t('aftercare.hold') }) }).first()
  const name = await row.getByRole('heading').first().innerText()
  await row.getByRole('button', { name: person.t('aftercare.hold') }).click()
  await row.getByLabel(person.t('aftercare.notes')).fill(notes)
  await row.getByRole('button', { name: person.t('aftercare.hold_save'), exact: true }).click()
  await person.page.locator('.row').filter({ hasText: name }).filter({ hasText: notes }).waitFor()
  return name
}

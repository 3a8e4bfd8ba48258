// Everybody's own corner of the register, in a municipality with a past: each page of each menu is looked at.
import { municipality } from './lib.mjs'

const corners = {
  councillor: ['/consultation', '/consultations', '/logbook', '/logbook/new', '/reports', '/my-aftercare', '/profile', '/protocol'],
  griffier: ['/', '/incidents', '/incidents?state=closed', '/aftercare', '/consultations', '/report'],
  admin: ['/', '/people', '/protocol'],
  privacy: ['/', '/journal'],
}

export default async function ({ binary, chrome }) {
  const town = await municipality(binary, { cases: 8 })
  try {
    for (const [key, paths] of Object.entries(corners)) {
      const person = await (await chrome.person(town, key)).signIn()
      for (const path of paths) {
        await person.visit(path)
        await person.page.locator('h1').waitFor()
        await person.look(path === '/' ? 'home' : path.slice(1).replace(/\W+/g, '-'))
      }
    }
    await doubts(await (await chrome.person(town, 'councillor2')).signIn(), await (await chrome.person(town, 'griffier')).signIn())
    await logs(await (await chrome.person(town, 'councillor3')).signIn())
    await verifies(await (await chrome.person(town, 'privacy')).signIn())
    const admin = await (await chrome.person(town, 'admin')).signIn()
    await invites(admin, await chrome.person(town, 'councillor'))
    await vacates(admin, 'Joris Meerdink')
  } finally {
    await town.stop()
  }
}

/** In doubt, somebody is asked first; nothing was reported yet. */
async function doubts(councillor, griffier) {
  const question = 'Is een dagelijkse mail met verwijten iets om te melden?'
  const reply = 'Ja, als het doorgaat nadat u er iets van zei. Zullen we even bellen?'
  await councillor.open('/consultation', 'consultations.ask')
  await councillor.fill('consultations.question', question)
  await councillor.choose('to', 'griffier')
  await councillor.press('consultations.send')
  await councillor.see('consultations.readers')
  await councillor.look('consultation')
  const address = new URL(councillor.page.url()).hash.slice(1)

  await griffier.visit(address)
  await griffier.read(question)
  await griffier.fill('consultations.reply', reply)
  await griffier.press('consultations.send')
  await griffier.read(reply)
  await griffier.look('consultation')
  await councillor.page.reload()
  await councillor.read(reply)
}

async function logs(councillor) {
  await councillor.open('/logbook/new', 'logbook.add')
  await councillor.fill('logbook.own_words', 'Weer een bericht van hetzelfde account.')
  await councillor.choose('form', 'social_media')
  await councillor.press('action.save')
  await councillor.heading('logbook.title')
  await councillor.read('Weer een bericht')
  await councillor.look('logbook')
}

async function verifies(privacy) {
  await privacy.open('/journal', 'journal.title')
  await privacy.press('journal.verify')
  await privacy.read(privacy.t('journal.whole.other').split(':')[0])
  await privacy.look('journal-verified')
}

/** When the griffier leaves, his role is without anybody, and the administrator's first page says so. */
async function vacates(admin, griffier) {
  const { page } = admin
  await admin.open('/people', 'accounts.title')
  await page.getByRole('link', { name: griffier }).click()
  await page.getByRole('heading', { level: 1, name: griffier }).waitFor()
  await admin.press('accounts.end')
  await admin.see('accounts.ended', { name: griffier })
  await admin.visit('/')
  await page.getByRole('listitem').filter({ hasText: 'griffier' }).waitFor()
  await page.getByRole('link', { name: 'Mirte Veldkamp' }).waitFor()
  await admin.look('not-in-order')
}

/** A new colleague: an account, a role, and a link that works once. */
async function invites(admin, guest) {
  const { page } = admin
  await admin.open('/people', 'accounts.title')
  await admin.press('accounts.add')
  await page.locator('#account-name').fill('Mirte Veldkamp')
  await page.locator('#account-login').fill('m.veldkamp@oeverbeek.example')
  await admin.look('new-account')
  await page.locator('.send button[type=submit]').click()
  await page.getByRole('heading', { level: 1, name: 'Mirte Veldkamp' }).waitFor()
  await admin.press('accounts.invite')
  const link = page.locator('#invitation-link')
  await link.waitFor()
  await admin.look('invited')

  await guest.page.goto(await link.inputValue())
  await guest.heading('people.invitation')
  await guest.look('invitation')
  await guest.open('/accessibility', 'nav.accessibility')
  await guest.look('accessibility')
}

// Who is signed in here, and what that person may. The token itself is in a cookie that no script can read.
import { get, patch, post, remove, whenSignedOut, type Answer } from '../api/client'
import { findInstallation } from '../app/installation'
import { language, speak, type Language } from '../catalogue'
import { emergencyPage, keepEmergencyPage, rememberOrganisation } from '../emergency/keep'
import { store } from '../ui/store'
import type { Profile, Session, SignIn } from '../api/types'

export type SessionState =
  | { at: 'asking' } // not known yet
  | { at: 'out' }
  | { at: 'in'; profile: Profile }
  | { at: 'ended'; profile: Profile } // was in; what is on the screen stays there under the sign-in dialog
  | { at: 'setting_up'; profile: Profile; again: boolean } // needs a second factor first; again: what was on the screen stays beneath

export const session = store<SessionState>({ at: 'asking' })

/** Things to forget when somebody leaves: drafts in memory, keys, waiting saves. */
const leaving: Array<() => void | Promise<void>> = []
export const onLeave = (forget: () => void | Promise<void>) => void leaving.push(forget)

let waiting: Array<(again: boolean) => void> = []
whenSignedOut(() => {
  const now = session.get()
  if (now.at === 'asking' || now.at === 'out') return Promise.resolve(false)
  sessionEnded()
  return new Promise((resolve) => waiting.push(resolve))
})
/** The server knows this session no more. */
export function sessionEnded(): void {
  const now = session.get()
  if (now.at === 'in' || now.at === 'setting_up') session.set({ at: 'ended', profile: now.profile })
}

export const profile = (): Profile | null => {
  const now = session.get()
  return 'profile' in now ? now.profile : null
}
export const may = (...permissions: string[]): boolean =>
  permissions.some((permission) => profile()?.permissions.includes(permission) ?? false)

export async function findOut(): Promise<void> {
  const answer = await get<Profile>('/profile', { quiet: true })
  if (answer.ok) await enter(answer.value)
  else session.set({ at: 'out' })
}

/** When too many sign in at once, a few tries more in as many moments. */
async function openSession(input: SignIn, tries = 4): Promise<Answer<Session>> {
  const answer = await post<Session>('/sessions', input, { quiet: true })
  if (answer.ok || answer.code !== 'people.busy' || tries === 0) return answer
  await new Promise((resolve) => setTimeout(resolve, 1000 + Math.random() * 2000))
  return openSession(input, tries - 1)
}

/** Signs in, for the first time or again. Somebody else than before gets a clean page. */
export async function signIn(input: SignIn): Promise<Answer<Session>> {
  const before = profile()
  const answer = await openSession(input)
  if (!answer.ok) return answer
  const who = await get<Profile>('/profile', { quiet: true })
  if (!who.ok) return who
  if (before && before.account.id !== who.value.account.id) {
    await forgetAll()
    location.hash = '/'
    location.reload()
    return answer
  }
  await enter(who.value)
  if (session.get().at === 'in') resume()
  return answer
}

function resume(): void {
  const calls = waiting
  waiting = []
  for (const again of calls) again(true)
}

/** False: no answer came. Whoever wanted to leave is still signed in, and nothing was forgotten. `last` is done once it is sure. */
export async function signOut(last?: () => Promise<void>): Promise<boolean> {
  const { at } = session.get()
  if (at === 'in' || at === 'setting_up') {
    const answer = await remove('/sessions/current', { quiet: true })
    if (!answer.ok && answer.status !== 401) return false
  }
  await last?.()
  await forgetAll()
  for (const again of waiting) again(false)
  waiting = []
  session.set({ at: 'out' })
  location.hash = '/'
  return true
}

export async function refresh(): Promise<void> {
  const answer = await get<Profile>('/profile')
  if (!answer.ok) return
  const setUp = session.get().at === 'setting_up' && !answer.value.secondFactorFirst
  session.set({ at: 'in', profile: answer.value })
  if (setUp) resume()
}

export async function choose(next: Language): Promise<void> {
  await speak(next)
  if (profile() && session.get().at !== 'ended') await patch('/profile', { language: next })
}

async function enter(who: Profile): Promise<void> {
  const theirs = who.language
  if ((theirs === 'nl' || theirs === 'en') && theirs !== language.get()) await speak(theirs)
  const before = session.get()
  const again = before.at === 'ended' || (before.at === 'setting_up' && before.again)
  session.set(who.secondFactorFirst ? { at: 'setting_up', profile: who, again } : { at: 'in', profile: who })
  if ((await findInstallation()) === 'hub') return // which has no such page
  rememberOrganisation(who.organisation.id)
  void keepEmergencyPage(emergencyPage())
}
const forgetAll = async () => {
  for (const forget of leaving) await forget()
}

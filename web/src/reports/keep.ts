// What the server could not take in yet, kept on this device until it can: encrypted under a key that no script can read
// out, only while there is something unsaved, and gone at sign-out. Why and against whom: docs/decisions/0004-drafts.md.
import { onLeave, profile } from '../people/session'

const longest = 7 * 24 * 60 * 60 * 1000
interface Kept {
  id: string // account and draft
  account: string
  draft: string
  at: number
  iv: Uint8Array<ArrayBuffer>
  sealed: ArrayBuffer
}

let opened: Promise<IDBDatabase> | null = null
function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open('luwte', 1)
    request.onupgradeneeded = () => {
      request.result.createObjectStore('keys')
      request.result.createObjectStore('kept', { keyPath: 'id' })
    }
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  return opened
}

async function run<T>(name: 'keys' | 'kept', mode: IDBTransactionMode, ask: (table: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const table = (await database()).transaction(name, mode).objectStore(name)
  return new Promise((resolve, reject) => {
    const request = ask(table)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

const bound = (account: string, draft: string) => new TextEncoder().encode(`luwte draft ${account} ${draft}`)

async function keyOf(account: string): Promise<CryptoKey> {
  const known = await run<CryptoKey | undefined>('keys', 'readonly', (table) => table.get(account))
  if (known) return known
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await run('keys', 'readwrite', (table) => table.put(key, account))
  return key
}

/** Keeps a draft that is not on the server. False when this browser cannot. */
export async function keep(draft: string, content: string): Promise<boolean> {
  const account = profile()?.account.id
  if (!account) return false
  try {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bound(account, draft) }, await keyOf(account), new TextEncoder().encode(content))
    const kept: Kept = { id: `${account} ${draft}`, account, draft, at: Date.now(), iv, sealed }
    await run('kept', 'readwrite', (table) => table.put(kept))
    return true
  } catch {
    return false // private window, full disk: the page itself still has it
  }
}

export async function kept(draft: string): Promise<string | null> {
  const account = profile()?.account.id
  if (!account) return null
  try {
    const found = await run<Kept | undefined>('kept', 'readonly', (table) => table.get(`${account} ${draft}`))
    if (!found) return null
    const words = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: found.iv, additionalData: bound(account, draft) }, await keyOf(account), found.sealed)
    return new TextDecoder().decode(words)
  } catch {
    return null
  }
}

export async function forget(draft: string): Promise<void> {
  const account = profile()?.account.id
  await run('kept', 'readwrite', (table) => table.delete(`${account} ${draft}`)).catch(() => undefined)
}

/** The sheet of a meeting is kept here as well, until its steps have arrived. It is no draft: it goes with its maker's word only. */
const sheet = 'meeting-'
const isDraft = (one: Kept) => !one.draft.startsWith(sheet)
const all = () => run<Kept[]>('kept', 'readonly', (table) => table.getAll())
const drop = (one: Kept) => run('kept', 'readwrite', (table) => table.delete(one.id))

/** Drafts of this person that only this device has. What is older than a week is thrown away. */
export async function keptDrafts(): Promise<Array<{ id: string; updatedAt: string }>> {
  const account = profile()?.account.id
  try {
    const drafts = (await all()).filter(isDraft)
    const recent = (one: Kept) => one.at >= Date.now() - longest
    for (const old of drafts) if (!recent(old)) await drop(old)
    return drafts.filter((one) => one.account === account && recent(one)).map((one) => ({ id: one.draft, updatedAt: new Date(one.at).toISOString() }))
  } catch {
    return []
  }
}

/** The meetings of which this device has steps that the register does not. */
export async function keptMeetings(): Promise<string[]> {
  const account = profile()?.account.id
  try {
    return (await all()).filter((one) => one.account === account && !isDraft(one)).map((one) => one.draft.slice(sheet.length))
  } catch {
    return []
  }
}

export const forgetMeetings = () => forgetWhat((one) => !isDraft(one))
onLeave(() => forgetWhat(isDraft))

/** The key goes with the last thing that needs it. */
async function forgetWhat(goes: (one: Kept) => boolean): Promise<void> {
  const account = profile()?.account.id
  if (!account) return
  try {
    const mine = (await all()).filter((one) => one.account === account)
    for (const one of mine.filter(goes)) await drop(one)
    if (mine.every(goes)) await run('keys', 'readwrite', (table) => table.delete(account))
  } catch {
    // nothing was ever kept here
  }
}

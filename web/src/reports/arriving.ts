// What arrives by paste or by the telephone's share menu: text, an address, pictures. It waits in this page's memory, and
// nowhere else, until an entry takes it.
import { onLeave } from '../people/session'

export interface Arrived {
  text: string
  url: string
  files: File[]
}
export const nothing: Arrived = { text: '', url: '', files: [] }

let shared: Arrived | null = null
const filesOf = new Map<string, File[]>()
onLeave(() => {
  shared = null
  filesOf.clear()
})

/** Asks the service worker for what was shared with the app; it holds that only until it is asked. */
export async function fetchShared(): Promise<void> {
  const worker = navigator.serviceWorker?.controller
  if (!worker) return
  const answer = await new Promise<Partial<Arrived> & { title?: string } | null>((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = ({ data }) => done(data as Partial<Arrived> | null)
    setTimeout(() => done(null), 2000)
    worker.postMessage({ shared: true }, [port2])
  })
  if (!answer) return
  const text = [answer.title, answer.text].filter(Boolean).join('\n')
  shared = { text, url: answer.url || addressIn(text), files: answer.files ?? [] }
}

/** What was shared, once. */
export function takeShared(): Arrived {
  const taken = shared ?? nothing
  shared = null
  return taken
}

/** Files chosen before the entry exists: they are sent on its page. */
export const leaveFiles = (entry: string, files: File[]): void => void (files.length > 0 && filesOf.set(entry, files))
export function takeFiles(entry: string): File[] {
  const files = filesOf.get(entry) ?? []
  filesOf.delete(entry)
  return files
}

export const addressIn = (text: string): string => /https?:\/\/[^\s<>"'“”]+/.exec(text)?.[0] ?? ''

/** The platform an address is of, by the name of its site: "www.social.example" → "social.example". */
export function siteOf(address: string): string {
  try {
    return new URL(address).hostname.replace(/^(www|m|mobile)\./, '')
  } catch {
    return ''
  }
}

/** Pictures on the clipboard; a name each, because a pasted picture has none worth keeping. */
export function pasted(event: ClipboardEvent, now: Date): File[] {
  return Array.from(event.clipboardData?.files ?? []).map((file, index) => {
    const ending = /\.\w+$/.exec(file.name)?.[0] ?? ''
    return new File([file], `${now.toISOString().slice(0, 19).replaceAll(':', '-')}-${index + 1}${ending}`, { type: file.type })
  })
}

// Routes live behind the #, because the server answers / with one page and knows nothing of screens.
import type { FunctionComponent } from 'preact'
import { store } from '../ui/store'
import type { Key } from '../catalogue'

export type Params = Record<string, string>

export interface Route {
  path: string // "/incidents/:id"
  screen: FunctionComponent<Params>
  /** Routes with the same name are steps of one screen: going from one to the other keeps what it holds. */
  stays?: string
  /** Shown without a session. */
  open?: boolean
  /** For whoever holds this permission; for others there is no such page. */
  needs?: string
  /** Goes on while a session has ended, and says so in these words: signing in again stands beside it, not on top. */
  goesOn?: Key
  /** In the menu under this name, for whoever holds one of the permissions (or everybody). */
  menu?: { label: Key; permissions?: string[] }
}

export interface Place {
  path: string
  query: URLSearchParams
}

const read = (): Place => {
  const [path = '', query = ''] = location.hash.replace(/^#/, '').split('?')
  return { path: path || '/', query: new URLSearchParams(query) }
}

export const place = store<Place>(read())
window.addEventListener('hashchange', () => place.set(read()))

export const href = (path: string) => `#${path}`
export function go(path: string): void {
  location.hash = path
}
/** The same screen under another address, without a step back for the reader. */
export function rename(path: string): void {
  history.replaceState(null, '', `#${path}`)
  place.set(read())
}

/** What somebody typed by hand may be no encoding at all; then it stands for itself, and is not found. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

export function match(routes: Route[], path: string): { route: Route; params: Params } | null {
  const parts = path.split('/').filter(Boolean)
  for (const route of routes) {
    const wanted = route.path.split('/').filter(Boolean)
    if (wanted.length !== parts.length) continue
    const params: Params = {}
    const fits = wanted.every((want, index) => {
      const part = parts[index] ?? ''
      if (!want.startsWith(':')) return want === part
      params[want.slice(1)] = decoded(part)
      return true
    })
    if (fits) return { route, params }
  }
  return null
}

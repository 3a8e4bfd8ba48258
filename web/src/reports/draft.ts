// Saves a draft while somebody types: soon after the last key, at once when the page is left, and again and again while
// the server cannot be reached. The reader always sees which of the two it is.
import { useEffect, useRef, useState } from 'preact/hooks'
import { put, remove } from '../api/client'
import { forget, keep } from './keep'

export type Saved = 'nothing' | 'saving' | 'saved' | 'waiting'

const rest = 1200 // ms after the last change
const patience = [3000, 6000, 12000, 30000]

export interface Keeper {
  saved: Saved
  /** Something changed: this is the whole draft now. */
  changed: (content: string) => void
  /** The draft became a report, or was thrown away. */
  end: (drop: boolean) => Promise<void>
}

export function useKeeper(draft: string): Keeper {
  const [saved, setSaved] = useState<Saved>('nothing')
  const state = useRef({ content: '', dirty: false, busy: false, tries: 0, over: false, timer: 0 }).current

  const plan = (wait: number) => {
    clearTimeout(state.timer)
    state.timer = window.setTimeout(() => void save(), wait)
  }
  const save = async (leaving = false) => {
    if (!state.dirty || state.over || (state.busy && !leaving)) return
    const content = state.content
    state.busy = true
    state.dirty = false
    setSaved((now) => (now === 'waiting' ? now : 'saving'))
    const answer = await put<unknown>(`/drafts/${draft}`, { content }, { keepalive: leaving && content.length < 50_000 })
    state.busy = false
    if (state.over) return
    if (answer.ok) {
      state.tries = 0
      setSaved(state.dirty ? 'saving' : 'saved')
      await forget(draft)
      if (state.dirty) plan(rest)
      return
    }
    state.dirty = true
    setSaved('waiting')
    await keep(draft, state.content)
    plan(patience[Math.min(state.tries++, patience.length - 1)] ?? 30000)
  }

  useEffect(() => {
    const again = () => void save()
    const left = () => document.visibilityState === 'hidden' && void save(true)
    const warn = (event: BeforeUnloadEvent) => state.dirty && event.preventDefault()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', left)
    window.addEventListener('beforeunload', warn)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', left)
      window.removeEventListener('beforeunload', warn)
      clearTimeout(state.timer)
      void save(true) // going to another screen
    }
  }, [])

  return {
    saved,
    changed: (content) => {
      if (content === state.content || state.over) return
      state.content = content
      state.dirty = true
      if (state.tries > 0) void keep(draft, content) // offline: every pause for breath is kept
      else setSaved('saving')
      if (state.tries === 0) plan(rest)
    },
    end: async (drop) => {
      state.over = true
      state.dirty = false
      clearTimeout(state.timer)
      await forget(draft)
      if (drop) await remove(`/drafts/${draft}`)
    },
  }
}

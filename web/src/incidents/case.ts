// One case on the screen, fetched anew after every change, with what changed when somebody else was first.
import { useMemo } from 'preact/hooks'
import { get } from '../api/client'
import { useLoad, type Loaded } from '../ui/load'
import type { Case, CaseEvent, Permission } from './types'

export interface CaseAtHand {
  loaded: Loaded<Case>
  page: Case
  may: (permission: Permission) => boolean
  again: () => Promise<void>
  /** After a lost race: the newest state is on the screen, and these events are new to the reader. */
  news: () => Promise<CaseEvent[]>
}

export function useCase(id: string): Loaded<Case> {
  return useLoad(() => get<Case>(`/incidents/${id}`), [id])
}

export function atHand(loaded: Loaded<Case>, page: Case): CaseAtHand {
  return {
    loaded,
    page,
    may: (permission) => page.permissions.includes(permission),
    again: loaded.reload,
    news: async () => {
      const answer = await get<Case>(`/incidents/${page.id}`)
      if (!answer.ok) return []
      loaded.set(answer.value)
      const seen = new Set(page.timeline.map(mark))
      return answer.value.timeline.filter((event) => !seen.has(mark(event)))
    },
  }
}

const mark = (event: CaseEvent) => [event.at, event.kind, event.subject, event.detail].join(' ')

export const useAtHand = (loaded: Loaded<Case>): CaseAtHand | null =>
  useMemo(() => (loaded.value ? atHand(loaded, loaded.value) : null), [loaded.value])

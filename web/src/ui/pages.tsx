// Lists that come a page at a time: what is there stays while more is fetched, also when that fails.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { get, type Answer } from '../api/client'
import type { Items } from '../api/types'
import { count, t, type PluralKey } from '../catalogue'
import { Button } from './button'
import { Failure } from './errors'
import { Waiting } from './load'

export interface Paged<T> {
  items: T[] | undefined
  next: string | undefined
  code: string | undefined
  busy: boolean
  more: () => Promise<void>
  again: () => Promise<void>
}

/** `path` may hold a query of its own. */
export function usePages<T>(path: string): Paged<T> {
  return usePagesOf<T>(path, (cursor) => get<Items<T>>(cursor ? `${path}${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : path))
}

/** Begins anew whenever `what` is something else. */
export function usePagesOf<T>(what: string, ask: (cursor: string | undefined) => Promise<Answer<Items<T>>>): Paged<T> {
  const [now, setNow] = useState<{ items?: T[]; next?: string | undefined; code?: string; busy: boolean }>({ busy: true })
  const turn = useRef(0)
  const fetch = async (cursor: string | undefined, before: T[]) => {
    const mine = ++turn.current
    setNow((was) => ({ ...was, code: undefined, busy: true }))
    const answer = await ask(cursor)
    if (mine !== turn.current) return
    if (answer.ok) setNow({ items: [...before, ...answer.value.items], next: answer.value.next ?? undefined, busy: false })
    else setNow((was) => ({ ...was, code: answer.code, busy: false }))
  }
  useEffect(() => {
    setNow({ busy: true })
    void fetch(undefined, [])
    return () => void turn.current++
  }, [what])
  return {
    items: now.items,
    next: now.next,
    code: now.code,
    busy: now.busy,
    more: () => fetch(now.next, now.items ?? []),
    again: () => fetch(undefined, []),
  }
}

export function Pages<T>({ of, counted, children }: { of: Paged<T>; counted: PluralKey; children: (items: T[]) => ComponentChildren }) {
  return (
    <div class="stack">
      {of.items ? children(of.items) : !of.code && <Waiting />}
      {of.code && <Failure code={of.code} retry={() => void (of.items ? of.more() : of.again())} />}
      {of.items && of.items.length > 0 && (
        <div class="actions">
          <p class="nl-paragraph small" role="status">
            {count(counted, of.items.length)}
          </p>
          {of.next && (
            <Button busy={of.busy} onClick={() => void of.more()}>
              {t('action.more')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

// Fetching what a screen shows: waiting, failed with a way to try again, or there. While it is fetched anew, the old stays.
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { Answer } from '../api/client'
import { t } from '../catalogue'
import { Failure } from './errors'

export interface Loaded<T> {
  value: T | undefined
  version: string | undefined // ETag
  code: string | undefined // why it is not there
  reload: () => Promise<void>
  set: (value: T) => void
}

/** `steady`: what is on the screen stays until the next is there, so that whoever changes a choice keeps his place. */
export function useLoad<T>(fetch: () => Promise<Answer<T>>, needs: unknown[] = [], steady = false): Loaded<T> {
  const [now, setNow] = useState<{ value?: T; version?: string | undefined; code?: string }>({})
  const turn = useRef(0)
  const reload = useCallback(async () => {
    const mine = ++turn.current
    const answer = await fetch()
    if (mine !== turn.current) return // a later question was asked meanwhile
    setNow((before) => (answer.ok ? { value: answer.value, version: answer.version } : { ...before, code: answer.code }))
  }, needs)
  useEffect(() => {
    if (!steady) setNow({})
    void reload()
    return () => void turn.current++
  }, [reload])
  return { value: now.value, version: now.version, code: now.code, reload, set: (value) => setNow((before) => ({ ...before, value })) }
}

export function Await<T>({ of, children }: { of: Loaded<T>; children: (value: T) => ComponentChildren }) {
  return (
    <>
      {of.code && <Failure code={of.code} {...(of.code === 'request.not_found' ? {} : { retry: () => void of.reload() })} />}
      {of.value !== undefined ? children(of.value) : !of.code && <Waiting />}
    </>
  )
}

export const Waiting = () => (
  <p class="nl-paragraph waiting" role="status">
    {t('state.loading')}
  </p>
)

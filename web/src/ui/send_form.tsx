// A form that sends one thing: what was typed is kept until it was sent, also when the form is put away, the sending fails
// or somebody else was first. In that last case the reader sees what changed before sending again.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { attempt, type Answer, type Attempt, type FieldFault } from '../api/client'
import { t } from '../catalogue'
import { onLeave } from '../people/session'
import { Alert } from './alert'
import { Actions, Button } from './button'
import { ErrorSummary } from './errors'
import { useForm } from './form'
import { store } from './store'

const kept = new Map<string, object>()
onLeave(() => kept.clear())

/** How many faults the forms on this page show, for the document's title. */
export const faultsShown = store(0)

export interface Bound {
  id: string
  value: string
  error: string | undefined
  onInput: (value: string) => void
}
export interface Fields<T> {
  values: T
  set: <K extends keyof T>(name: K, value: T[K]) => void
  /** The id under which a fault finds the control. */
  id: (name: string) => string
  wrong: (name: string) => string | undefined
  bind: (name: keyof T & string) => Bound
}

interface Props<T, R> {
  /** Ids in the page and, together with `about`, the name under which typed words are kept. */
  name: string
  about?: string
  initial: T
  check?: (values: T) => FieldFault[]
  send: (values: T, attempt: Attempt) => Promise<Answer<R>>
  done: (value: R) => void | Promise<void>
  /** Somebody else was first: fetches anew, and tells what changed. */
  stale?: () => Promise<ComponentChildren>
  submit: string
  /** What it changes stays on the screen: it goes on holding what was saved, where other forms are empty again for a next one. */
  stays?: boolean
  danger?: boolean
  cancel?: () => void
  children: (fields: Fields<T>) => ComponentChildren
}

export function SendForm<T extends object, R>({ name, about = '', initial, check, send, done, stale, submit, stays, danger, cancel, children }: Props<T, R>) {
  const key = `${name} ${about}`
  const form = useForm<T>(() => ({ ...initial, ...(kept.get(key) as T | undefined) }))
  const intended = useRef(attempt())
  const [changed, setChanged] = useState<ComponentChildren>()
  const faults = form.faults.length + (form.problem ? 1 : 0)
  useEffect(() => {
    if (JSON.stringify(form.values) !== JSON.stringify(initial)) kept.set(key, form.values)
    else kept.delete(key)
  }, [form.values])
  useEffect(() => {
    if (faults > 0) faultsShown.set(faults)
    return () => faultsShown.set(0)
  }, [faults])

  const id = (field: string) => `${name}-${field}`
  const post = async () => {
    const answer = await send(form.values, intended.current)
    setChanged(!answer.ok && answer.status === 412 && stale ? await stale() : undefined)
    return answer
  }
  const finish = async (value: R) => {
    intended.current = attempt()
    kept.delete(key)
    if (!stays) form.replace(initial)
    await done(value)
    // What had the focus may be gone with what was done: a reader does not begin at the top of the page again.
    setTimeout(() => document.activeElement === document.body && document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true }), 0)
  }
  return (
    <form
      class="form send"
      {...form.sends(() => check?.(form.values) ?? [], post, finish)}
    >
      <ErrorSummary faults={form.faults.map((fault) => ({ ...fault, field: id(fault.field) }))} problem={form.problem} />
      {changed && <Alert tone="info">{changed}</Alert>}
      {children({
        values: form.values,
        set: form.set,
        id,
        wrong: form.wrong,
        bind: (field) => ({
          id: id(field),
          value: String(form.values[field] ?? ''),
          error: form.wrong(field),
          onInput: (value: string) => form.set(field, value as T[typeof field]),
        }),
      })}
      <Actions>
        <Button type="submit" look="primary" {...(danger ? { danger } : {})} busy={form.busy}>
          {submit}
        </Button>
        {cancel && (
          <Button look="subtle" onClick={cancel}>
            {t('action.cancel')}
          </Button>
        )}
      </Actions>
    </form>
  )
}

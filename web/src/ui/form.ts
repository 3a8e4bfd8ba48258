// What a form remembers: what was typed, and what was wrong with it. Wrong fields are told on submit, never while typing,
// and a told fault disappears as soon as its field is touched again.
import type { JSX } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Answer, FieldFault } from '../api/client'
import { explain } from '../catalogue'

export interface Form<T> {
  values: T
  set: <K extends keyof T>(name: K, value: T[K]) => void
  replace: (values: T) => void
  /** For what happens later than the drawing, such as an upload that ends. */
  change: (edit: (now: T) => T) => void
  faults: FieldFault[]
  /** The words for what is wrong with a field, if anything. */
  wrong: (field: string) => string | undefined
  /** Faults found here or told by the server; the summary gets the focus. */
  tell: (faults: FieldFault[]) => void
  /** A code that belongs to no field. */
  problem: string | undefined
  busy: boolean
  /** Checks, sends once (a second press waits for the first), and tells what the server declined. */
  submit: <R>(...how: Sending<R>) => Promise<void>
  /** The same, for the <form> to do: `<form {...form.sends(check, send, done)}>`. */
  sends: <R>(...how: Sending<R>) => Pick<JSX.FormHTMLAttributes, 'noValidate' | 'onSubmit'>
}

type Sending<R> = [check: () => FieldFault[], send: () => Promise<Answer<R>>, done: (value: R) => void | Promise<void>]

export function useForm<T extends object>(initial: T | (() => T)): Form<T> {
  const [values, setValues] = useState(initial)
  const [faults, setFaults] = useState<FieldFault[]>([])
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const running = useRef(false)

  const tell = (found: FieldFault[]) => {
    setFaults(found)
    if (found.length > 0) focusSummary()
  }
  const submit = async <R>(...[check, send, done]: Sending<R>): Promise<void> => {
    if (running.current) return
    setProblem(undefined)
    const found = check()
    tell(found)
    if (found.length > 0) return
    running.current = true
    setBusy(true)
    const answer = await send()
    running.current = false
    setBusy(false)
    if (answer.ok) return done(answer.value)
    tell(answer.errors)
    if (answer.errors.length === 0) {
      setProblem(answer.code)
      focusSummary()
    }
  }
  return {
    values,
    set: (name, value) => {
      setValues((now) => ({ ...now, [name]: value }))
      setFaults((now) => now.filter((fault) => fault.field.split('.')[0] !== name))
    },
    replace: setValues,
    change: setValues,
    faults,
    wrong: (field) => {
      const fault = faults.find((one) => one.field === field)
      return fault && explain(fault.code)
    },
    tell,
    problem,
    busy,
    submit,
    sends: (...how) => ({
      noValidate: true,
      onSubmit: (event) => {
        event.preventDefault()
        void submit(...how)
      },
    }),
  }
}

/** After the summary was drawn, its heading gets the focus, so that it is read first. */
export function focusSummary(): void {
  setTimeout(() => document.querySelector<HTMLElement>('[data-error-summary] [tabindex]')?.focus(), 0)
}

export const empty = (text: string | undefined | null) => !text || text.trim() === ''

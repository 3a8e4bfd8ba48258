// What deciding's codes are called, and what is asked of the reader now.
import { count, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { roleName } from '../protocol/pack'
import type { Case } from '../incidents/types'
import type { BadgeTone } from '../ui/data'
import type { Measure, Step } from './types'

/** Whose step it is: the person by name where the page has it, else the role. */
export function who(page: Case, step: { role?: string; affectedId?: string }): string {
  const person = page.affected.find((one) => one.id === step.affectedId)
  if (person?.name) return `${person.name} (${roleName(person.role)})`
  return person ? roleName(person.role) : roleName(step.role)
}

export function stepTitle(page: Case, step: Step): string {
  const name = who(page, step)
  switch (step.part) {
    case 'decides':
      return t('step.decides', { who: name })
    case 'consents':
      return t('step.consents', { who: name })
    case 'vetoes':
      return t('step.vetoes', { who: name })
    case 'heard':
      return t('step.heard', { who: name })
    case 'advises':
      return t('step.advises', { who: name })
    case 'hearing':
      return t('step.hearing')
  }
}

/** What an advice-only protocol or an optional step lacks is not late: it is not asked yet. */
export function stepStanding(step: Step): { tone: BadgeTone; label: string } {
  if (step.standing === 'missing') return step.required && step.part !== 'vetoes' ? { tone: 'warning', label: t('step.needed') } : { tone: 'neutral', label: t('step.not_asked') }
  const tones = { asked: 'info', done: 'ok', refused: 'error' } as const
  return { tone: tones[step.standing], label: word('step', step.standing) }
}

export const stands = (step: Step) => !step.required || step.standing === 'done' || (step.part === 'vetoes' && step.standing !== 'refused')

export const phaseTone: Record<Measure['phase'], BadgeTone> = {
  open: 'warning',
  carried_out: 'ok',
  announced: 'info',
  in_force: 'info',
  ended: 'neutral',
  lifted: 'neutral',
  annulled: 'neutral',
}

/** "10 mrt 2026 tot en met 9 sep 2026" */
export function term(measure: { startsOn?: string; endsOn?: string }): string {
  if (!measure.startsOn) return ''
  if (!measure.endsOn) return t('measure.endless_from', { from: shortDay(measure.startsOn) })
  return t('measure.from_until', { from: shortDay(measure.startsOn), until: shortDay(measure.endsOn) })
}

/** How long until a day, for a list that is read in the morning. */
export function left(day: string | undefined, now: Date = new Date()): string {
  if (!day) return ''
  const days = Math.ceil((new Date(`${day}T23:59:59`).getTime() - now.getTime()) / 86_400_000) - 1
  return days < 0 ? t('measure.past') : days === 0 ? t('measure.today') : count('measure.days_left', days)
}

export const today = () => {
  const now = new Date()
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

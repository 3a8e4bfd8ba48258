// A deadline says what kind it is: the law's "at the latest" reads differently from an aim.
import { count, t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import type { Deadline } from './types'

export function deadlineWords(deadline: Deadline | undefined): string {
  if (!deadline) return ''
  const { type, opensAt, due, atOnce } = deadline
  if (atOnce && due) return t('deadline.at_once', { due: moment(due) })
  if (type === 'window' && opensAt && due) return t('deadline.window', { from: day(opensAt), until: day(due) })
  if (!due) return t('deadline.event')
  if (type === 'soft') return t('deadline.soft', { due: day(due) })
  return t('deadline.hard', { due: moment(due) })
}

/** Handling and being informed have no term in the protocol; a duty without one waits for an event. */
export function taskDeadline(task: { kind: string; deadline: Deadline }): string {
  const waits = task.kind === 'duty' || task.kind === 'feedback'
  return task.deadline.due || waits ? deadlineWords(task.deadline) : t('deadline.none')
}

/** "2 dagen te laat": how long, because one hour and three weeks ask for something else. */
export function lateWords(due: string | undefined | null, now: Date = new Date()): string {
  if (!due) return t('deadline.late')
  const hours = Math.floor((now.getTime() - new Date(due).getTime()) / 3_600_000)
  if (hours < 1) return t('deadline.late')
  if (hours < 48) return count('deadline.late_hours', hours)
  return count('deadline.late_days', Math.floor(hours / 24))
}

/** Soonest first; what waits for an event comes last. */
export function byDue<T extends { deadline?: Deadline }>(one: T, other: T): number {
  return (one.deadline?.due ?? '9999').localeCompare(other.deadline?.due ?? '9999')
}

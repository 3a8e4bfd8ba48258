// What the case's codes are called.
import { pick, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { nameOf, roleName } from '../protocol/pack'
import type { BadgeTone } from '../ui/data'
import type { Case, CaseEvent, CaseState, CaseTask, IncidentLine, Offender } from './types'

export function taskName(task: { kind: string; duty?: { nl: string; en: string }; title?: string }): string {
  if (task.duty && task.kind === 'review') return t('task.review_of', { measure: pick(task.duty) })
  if (task.duty && task.kind === 'ending') return t('task.ending_of', { measure: pick(task.duty) })
  if (task.duty) return pick(task.duty)
  return task.title ?? word('task', task.kind)
}

/** What kind of offender; where nobody said that, whether it is known who it was. */
export const kindOf = ({ kind, known }: Pick<Offender, 'kind' | 'known'>) => (kind !== 'unknown' ? nameOf('offenders', kind) : t(known === 'unknown' ? 'case.offender_who' : 'case.offender_some'))

/** What a case is about, in one line. */
export const caseWords = ({ behaviour, form, occurredAt }: Pick<IncidentLine, 'behaviour' | 'form' | 'occurredAt'>) =>
  [behaviour ? nameOf('norm', behaviour) : t('case.not_classified'), nameOf('forms', form), day(occurredAt)].join(' · ')

/** It was closed before the register was kept, which is when its day was written down and nothing else. */
export const fromBefore = (page: Case, at?: string) => page.timeline.some((event) => event.kind === 'closed' && event.detail === 'before' && (!at || event.at === at))

export const stateTone: Record<CaseState, BadgeTone> = { open: 'info', closed: 'neutral', merged: 'neutral' }

/** A fact may be aggravating, a consequence or a drive: the pack keeps three lists, the case one. */
export function factName(id: string): string {
  for (const list of ['aggravating', 'consequences', 'drives'] as const) {
    const name = nameOf(list, id)
    if (name !== word(list, id)) return name
  }
  return word('fact', id)
}

/** One line of the timeline, and of "what changed meanwhile". */
export function eventTitle(event: CaseEvent, page: Case): string {
  const name = word('event', event.kind)
  const about = eventDetail(event, page)
  return about ? `${name}: ${about}` : name
}

function eventDetail({ kind, subject, detail }: CaseEvent, page: Case): string {
  switch (kind) {
    case 'classified':
      return nameOf('norm', detail)
    case 'reported':
    case 'assigned':
    case 'affected_added':
    case 'escalated':
      return roleName(detail)
    case 'consent_police':
    case 'consent_communication':
      return detail ? word('consent', detail) : ''
    case 'confidentiality':
      return detail ? word('confidentiality', detail) : ''
    case 'offender_added':
      return detail ? nameOf('offenders', detail) : ''
    case 'fact_learned':
      return detail ? factName(detail) : ''
    case 'voice_asked':
    case 'voice_answered':
      return roleName(detail)
    case 'papers_made':
      return detail ? word('circle', detail) : ''
    case 'hearing_closed':
      return detail ? word('hearing_outcome', detail) : ''
    case 'response_decided':
    case 'measure_decided':
      return detail ? word('decision', detail) : ''
    case 'objection_decided':
      return detail ? word('objection', detail) : ''
    case 'closed':
      return detail ? word('closed', detail) : ''
    case 'term_over':
      return detail ? word('kept', detail) : ''
    case 'task_given':
    case 'task_added':
    case 'task_finished':
    case 'informed':
      return taskWords(page.tasks.find((task) => task.id === subject), kind === 'task_finished' ? detail : undefined)
    default:
      return ''
  }
}

function taskWords(task: CaseTask | undefined, state: string | undefined): string {
  if (!task) return ''
  return state === 'not_applicable' ? `${taskName(task)} (${word('task_state', state)})` : taskName(task)
}

export const yesNo = (yes: boolean) => (yes ? t('case.yes') : t('case.no'))

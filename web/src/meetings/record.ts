// The sheet in words: what is there already and what still waits, in the order in which it happened.
import type { MeetingStepView, MeetingView, MomentView } from '../api/generated'
import { pick, t, word } from '../catalogue'
import { clock } from '../catalogue/time'
import type { Tap } from './queue'

export interface Line {
  id: string
  at: string
  step: MeetingStepView | undefined
  title: string
  undone: boolean
  undoes: boolean
  waiting: boolean
  refused?: string | undefined
  details: string[]
  by?: string | undefined
}

interface Happened {
  id: string
  at: string
  step?: string | undefined
  undoes?: string | undefined
  by?: string | undefined
  agreedWith?: string | undefined
  decision?: 'yes' | 'no' | undefined
  words?: string | undefined
}

/** Tapped and not yet sent counts as much as what was sent: the third order is the third. */
export function lines(meeting: MeetingView, waiting: Tap[], steps: MeetingStepView[]): Line[] {
  const sent = new Set(meeting.moments.map((one) => one.id))
  const late = waiting.filter((tap) => !sent.has(tap.id))
  const all: Array<Happened & { shown?: MomentView; tap?: Tap }> = [
    ...meeting.moments.map((one) => ({ ...one, step: one.step || undefined, shown: one })),
    ...late.map((tap) => ({ ...tap, tap })),
  ].sort((a, b) => a.at.localeCompare(b.at))
  const gone = new Set(all.filter((one) => !one.tap?.refused).map((one) => one.undoes))
  const numbers = new Map<string, number>()
  return all.map((one) => {
    const step = steps.find((known) => known.id === one.step)
    const undone = gone.has(one.id)
    if (one.step && !undone && !one.tap?.refused) numbers.set(one.step, (numbers.get(one.step) ?? 0) + 1)
    const number = one.step && !undone ? numbers.get(one.step) : undefined
    return {
      id: one.id,
      at: one.at,
      step,
      title: one.undoes ? t('meetings.undoing') : titleOf(step, one.step ?? '', number),
      undone,
      undoes: Boolean(one.undoes),
      waiting: Boolean(one.tap) && !one.tap?.refused && !one.tap?.arrived,
      refused: one.tap?.refused,
      details: detailsOf(one),
      by: one.shown?.recordedBy,
    }
  })
}

/** "Third order" for what happens several times, else the step's own name. */
export function titleOf(step: MeetingStepView | undefined, id: string, number: number | undefined): string {
  const name = word('meeting.kind', step?.kind ?? id)
  if (!step || (step.times === 1 && (number ?? 1) === 1) || number === undefined) return name
  return t('meetings.numbered', { name, number })
}

const detailsOf = (one: Happened): string[] =>
  [
    one.by && t('meetings.by_whom', { name: one.by }),
    one.agreedWith && t('meetings.agreed', { name: one.agreedWith }),
    one.decision && word('meeting.decision', one.decision),
    one.words,
  ].filter((part): part is string => Boolean(part))

/** As a report tells it. */
export function story(meeting: MeetingView, all: Line[]): string {
  return [meeting.name, ...all.filter((line) => !line.undone && !line.undoes).map((line) => [`${clock(line.at)} ${line.title}`, ...line.details].join(' · '))].join('\n')
}

export const reminders = (steps: MeetingStepView[]) => steps.filter((step) => !step.kind).map((step) => ({ id: step.id, text: pick(step.text), source: step.source }))

// The sheet in words: what is there already and what still waits, in the order in which it happened.
import type { MeetingStepView, MeetingView, MomentView } from '../api/generated'
import { pick, t, word } from '../catalogue'
import { clockWithSeconds, day, moment } from '../catalogue/time'
import type { Tap } from './queue'

interface OnItsWay {
  waiting: boolean
  refused?: string | undefined
}
/** What was said of a step afterwards. */
export interface Addition extends OnItsWay {
  id: string
  at: string
  details: string[]
  /** How its time was come by, where that needs saying. */
  remarks: string[]
  by?: string | undefined
}
export interface Line extends OnItsWay {
  id: string
  at: string
  step: MeetingStepView | undefined
  title: string
  undone: boolean
  /** A step that somebody tapped: no undoing, no closing of the sheet. */
  tapped: boolean
  awaitsDecision: boolean
  details: string[]
  additions: Addition[]
  /** What the protocol asks with this step and nobody has said. */
  missing: string[]
  /** How its time was come by, where that needs saying. */
  remarks: string[]
  by?: string | undefined
}

interface Details {
  by?: string | undefined
  agreedWith?: string | undefined
  decision?: 'yes' | 'no' | undefined
  words?: string | undefined
}
interface Happened extends Details {
  id: string
  at: string
  step?: string | undefined
  undoes?: string | undefined
  addsTo?: string | undefined
  shown?: MomentView
  tap?: Tap
}

/** Tapped and not yet sent counts as much as what was sent: the third order is the third. */
export function lines(meeting: MeetingView, waiting: Tap[], steps: MeetingStepView[]): Line[] {
  const all = happened(meeting, waiting)
  const told = all.filter((one) => !one.tap?.refused)
  const gone = new Set(told.map((one) => one.undoes))
  const numbers = new Map<string, number>()
  const stepOf = (one: Happened) => steps.find((known) => known.id === one.step)

  const line = (one: Happened): Line => {
    const step = stepOf(one)
    const additions = all.filter((other) => other.addsTo === one.id)
    const said: Details[] = [one, ...additions.filter((other) => !other.tap?.refused)]
    const awaitsDecision = asks(step, 'decision') && !said.some((part) => part.decision)
    const undone = gone.has(one.id)
    const counts = Boolean(one.step) && !undone && !one.tap?.refused && !awaitsDecision
    if (one.step && counts) numbers.set(one.step, (numbers.get(one.step) ?? 0) + 1)
    const undoes = all.find((other) => other.id === one.undoes)
    return {
      ...onItsWay(one),
      id: one.id,
      at: one.at,
      step,
      title: undoes ? undoingOf(undoes, stepOf(undoes)) : titleOf(step, one.step ?? '', one.step && counts ? numbers.get(one.step) : undefined),
      undone,
      tapped: !one.undoes,
      awaitsDecision,
      details: detailsOf(one),
      // That the step was declined says enough of what was added to it.
      additions: additions.map((other) => ({ ...onItsWay(other), ...(one.tap?.refused ? { refused: undefined } : {}), id: other.id, at: other.at, details: detailsOf(other), remarks: remarksOn(other.shown, meeting), by: other.shown?.recordedBy })),
      missing: undone || one.tap?.refused ? [] : missingIn(step, said),
      remarks: remarksOn(one.shown, meeting),
      by: one.shown?.recordedBy,
    }
  }
  return [...all.filter((one) => !one.addsTo).map(line), ...meeting.turns.map(turnOf)].sort((a, b) => a.at.localeCompare(b.at))
}

function happened(meeting: MeetingView, waiting: Tap[]): Happened[] {
  const sent = new Set(meeting.moments.map((one) => one.id))
  return [
    ...meeting.moments.map((one) => ({ ...one, step: one.step || undefined, shown: one })),
    ...waiting.filter((tap) => !sent.has(tap.id)).map((tap) => ({ ...tap, tap })),
  ].sort((a, b) => a.at.localeCompare(b.at))
}

const onItsWay = ({ tap }: Happened): OnItsWay => ({ waiting: Boolean(tap) && !tap?.refused && !tap?.arrived, refused: tap?.refused })

const turnOf = (turn: MeetingView['turns'][number]): Line => ({
  id: `${turn.state} ${turn.at}`,
  at: turn.at,
  step: undefined,
  title: word('meeting.turn', turn.state),
  undone: false,
  tapped: false,
  awaitsDecision: false,
  details: [],
  additions: [],
  missing: [],
  remarks: [],
  by: turn.by,
  waiting: false,
})

/** "Third order" for what happens several times, else the step's own name. */
export function titleOf(step: MeetingStepView | undefined, id: string, number: number | undefined): string {
  const name = word('meeting.kind', step?.kind ?? id)
  if (!step || (step.times === 1 && (number ?? 1) === 1) || number === undefined) return name
  return t('meetings.numbered', { name, number })
}

const undoingOf = (undone: Happened, step: MeetingStepView | undefined) => t('meetings.undoing', { step: titleOf(step, undone.step ?? '', undefined), at: clockWithSeconds(undone.at) })

export const asks = (step: MeetingStepView | undefined, what: string): boolean => step?.asks.includes(what) ?? false

const missingIn = (step: MeetingStepView | undefined, said: Details[]): string[] => {
  const blank = (part: keyof Details) => !said.some((one) => one[part])
  return [
    asks(step, 'by') && blank('by') && t('meetings.by_missing'),
    asks(step, 'agreed_with') && blank('agreedWith') && t('meetings.agreed_missing'),
    asks(step, 'decision') && blank('decision') && t('meetings.decision_missing'),
  ].filter((part): part is string => Boolean(part))
}

/** With the day where it is another one than that of the meeting. */
export const timeBeside = (at: string, meeting: string): string => (day(at) === day(meeting) ? clockWithSeconds(at) : moment(at))

const remarksOn = (shown: MomentView | undefined, meeting: MeetingView): string[] =>
  [
    shown?.toldAt && t('meetings.clock_was', { at: timeBeside(shown.toldAt, meeting.openedAt) }),
    shown?.late && t('meetings.received', { at: timeBeside(shown.receivedAt, meeting.openedAt) }),
  ].filter((part): part is string => Boolean(part))

const detailsOf = (one: Details): string[] =>
  [
    one.by && t('meetings.by_whom', { name: one.by }),
    one.agreedWith && t('meetings.agreed', { name: one.agreedWith }),
    one.decision && word('meeting.decision', one.decision),
    one.words,
  ].filter((part): part is string => Boolean(part))

/** As a report tells it. */
export function story(meeting: MeetingView, all: Line[]): string {
  const told = all.filter((line) => line.tapped && !line.undone && !line.refused)
  const sentence = (line: Line) => [`${clockWithSeconds(line.at)} ${line.title}`, ...line.details, ...line.additions.flatMap((one) => one.details), ...line.missing].join(' · ')
  return [meeting.name, ...told.map(sentence)].join('\n')
}

export const reminders = (steps: MeetingStepView[]) => steps.filter((step) => !step.kind).map((step) => ({ id: step.id, text: pick(step.text), source: step.source }))

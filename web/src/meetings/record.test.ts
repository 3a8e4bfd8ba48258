import { describe, expect, it } from 'vitest'
import type { MeetingView } from '../api/generated'
import { lines, story } from './record'
import type { Tap } from './queue'

const step = (id: string, times = 1, asks: string[] = []) => ({ id, text: { nl: id, en: id }, kind: id, times, asks, unverified: false, source: 'W 4' })
const steps = [step('suspend'), step('order', 3), step('police', 1, ['by', 'agreed_with']), step('report', 1, ['decision'])]
const moment = (id: string, name: string, at: string, undoes?: string) => ({ id, step: undoes ? '' : name, at, receivedAt: at, recordedBy: 'Gerda', undone: false, late: false, awaitsDecision: false, ...(undoes ? { undoes } : {}) })
const meeting = (...moments: ReturnType<typeof moment>[]) => ({ id: 'm', name: 'Raad', openedAt: '', pack: '', packVersion: '', openedBy: '', version: 1, moments, turns: [] }) as unknown as MeetingView

describe('the sheet', () => {
  it('shows what waits among what arrived, by the time of the tap, and counts both', () => {
    const waiting: Tap[] = [{ id: 'c', step: 'order', at: '2026-03-09T19:03:00Z' }]
    const shown = lines(meeting(moment('a', 'order', '2026-03-09T19:01:00Z'), moment('b', 'order', '2026-03-09T19:02:00Z')), waiting, steps)
    expect(shown.map((line) => [line.id, line.waiting])).toEqual([['a', false], ['b', false], ['c', true]])
  })
  it('keeps a mistaken tap and its undoing, and does not count it', () => {
    const shown = lines(meeting(moment('a', 'order', '2026-03-09T19:01:00Z'), moment('u', '', '2026-03-09T19:01:30Z', 'a'), moment('b', 'order', '2026-03-09T19:02:00Z')), [], steps)
    expect(shown.map((line) => line.undone)).toEqual([true, false, false])
    expect(shown.map((line) => line.tapped)).toEqual([true, false, true])
    expect(shown.length).toBe(3)
  })
  it('shows a tap once when it arrived while it still stood in the queue', () => {
    const shown = lines(meeting(moment('a', 'suspend', '2026-03-09T19:01:00Z')), [{ id: 'a', step: 'suspend', at: '2026-03-09T19:01:00Z' }], steps)
    expect(shown.length).toBe(1)
  })
  it('groups what was added under its step, and says what nobody said', () => {
    const waiting: Tap[] = [
      { id: 'd', addsTo: 'p', by: 'Gerda', at: '2026-03-09T19:05:00Z' },
      { id: 'e', addsTo: 'p', agreedWith: 'Mees', at: '2026-03-09T19:06:00Z', refused: 'meetings.nothing_to_add_to' },
    ]
    const [shown, ...others] = lines(meeting(moment('p', 'police', '2026-03-09T19:01:00Z')), waiting, steps)
    expect(others).toEqual([])
    expect(shown?.additions.map((one) => [one.details, one.waiting])).toEqual([[['meetings.by_whom'], true], [['meetings.agreed'], false]])
    expect(shown?.missing).toEqual(['meetings.agreed_missing'])
  })
  it('does not count a decision that was not taken, and a report says that it is missing', () => {
    const of = meeting(moment('r', 'report', '2026-03-09T19:01:00Z'))
    const open = lines(of, [], steps)
    expect(open[0]?.awaitsDecision).toBe(true)
    expect(story(of, open)).toContain('meetings.decision_missing')
    const taken = lines(of, [{ id: 'd', addsTo: 'r', decision: 'no', at: '2026-03-09T19:05:00Z' }], steps)
    expect(taken[0]?.awaitsDecision).toBe(false)
    expect(story(of, taken)).not.toContain('meetings.decision_missing')
  })
})

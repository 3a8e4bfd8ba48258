import { describe, expect, it } from 'vitest'
import type { MeetingView } from '../api/generated'
import { lines } from './record'
import type { Tap } from './queue'

const step = (id: string, times = 1) => ({ id, text: { nl: id, en: id }, kind: id, times, asks: [], unverified: false, source: 'W 4' })
const steps = [step('suspend'), step('order', 3)]
const moment = (id: string, name: string, at: string, undoes?: string) => ({ id, step: undoes ? '' : name, at, receivedAt: at, recordedBy: 'Gerda', undone: false, ...(undoes ? { undoes } : {}) })
const meeting = (...moments: ReturnType<typeof moment>[]) => ({ id: 'm', name: 'Raad', openedAt: '', pack: '', packVersion: '', openedBy: '', version: 1, moments }) as unknown as MeetingView

describe('the sheet', () => {
  it('shows what waits among what arrived, by the time of the tap, and counts both', () => {
    const waiting: Tap[] = [{ id: 'c', step: 'order', at: '2026-03-09T19:03:00Z' }]
    const shown = lines(meeting(moment('a', 'order', '2026-03-09T19:01:00Z'), moment('b', 'order', '2026-03-09T19:02:00Z')), waiting, steps)
    expect(shown.map((line) => [line.id, line.waiting])).toEqual([['a', false], ['b', false], ['c', true]])
  })
  it('keeps a mistaken tap and its undoing, and does not count it', () => {
    const shown = lines(meeting(moment('a', 'order', '2026-03-09T19:01:00Z'), moment('u', '', '2026-03-09T19:01:30Z', 'a'), moment('b', 'order', '2026-03-09T19:02:00Z')), [], steps)
    expect(shown.map((line) => line.undone)).toEqual([true, false, false])
    expect(shown[1]?.undoes).toBe(true)
    expect(shown.length).toBe(3)
  })
  it('shows a tap once when it arrived while it still stood in the queue', () => {
    const shown = lines(meeting(moment('a', 'suspend', '2026-03-09T19:01:00Z')), [{ id: 'a', step: 'suspend', at: '2026-03-09T19:01:00Z' }], steps)
    expect(shown.length).toBe(1)
  })
})

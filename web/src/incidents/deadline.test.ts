import { beforeAll, expect, test } from 'vitest'
import { deadlineWords, lateWords, taskDeadline } from './deadline'
import { possible } from './consent'

beforeAll(async () => {
  const none = { getItem: () => null, setItem: () => undefined }
  Object.assign(globalThis, { localStorage: none, document: { documentElement: { lang: '' } } })
  await (await import('../catalogue')).speak('nl')
})

test('each type of deadline has words of its own, in Dutch time', () => {
  const due = '2026-11-24T22:59:00Z'
  expect(deadlineWords({ type: 'hard', due })).toBe('uiterlijk di 24 november 2026 om 23:59')
  expect(deadlineWords({ type: 'soft', due })).toBe('streefdatum di 24 november 2026')
  expect(deadlineWords({ type: 'window', opensAt: '2026-11-20T00:00:00Z', due })).toBe('tussen vr 20 november 2026 en di 24 november 2026')
  expect(deadlineWords({ type: 'event' })).toBe('zodra het aan de orde is')
})

test('handling has no term, a duty without one waits for its event', () => {
  expect(taskDeadline({ kind: 'handle', deadline: { type: 'event' } })).toBe('geen vaste termijn')
  expect(taskDeadline({ kind: 'duty', deadline: { type: 'event' } })).toBe('zodra het aan de orde is')
})

test('late is told in hours first and in days after two of them', () => {
  const now = new Date('2026-11-24T12:00:00Z')
  expect(lateWords('2026-11-24T11:30:00Z', now)).toBe('te laat')
  expect(lateWords('2026-11-23T12:00:00Z', now)).toBe('24 uur te laat')
  expect(lateWords('2026-11-21T12:00:00Z', now)).toBe('3 dagen te laat')
})

test('consent that was never given cannot be withdrawn, and an answer is never unasked again', () => {
  expect(possible('unknown')).toEqual(['unknown', 'given', 'refused'])
  expect(possible('given')).not.toContain('unknown')
  expect(possible('refused')).not.toContain('withdrawn')
})

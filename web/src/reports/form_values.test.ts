import { expect, test } from 'vitest'
import type { Pack } from '../api/types'
import { blank, faultsIn, read, toReport } from './form_values'

const now = new Date(2026, 10, 22, 12, 0)
const pack = { forms: [{ id: 'telephone', name: { nl: '', en: '' } }, { id: 'social_media', name: { nl: '', en: '' }, online: true }] } as unknown as Pack
const filled = () => ({ ...blank(now), narrative: 'Hij dreigde.', form: 'telephone', reporterRole: 'councillor', offender: { known: 'unknown' as const, kind: '', description: '', details: {} } })

test('a report needs five things and nothing more', () => {
  expect(faultsIn(blank(now), now).map((fault) => fault.field)).toEqual(['reporterRole', 'narrative', 'form', 'offender'])
  expect(faultsIn(filled(), now)).toEqual([])
})

test('what happened lies in the past', () => {
  expect(faultsIn({ ...filled(), occurredAt: { date: '2026-11-23', time: '09:00' } }, now)).toEqual([{ field: 'occurredAt', code: 'reports.occurred_in_future' }])
})

test('what was left empty is not sent', () => {
  const report = toReport(filled(), pack, 'd')
  expect(report.place).toBeUndefined()
  expect(report.online).toBeUndefined()
  expect(report.affected).toEqual([])
  expect(report.occurredAt).toMatch(/^2026-11-22T12:00:00[+-]\d\d:\d\d$/)
})

test('online facts go along with an online form only', () => {
  const values = { ...filled(), online: { account: '@boos', url: '', date: '', time: '', platformReported: true } }
  expect(toReport(values, pack, 'd').online).toBeUndefined()
  expect(toReport({ ...values, form: 'social_media' }, pack, 'd').online).toEqual({ account: '@boos', url: undefined, postedAt: undefined, platformReported: true })
})

test('colleagues picked and then unpicked are not accused', () => {
  expect(toReport({ ...filled(), involved: ['a2'], colleague: false }, pack, 'd').involved).toEqual([])
})

test('somebody without an account is named with the role in which it happened', () => {
  const values = { ...filled(), forOther: true, otherName: 'J. Bos', reporterRole: 'group_member' }
  expect(toReport(values, pack, 'd').affected).toEqual([{ name: 'J. Bos', role: 'group_member' }])
})

test('a draft of an older form opens, and a broken one does not break the page', () => {
  expect(read('{"narrative":"x","offender":{"known":"partly"}}', now)).toMatchObject({ narrative: 'x', offender: { known: 'partly', kind: '' }, others: [] })
  expect(read('oops', now).narrative).toBe('')
})

test('a draft opened elsewhere is still the same report', () => {
  const values = filled()
  expect(read(JSON.stringify(values), now).attempt).toBe(values.attempt)
  expect(blank(now).attempt).not.toBe(values.attempt)
})

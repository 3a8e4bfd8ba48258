import { expect, test } from 'vitest'
import { vacant } from './held'
import type { Account } from './types'

const name = { nl: '', en: '' }
const griffier = { id: 'griffier', name, reports: false, permissions: ['case.handle'] }
const councillor = { id: 'councillor', name, reports: true, permissions: ['report.write'] }
const holder = (role: string, validFrom: string, validUntil?: string, state: Account['state'] = 'active'): Account => ({
  id: 'a', name: '', login: '', state, totp: false, version: 1, roles: [{ id: 'r', role, version: 1, validFrom, ...(validUntil ? { validUntil } : {}) }],
})

test('a role that handles cases is vacant as long as nobody holds it on that day', () => {
  const roles = [griffier, councillor]
  expect(vacant(roles, [], '2026-11-26')).toEqual([griffier])
  expect(vacant(roles, [holder('griffier', '2026-11-27')], '2026-11-26')).toEqual([griffier])
  expect(vacant(roles, [holder('griffier', '2026-01-01', '2026-11-25')], '2026-11-26')).toEqual([griffier])
  expect(vacant(roles, [holder('griffier', '2026-01-01', undefined, 'ended')], '2026-11-26')).toEqual([griffier])
  expect(vacant(roles, [holder('griffier', '2026-01-01', '2026-11-26')], '2026-11-26')).toEqual([])
})

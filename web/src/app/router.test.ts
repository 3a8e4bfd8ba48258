import { expect, test, vi } from 'vitest'

vi.stubGlobal('location', { hash: '' })
vi.stubGlobal('window', { addEventListener: () => {} })
const { match } = await import('./router')

const routes = [{ path: '/incidents/:id', screen: () => null }]

test('an address that somebody mistyped is looked for as it stands', () => {
  expect(match(routes, '/incidents/%E0%A4')?.params).toEqual({ id: '%E0%A4' })
  expect(match(routes, '/incidents/a%20b')?.params).toEqual({ id: 'a b' })
})

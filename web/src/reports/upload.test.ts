import { expect, test } from 'vitest'
import { arrived, piece, pieces } from './upload'

test('a file goes in pieces, the last one as long as what is left', () => {
  expect([pieces(1), pieces(piece), pieces(piece + 1)]).toEqual([1, 1, 2])
})
test('what arrived is the file without its missing pieces', () => {
  expect(arrived(piece + 10, [1])).toBe(piece)
  expect(arrived(piece + 10, [0])).toBe(10)
  expect(arrived(piece + 10, [])).toBe(piece + 10)
})

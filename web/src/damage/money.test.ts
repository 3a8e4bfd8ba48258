import { expect, test } from 'vitest'
import { centsIn } from './money'

test('amounts are read as people write them, to the cent', () => {
  expect(centsIn('25')).toBe(2500)
  expect(centsIn('25,5')).toBe(2550)
  expect(centsIn('25.05')).toBe(2505)
  expect(centsIn('€ 1.234,56')).toBe(123456)
  expect(centsIn('1,234.56')).toBe(123456)
  expect(centsIn('1.234')).toBe(123400)
  expect(centsIn('0,29')).toBe(29)
  expect(centsIn('19,99')).toBe(1999)
})

test('anything else is no amount', () => {
  for (const text of ['', 'veel', '12,345,6', '1.23.4', '-5', '1e3', '12,', '1.234.56', '1.234,567']) expect(centsIn(text)).toBeNull()
})

import { describe, expect, it } from 'vitest'
import { addressIn, siteOf } from './arriving'

describe('what was pasted', () => {
  it('holds an address, wherever it stands', () => {
    expect(addressIn('Kijk dit: https://social.example/berichten/4711 nog steeds')).toBe('https://social.example/berichten/4711')
    expect(addressIn('“http://a.example/x?y=1&z=2”')).toBe('http://a.example/x?y=1&z=2')
    expect(addressIn('geen adres, wel www.')).toBe('')
  })
  it('is of a platform, named by its site', () => {
    expect(siteOf('https://www.social.example/4711')).toBe('social.example')
    expect(siteOf('https://m.social.example/4711')).toBe('social.example')
    expect(siteOf('not an address')).toBe('')
  })
})

// Amounts: cents on the wire, euros on the screen and in the fields, and never a fraction in between.
import { language } from '../catalogue'

/** "€ 1.234,56" or "€1,234.56" */
export const euros = (cents: number) =>
  new Intl.NumberFormat(language.get() === 'nl' ? 'nl-NL' : 'en-GB', { style: 'currency', currency: 'EUR' }).format(cents / 100)

/**
 * What somebody types: "25", "25,5", "1.234,56", "1,234.56", "€ 12". Nothing for anything else. The last comma or point counts as
 * the one before the cents when one or two digits follow it; otherwise it separates thousands.
 */
export function centsIn(text: string): number | null {
  const plain = text.replace(/[€\s]/g, '')
  const [, whole = '', mark = '', cents = ''] = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(plain) ?? []
  if (!whole) return null
  const marks = new Set(whole.replace(/\d/g, ''))
  if (marks.size > 1 || marks.has(mark)) return null
  const value = Number(whole.replace(/\D/g, '')) * 100 + Number(cents.padEnd(2, '0'))
  return Number.isSafeInteger(value) ? value : null
}

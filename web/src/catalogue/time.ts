// Dates and times as people say them, always in Dutch time: deadlines are reckoned there.
import { count, language } from './index'

const zone = 'Europe/Amsterdam'
const locale = () => (language.get() === 'nl' ? 'nl-NL' : 'en-GB')
const format = (text: string | undefined | null, options: Intl.DateTimeFormatOptions) => {
  if (!text) return ''
  const at = new Date(text)
  return Number.isNaN(at.getTime()) ? '' : new Intl.DateTimeFormat(locale(), { timeZone: zone, ...options }).format(at)
}

/** Today, as a date field holds it. */
export const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(new Date())

/** "za 22 november 2026, 04:15" */
export const moment = (text: string | undefined | null) =>
  format(text, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' })
/** "za 22 november 2026" */
export const day = (text: string | undefined | null) =>
  format(text, { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' })
/** "22 nov. 2026" for lists */
export const shortDay = (text: string | undefined | null) => format(text, { day: 'numeric', month: 'short', year: 'numeric' })
export const clock = (text: string | undefined | null) => format(text, { hour: '2-digit', minute: '2-digit' })
/** As a record of what happened in one minute needs it. */
export const clockWithSeconds = (text: string | undefined | null) => format(text, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** What a date field and a time field hold, as one moment with the offset of where the reader is. */
export function momentFrom(date: string, time: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null
  const at = new Date(`${date}T${/^\d{2}:\d{2}/.test(time) ? time.slice(0, 5) : '12:00'}:00`)
  if (Number.isNaN(at.getTime())) return null
  const offset = -at.getTimezoneOffset()
  const two = (n: number) => String(Math.trunc(Math.abs(n))).padStart(2, '0')
  const hours = `${two(at.getHours())}:${two(at.getMinutes())}`
  return `${date}T${hours}:00${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`
}

/** A moment as the two fields show it. */
export function fieldsOf(moment: Date): { date: string; time: string } {
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    date: `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`,
    time: `${two(moment.getHours())}:${two(moment.getMinutes())}`,
  }
}

/** "P1Y6M", as the protocol writes a period: "1 jaar en 6 maanden". Another spelling stands as it is. */
export function period(text: string): string {
  const found = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(\d+)H)?$/.exec(text)
  if (!found) return text
  const units = ['period.years', 'period.months', 'period.weeks', 'period.days', 'period.hours'] as const
  const parts = units.flatMap((unit, index) => (found[index + 1] ? [count(unit, Number(found[index + 1]))] : []))
  return new Intl.ListFormat(language.get(), { type: 'conjunction' }).format(parts)
}

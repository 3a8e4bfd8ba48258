// What a figure is called: its axis and its class, in the words of the pack where it has them.
import { language, t, word } from '../catalogue'
import { nameOf } from '../protocol/pack'

const lists = { form: 'forms', place: 'places', behaviour: 'norm' } as const

export const axisName = (axis: string) => (axis === '' ? t('membership.all_incidents') : word('axis', axis))
export const className = (axis: string, id: string) => (axis in lists && id !== 'unknown' ? nameOf(lists[axis as keyof typeof lists], id) : word('class', id))

/** As it was counted, rounded or hidden: "12", "ongeveer 10", "0 tot 4". */
export function countWords(count: number | undefined, rounded: number | undefined): string {
  if (count === undefined) return t('membership.hidden')
  if (rounded === undefined) return String(count)
  return count === 0 ? t('benchmark.range', { least: 0, most: rounded - 1 }) : t('benchmark.about', { n: count })
}

/** "34.000" */
export const whole = (number: number) => new Intl.NumberFormat(language.get()).format(number)
/** "32,9" */
export const tenth = (number: number) => new Intl.NumberFormat(language.get(), { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(number)

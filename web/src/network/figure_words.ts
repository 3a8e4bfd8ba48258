// What a figure is called: its axis and its class, in the words of the pack where it has them.
import { t, word } from '../catalogue'
import { nameOf } from '../protocol/pack'

const lists = { form: 'forms', place: 'places', behaviour: 'norm' } as const

export const axisName = (axis: string) => (axis === '' ? t('membership.all_incidents') : word('axis', axis))
export const className = (axis: string, id: string) => (axis in lists ? nameOf(lists[axis as keyof typeof lists], id) : word('class', id))

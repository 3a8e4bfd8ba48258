// How people and what is known of them are named on the screen.
import { t, word } from '../catalogue'
import { nameOf } from '../protocol/pack'
import type { Choice } from '../ui/field'
import type { PersonInList } from './types'

export const datumKinds = ['name', 'alias', 'telephone', 'email', 'account', 'url', 'street', 'postcode', 'city', 'birth', 'age', 'plate', 'organisation', 'description'] as const
export const certainties = ['certain', 'probable', 'hearsay'] as const
export const choices = (prefix: string, ids: readonly string[]): Choice[] => ids.map((value) => ({ value, label: word(prefix, value) }))

const longest = 70

/** All names people gave him; of whom has none, how he was described, or what kind of offender he is. */
export function personName(person: PersonInList): string {
  if (person.names.length > 0) return person.names.join(' / ')
  if (person.described) return person.described.length > longest ? `${person.described.slice(0, longest).trimEnd()}…` : person.described
  const kind = person.kinds.find((one) => one !== 'unknown')
  return kind ? nameOf('offenders', kind) : t('offenders.nameless')
}

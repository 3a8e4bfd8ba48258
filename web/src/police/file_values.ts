// A police file as its form holds it, and as it goes over the wire.
import type { Known } from './file'
import { consequences, seven } from './words'

export interface FileValues {
  joinder: boolean
  informed: boolean
  address: string
  persons: Array<{ id: string; named: boolean; byNumber: boolean; known: string }>
  offences: string[]
  fields: Record<string, string>
  literal: string // one on a line
  series: Array<{ on: string; text: string }>
  witnesses: Array<{ name: string; reach: string; saw: string }>
  evidence: Array<{ id: string; goes: boolean; holder: string }>
}

const names = [...seven, ...consequences, 'filer', 'stays_out']

export function valuesOf({ file, incident }: Known): FileValues {
  const said = (name: string) => file.fields.find((one) => one.field === name)?.text ?? ''
  return {
    joinder: file.joinder,
    informed: file.informed,
    address: file.address ?? '',
    persons: incident.affected.map((person) => {
      const named = file.persons.find((one) => one.id === person.id)
      return { id: person.id, named: named !== undefined, byNumber: named?.byNumber ?? false, known: named?.known ?? 'unknown' }
    }),
    offences: file.offences,
    fields: Object.fromEntries(names.map((name) => [name, said(name)])),
    literal: file.literalWords.join('\n'),
    series: file.series.map((one) => ({ on: one.on ?? '', text: one.text })),
    witnesses: file.witnesses.map((one) => ({ name: one.name ?? '', reach: one.reach ?? '', saw: one.saw ?? '' })),
    evidence: incident.evidence.map((one) => {
      const chosen = file.evidence.find((other) => other.id === one.id)
      return { id: one.id, goes: chosen !== undefined, holder: chosen?.holder ?? '' }
    }),
  }
}

const given = (text: string) => text.trim() !== ''
const some = (name: string, text: string) => (given(text) ? { [name]: text.trim() } : {})

export function bodyOf(values: FileValues): unknown {
  return {
    joinder: values.joinder,
    informed: values.informed,
    ...some('address', values.address),
    persons: values.persons.filter((one) => one.named).map(({ id, byNumber, known }) => ({ id, byNumber, known })),
    offences: values.offences,
    fields: Object.entries(values.fields).filter(([, text]) => given(text)).map(([field, text]) => ({ field, text: text.trim() })),
    literalWords: values.literal.split('\n').map((line) => line.trim()).filter(given),
    series: values.series.filter((one) => given(one.text)).map((one) => ({ ...some('on', one.on), text: one.text.trim() })),
    witnesses: values.witnesses.filter((one) => given(one.name + one.reach + one.saw)).map((one) => ({ ...some('name', one.name), ...some('reach', one.reach), ...some('saw', one.saw) })),
    evidence: values.evidence.filter((one) => one.goes).map((one) => ({ id: one.id, ...some('holder', one.holder) })),
  }
}

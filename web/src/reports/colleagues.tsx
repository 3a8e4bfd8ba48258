// Picking colleagues by name: a filter and a list of boxes, which works with a thumb, a keyboard and a screen reader alike.
import { useState } from 'preact/hooks'
import { get } from '../api/client'
import type { Items, Person } from '../api/types'
import { count, t } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { profile } from '../people/session'
import { Checkbox, Field, Fieldset, Select } from '../ui/field'
import { Await, useLoad } from '../ui/load'

const listed = 8

export function usePeople() {
  return useLoad(() => get<Items<Person>>('/people'))
}
export const described = (person: Person) => `${person.name} (${person.roles.map(roleName).join(', ')})`

interface PickerProps {
  id: string
  label: string
  hint?: string
  error?: string | undefined
  values: string[]
  onInput: (values: string[]) => void
}
export function ColleaguePicker({ id, label, hint, error, values, onInput }: PickerProps) {
  usePack()
  const people = usePeople()
  const [filter, setFilter] = useState('')
  const toggle = (person: string) => onInput(values.includes(person) ? values.filter((one) => one !== person) : [...values, person])
  return (
    <Fieldset id={id} label={label} hint={hint} error={error}>
      <Await of={people}>
        {({ items }) => {
          const others = items.filter((person) => person.id !== profile()?.account.id)
          const wanted = filter.trim().toLowerCase()
          const fitting = others.filter((person) => values.includes(person.id) || described(person).toLowerCase().includes(wanted))
          const shown = wanted ? fitting : fitting.filter((person, index) => values.includes(person.id) || index < listed)
          return (
            <div class="stack">
              {others.length > listed && (
                <Field id={`${id}.filter`} label={t('people.filter')}>
                  <input class="utrecht-textbox utrecht-textbox--html-input" id={`${id}.filter`} type="search" autocomplete="off" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
                </Field>
              )}
              <div class="choices">
                {shown.map((person) => (
                  <Checkbox key={person.id} id={`${id}.${person.id}`} label={person.name} hint={person.roles.map(roleName).join(', ')} checked={values.includes(person.id)} onInput={() => toggle(person.id)} />
                ))}
              </div>
              <p class="nl-paragraph small" role="status">
                {fitting.length > shown.length ? count('people.more_by_filter', fitting.length - shown.length) : fitting.length === 0 ? t('people.nobody_found') : ''}
              </p>
            </div>
          )
        }}
      </Await>
    </Fieldset>
  )
}

interface SelectProps {
  id: string
  label: string
  hint?: string
  error?: string | undefined
  optional?: boolean
  value: string
  none?: string // what the empty choice means
  roles?: (roles: string[]) => boolean
  onInput: (value: string, person: Person | undefined) => void
}
export function ColleagueSelect({ value, none, roles, onInput, ...field }: SelectProps) {
  usePack()
  const people = usePeople()
  const items = (people.value?.items ?? []).filter((person) => person.id !== profile()?.account.id && (!roles || roles(person.roles)))
  const choices = items.map((person) => ({ value: person.id, label: described(person) }))
  return <Select {...field} value={value} choices={none ? [{ value: '', label: none }, ...choices] : choices} onInput={(next) => onInput(next, items.find((person) => person.id === next))} />
}

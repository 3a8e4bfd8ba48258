// How many people are in office in a year, by role: what the register counts, and what somebody who knows better enters.
import { useState } from 'preact/hooks'
import { get, put, type FieldFault } from '../api/client'
import { t } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { Field } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { Parts } from './parts'
import type { OfficeSheet, OfficeYears } from './types'
import '../styles/handling.css'

export function PeopleInOffice() {
  usePack()
  const faults = useStore(faultsShown)
  const years = useLoad(() => get<OfficeYears>('/people-in-office'))
  return (
    <Page title={t('office.title')} lead={t('office.lead')} faults={faults} wide>
      <Parts at="/people-in-office" />
      <Await of={years}>{({ items }) => <Sheets years={items} />}</Await>
    </Page>
  )
}

function Sheets({ years }: { years: number[] }) {
  const now = new Date().getFullYear()
  const [year, setYear] = useState(years.includes(now) ? now : (years[0] ?? now))
  const sheet = useLoad(() => get<OfficeSheet>(`/people-in-office/${year}`), [year])
  return (
    <>
      <Field id="office-year" label={t('office.year')}>
        <select class="utrecht-select utrecht-select--html-select narrow" id="office-year" onInput={(event) => setYear(Number(event.currentTarget.value))}>
          {years.map((one) => (
            <option key={one} value={one} selected={one === year}>
              {one}
            </option>
          ))}
        </select>
      </Field>
      <Await of={sheet}>{(value) => <Sheet sheet={value} key={value.year} set={sheet.set} reload={sheet.reload} />}</Await>
    </>
  )
}

const number = (text: string) => (/^\d{1,6}$/.test(text.trim()) ? Number(text.trim()) : undefined)

function Sheet({ sheet, set, reload }: { sheet: OfficeSheet; set: (sheet: OfficeSheet) => void; reload: () => Promise<void> }) {
  const initial = Object.fromEntries(sheet.roles.map((line) => [line.role, line.entered === undefined ? '' : String(line.entered)]))
  const check = (values: Record<string, string>): FieldFault[] =>
    sheet.roles.filter(({ role }) => values[role]?.trim() && number(values[role]) === undefined).map(({ role }) => ({ field: role, code: 'statistics.people_out_of_range' }))
  return (
    <Section title={t('office.table', { year: sheet.year })}>
      <Paragraph>{t('office.explained')}</Paragraph>
      <SendForm
        name="office"
        about={String(sheet.year)}
        initial={initial}
        check={check}
        send={(values) =>
          put<OfficeSheet>(
            `/people-in-office/${sheet.year}`,
            { roles: sheet.roles.flatMap(({ role }) => (number(values[role] ?? '') === undefined ? [] : [{ role, people: number(values[role] ?? '') }])) },
            { version: sheet.version },
          )
        }
        stale={async () => {
          await reload()
          return t('office.changed_meanwhile')
        }}
        done={(value) => {
          set(value)
          say(t('office.saved', { year: value.year }))
        }}
        submit={t('action.save')}
        stays
      >
        {({ values, bind }) => <Lines sheet={sheet} values={values} bind={bind} />}
      </SendForm>
    </Section>
  )
}

interface LinesProps {
  sheet: OfficeSheet
  values: Record<string, string>
  bind: (role: string) => { id: string; value: string; error: string | undefined; onInput: (value: string) => void }
}

function Lines({ sheet, values, bind }: LinesProps) {
  const used = (role: string, appointed: number) => number(values[role] ?? '') ?? appointed
  const total = sheet.roles.reduce((sum, { role, appointed }) => sum + used(role, appointed), 0)
  return (
    <table class="utrecht-table cards" role="table">
      <caption class="visually-hidden">{t('office.table', { year: sheet.year })}</caption>
      <thead class="utrecht-table__header" role="rowgroup">
        <tr class="utrecht-table__row" role="row">
          {[t('office.role'), t('office.appointed'), t('office.entered'), t('office.used')].map((label) => (
            <th class="utrecht-table__header-cell" scope="col" role="columnheader" key={label}>
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="utrecht-table__body" role="rowgroup">
        {sheet.roles.map(({ role, appointed }) => (
          <tr class="utrecht-table__row" role="row" key={role}>
            <th class="utrecht-table__cell cards__head" scope="row" role="rowheader">
              {roleName(role)}
            </th>
            <td class="utrecht-table__cell" role="cell" data-label={t('office.appointed')}>
              {appointed}
            </td>
            <td class="utrecht-table__cell" role="cell" data-label={t('office.entered')}>
              <Seats role={role} {...bind(role)} />
            </td>
            <td class="utrecht-table__cell" role="cell" data-label={t('office.used')}>
              {used(role, appointed)}
            </td>
          </tr>
        ))}
        <tr class="utrecht-table__row" role="row">
          <th class="utrecht-table__cell cards__head" scope="row" role="rowheader" colSpan={3}>
            {t('office.total')}
          </th>
          <td class="utrecht-table__cell" role="cell" data-label={t('office.used')}>
            <strong>{total}</strong>
          </td>
        </tr>
      </tbody>
    </table>
  )
}

function Seats({ role, id, value, error, onInput }: { role: string; id: string; value: string; error: string | undefined; onInput: (value: string) => void }) {
  return (
    <>
      {error && (
        <div class="utrecht-form-field-error-message" id={`${id}-error`}>
          {error}
        </div>
      )}
      <input
        class={`utrecht-textbox utrecht-textbox--html-input narrow${error ? ' utrecht-textbox--invalid' : ''}`}
        id={id}
        type="text"
        inputMode="numeric"
        autocomplete="off"
        value={value}
        aria-label={t('office.entered_for', { role: roleName(role) })}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </>
  )
}

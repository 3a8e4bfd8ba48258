// Who has an account here. An administrator lets people in and names their roles, and sees nothing of what they do.
import { get, post } from '../api/client'
import type { Created, Items } from '../api/types'
import { languages, t, word } from '../catalogue'
import { day, today } from '../catalogue/time'
import { go } from '../app/router'
import { roleName, usePack } from '../protocol/pack'
import { Link } from '../ui/button'
import { Badge, Table, type BadgeTone } from '../ui/data'
import { Field, Radios, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { useState } from 'preact/hooks'
import { SignInRuleSection } from './sign_in_rule'
import { holdsNow } from './held'
import type { Account } from './types'
import '../styles/handling.css'

export const stateTone: Record<Account['state'], BadgeTone> = { invited: 'info', active: 'ok', ended: 'neutral' }

export function Accounts() {
  usePack()
  const faults = useStore(faultsShown)
  const accounts = useLoad(() => get<Items<Account>>('/accounts'))
  return (
    <Page title={t('accounts.title')} lead={t('accounts.lead')} faults={faults} wide>
      <Section title={t('accounts.new')}>
        <Reveal label={t('accounts.add')} look="primary">
          {(close) => <AddAccount close={close} />}
        </Reveal>
      </Section>
      <Await of={accounts}>{({ items }) => <List items={items} />}</Await>
      <SignInRuleSection />
    </Page>
  )
}

function List({ items }: { items: Account[] }) {
  const [filter, setFilter] = useState('')
  const wanted = filter.trim().toLowerCase()
  const now = today()
  const roles = (account: Account) => account.roles.filter((role) => holdsNow(role, now)).map((role) => roleName(role.role))
  const shown = items.filter((account) => [account.name, account.login, ...roles(account)].join(' ').toLowerCase().includes(wanted))
  return (
    <Section title={t('accounts.all')}>
      <Field id="accounts-filter" label={t('people.filter')}>
        <input class="utrecht-textbox utrecht-textbox--html-input narrow-field" id="accounts-filter" type="search" autocomplete="off" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
      </Field>
      {shown.length === 0 ? (
        <Empty title={t('people.nobody_found')} />
      ) : (
        <Table
          caption={t('accounts.all')}
          rows={shown}
          id={(row) => row.id}
          columns={[
            { label: t('people.name'), head: true, value: (row) => <Link to={`/people/${row.id}`}>{row.name}</Link> },
            { label: t('people.login'), value: (row) => row.login },
            { label: t('people.roles'), value: (row) => roles(row).join(', ') || t('accounts.no_roles') },
            { label: t('accounts.second_factor'), value: (row) => (row.totp ? t('accounts.factor_on') : t('accounts.factor_off')) },
            { label: t('accounts.last_seen'), value: (row) => (row.lastSignIn ? day(row.lastSignIn) : t('accounts.never')) },
            { label: t('accounts.state'), value: (row) => <Badge tone={stateTone[row.state]}>{word('account', row.state)}</Badge> },
          ]}
        />
      )}
    </Section>
  )
}

function AddAccount({ close }: { close: () => void }) {
  return (
    <SendForm
      name="account"
      initial={{ name: '', login: '', language: 'nl' }}
      check={(values) => [
        ...(empty(values.name) ? [{ field: 'name', code: 'people.name_missing' }] : []),
        ...(empty(values.login) ? [{ field: 'login', code: 'accounts.login_missing' }] : []),
      ]}
      send={(values, attempt) => post<Created>('/accounts', { ...values, login: values.login.trim() }, { attempt })}
      submit={t('accounts.create')}
      cancel={close}
      done={(made) => {
        say(t('accounts.created'))
        go(`/people/${made.id}`)
      }}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('name')} label={t('people.name')} hint={t('accounts.name_hint')} />
          <TextField {...bind('login')} label={t('people.login')} hint={t('accounts.login_hint')} type="email" inputMode="email" />
          <Radios {...bind('language')} label={t('people.language')} pills choices={languages.map((one) => ({ value: one, label: one === 'nl' ? t('people.dutch') : t('people.english') }))} />
        </>
      )}
    </SendForm>
  )
}

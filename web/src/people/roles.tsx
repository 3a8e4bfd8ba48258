// Roles of one account: from when, until when, and who takes over when a task stays undone.
import { patch, post } from '../api/client'
import type { Created } from '../api/types'
import { pick, t } from '../catalogue'
import { day, today } from '../catalogue/time'
import { roleName, usePack } from '../protocol/pack'
import { Badge, More } from '../ui/data'
import { Select, TextField } from '../ui/field'
import { say } from '../ui/notice'
import { Empty, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { holdsNow } from './held'
import type { Account, Assignment } from './types'

interface Props {
  account: Account
  others: Account[]
  self: boolean
  again: () => Promise<void>
}

export function Roles({ account, others, self, again }: Props) {
  const now = today()
  const past = account.roles.filter((role) => role.validUntil && role.validUntil < now)
  const present = account.roles.filter((role) => !past.includes(role))
  return (
    <Section title={t('people.roles')}>
      {present.length === 0 && <Empty title={t('accounts.no_roles_explained')} />}
      <ul class="rows">
        {present.map((role) => (
          <li class="row" key={role.id}>
            <RoleRow role={role} others={others} self={self} again={again} />
          </li>
        ))}
      </ul>
      {self ? (
        <Paragraph small>{t('accounts.not_your_own')}</Paragraph>
      ) : (
        account.state !== 'ended' && <Reveal label={t('accounts.role_add')}>{(close) => <AddRole account={account} others={others} again={again} close={close} />}</Reveal>
      )}
      {past.length > 0 && (
        <More summary={t('accounts.roles_past')}>
          <ul class="utrecht-unordered-list">
            {past.map((role) => (
              <li class="utrecht-unordered-list__item" key={role.id}>
                {roleName(role.role)}: {period(role)}
              </li>
            ))}
          </ul>
        </More>
      )}
    </Section>
  )
}

const period = (role: Assignment) =>
  role.validUntil ? t('accounts.period', { from: day(role.validFrom), until: day(role.validUntil) }) : t('accounts.period_open', { from: day(role.validFrom) })

function RoleRow({ role, others, self, again }: Omit<Props, 'account'> & { role: Assignment }) {
  const deputy = others.find((one) => one.id === role.deputy)
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{roleName(role.role)}</h3>
        {!holdsNow(role, today()) && <Badge tone="info">{t('accounts.role_later')}</Badge>}
      </div>
      <Paragraph>{period(role)}</Paragraph>
      <Paragraph>{deputy ? t('accounts.deputy_is', { name: deputy.name }) : t('accounts.deputy_none')}</Paragraph>
      {!self && (
        <Reveal label={t('accounts.role_change')} about={roleName(role.role)}>
          {(close) => <ChangeRole role={role} others={others} again={again} close={close} />}
        </Reveal>
      )}
    </>
  )
}

const deputies = (others: Account[], none: string) => [{ value: '', label: none }, ...others.map((one) => ({ value: one.id, label: one.name }))]

function AddRole({ account, others, again, close }: Omit<Props, 'self'> & { close: () => void }) {
  const roles = (usePack()?.roles ?? []).filter((role) => !('outside' in role && role.outside))
  return (
    <SendForm
      name="role"
      about={account.id}
      initial={{ role: '', validFrom: today(), validUntil: '', deputy: '' }}
      check={(values) => [
        ...(values.role ? [] : [{ field: 'role', code: 'accounts.role_missing' }]),
        ...(values.validFrom ? [] : [{ field: 'validFrom', code: 'case.date_missing' }]),
      ]}
      send={(values, attempt) =>
        post<Created>(
          `/accounts/${account.id}/role-assignments`,
          { role: values.role, validFrom: values.validFrom, ...(values.validUntil ? { validUntil: values.validUntil } : {}), ...(values.deputy ? { deputy: values.deputy } : {}) },
          { attempt },
        )
      }
      submit={t('accounts.role_add')}
      cancel={close}
      done={async () => {
        close()
        say(t('accounts.role_added'))
        await again()
      }}
    >
      {({ bind }) => (
        <>
          <Select {...bind('role')} label={t('accounts.role')} choices={roles.map((role) => ({ value: role.id, label: pick(role.name) }))} />
          <TextField {...bind('validFrom')} label={t('accounts.from')} type="date" narrow />
          <TextField {...bind('validUntil')} label={t('accounts.until')} hint={t('accounts.until_hint')} type="date" narrow optional />
          <Select {...bind('deputy')} label={t('accounts.deputy')} hint={t('accounts.deputy_hint')} optional choices={deputies(others, t('accounts.deputy_none'))} />
        </>
      )}
    </SendForm>
  )
}

function ChangeRole({ role, others, again, close }: Omit<Props, 'account' | 'self'> & { role: Assignment; close: () => void }) {
  return (
    <SendForm
      name={`role-${role.id}`}
      initial={{ validUntil: role.validUntil ?? '', deputy: role.deputy ?? '' }}
      send={(values) => patch(`/role-assignments/${role.id}`, { ...(values.validUntil ? { validUntil: values.validUntil } : {}), ...(values.deputy ? { deputy: values.deputy } : {}) }, { version: role.version })}
      submit={t('action.save')}
      cancel={close}
      done={async () => {
        close()
        say(t('accounts.role_changed'))
        await again()
      }}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('validUntil')} label={t('accounts.until')} hint={t('accounts.until_change_hint')} type="date" narrow optional />
          <Select {...bind('deputy')} label={t('accounts.deputy')} hint={t('accounts.deputy_hint')} optional choices={deputies(others, t('accounts.deputy_none'))} />
        </>
      )}
    </SendForm>
  )
}

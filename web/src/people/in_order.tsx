// What an administrator still has to arrange, so that a report reaches somebody.
import { get } from '../api/client'
import type { Items } from '../api/types'
import { count, pick, t } from '../catalogue'
import { today } from '../catalogue/time'
import { usePack } from '../protocol/pack'
import { ButtonLink } from '../ui/button'
import { Cards } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Paragraph, Section } from '../ui/page'
import { holdsNow, vacant } from './held'
import type { Account } from './types'

export function InOrder() {
  const accounts = useLoad(() => get<Items<Account>>('/accounts'))
  return (
    <Section title={t('accounts.in_order')}>
      <Await of={accounts}>{({ items }) => <Open accounts={items} />}</Await>
      <ButtonLink to="/people">{t('accounts.title')}</ButtonLink>
    </Section>
  )
}

function Open({ accounts }: { accounts: Account[] }) {
  const day = today()
  const roles = vacant(usePack()?.roles ?? [], accounts, day)
  const invited = accounts.filter((account) => account.state === 'invited')
  const idle = accounts.filter((account) => account.state === 'active' && !account.roles.some((role) => holdsNow(role, day)))
  if (roles.length + invited.length + idle.length === 0) return <Empty title={t('accounts.all_in_order')} />
  return (
    <>
      {roles.length > 0 && (
        <>
          <Paragraph>{count('accounts.vacant', roles.length)}</Paragraph>
          <ul class="utrecht-unordered-list">
            {roles.map((role) => (
              <li class="utrecht-unordered-list__item" key={role.id}>
                {pick(role.name)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Cards
        items={[
          ...invited.map((account) => ({ id: account.id, to: `/people/${account.id}`, title: account.name, facts: t('accounts.not_opened') })),
          ...idle.map((account) => ({ id: account.id, to: `/people/${account.id}`, title: account.name, facts: t('accounts.no_roles_explained') })),
        ]}
      />
    </>
  )
}

import { get } from '../api/client'
import type { ShareItem, ShareList as Shares } from '../api/generated'
import { count, t } from '../catalogue'
import { day } from '../catalogue/time'
import { usePack } from '../protocol/pack'
import { Cards } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page } from '../ui/page'

export function shareCards(items: ShareItem[]) {
  return items.map((one) => ({
    id: one.id,
    to: `/shared/${one.id}`,
    title: one.mine ? count('share.mine', one.entries) : t('share.from', { name: one.sharedBy }),
    facts: day(one.changedAt),
  }))
}

export function ShareList() {
  usePack()
  const shares = useLoad(() => get<Shares>('/logbook-shares'))
  return (
    <Page title={t('share.title')} lead={t('share.list_lead')}>
      <Await of={shares}>
        {({ items }) =>
          items.length > 0 ? (
            <Cards items={shareCards(items)} />
          ) : (
            <Empty title={t('share.none')}>
              <p class="nl-paragraph">{t('share.none_explanation')}</p>
            </Empty>
          )
        }
      </Await>
    </Page>
  )
}

// What people in the register asked under the GDPR, what waits for a decision first. Whoever was removed is in no other list.
import { t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { Badge, Cards } from '../ui/data'
import { Empty, Page } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import { answered } from './fairness'
import type { RequestInList } from './types'
import { personName } from './words'

export function Requests() {
  const requests = usePages<RequestInList>('/offender-requests')
  return (
    <Page title={t('offenders.requests')} lead={t('offenders.requests_lead')} back={{ to: '/offenders', label: t('nav.offenders') }} wide>
      <Pages of={requests} counted="offenders.requests_shown">
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('offenders.requests_none')} />
          ) : (
            <Cards
              items={items.map(({ request, person, removed }) => ({
                id: request.id,
                to: `/offenders/${person.id}`,
                title: t('offenders.request_line', { kind: word('request.kind', request.kind), day: shortDay(request.receivedOn) }),
                facts: removed ? t('offenders.is_removed') : person.restricted ? t('offenders.is_restricted') : personName(person),
                badge: <Badge tone={request.granted === undefined ? 'warning' : 'neutral'}>{answered(request)}</Badge>,
              }))}
            />
          )
        }
      </Pages>
    </Page>
  )
}

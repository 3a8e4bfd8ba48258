// What waits for me before anything happens: something to arrange, something to look back on, something I agreed to do.
import { get } from '../api/client'
import type { RiskAnalysisList, RiskRequestList } from '../api/generated'
import { t } from '../catalogue'
import { moment, shortDay } from '../catalogue/time'
import { profile } from '../people/session'
import { Button } from '../ui/button'
import { Badge, Cards } from '../ui/data'
import { useLoad } from '../ui/load'
import { Section } from '../ui/page'
import { markDone, useActions } from './actions'
import '../styles/handling.css'

export function AskedOfMe() {
  const requests = useLoad(() => get<RiskRequestList>('/risk-requests'))
  const analyses = useLoad(() => get<RiskAnalysisList>('/risk-analyses'))
  const toArrange = (requests.value?.items ?? []).filter((one) => one.state === 'asked')
  const toLookBack = (analyses.value?.items ?? []).filter((one) => one.mine && one.state === 'planned' && new Date(one.heldAt).getTime() < Date.now())
  return (
    <>
      {toArrange.length + toLookBack.length > 0 && (
        <Section title={t('risk.asked_of_you')}>
          <Cards
            items={[
              ...toArrange.map((one) => ({ id: one.id, to: '/risks', title: t('risk.arrange_for', { name: one.askedBy }), facts: t('risk.needed_at', { at: moment(one.neededAt) }) })),
              ...toLookBack.map((one) => ({ id: one.id, to: `/risks/${one.id}`, title: one.title, facts: moment(one.heldAt), badge: <Badge tone="info">{t('risk.look_back')}</Badge> })),
            ]}
          />
        </Section>
      )}
      <Actions />
    </>
  )
}

function Actions() {
  const actions = useActions()
  const mine = (actions.value?.items ?? []).filter((one) => one.owner === profile()?.account.id && !one.doneOn)
  if (mine.length === 0) return null
  return (
    <Section title={t('prevention.your_actions')}>
      <ul class="rows">
        {mine.map((action) => (
          <li class="row" key={action.id}>
            <div class="row__head">
              <strong>{action.title}</strong>
              <Badge tone={action.late ? 'error' : 'neutral'}>{t('prevention.before', { day: shortDay(action.dueOn) })}</Badge>
            </div>
            <Button look="subtle" label={`${t('prevention.mark_done')}: ${action.title}`} onClick={() => void markDone(action, actions.reload)}>
              {t('prevention.mark_done')}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

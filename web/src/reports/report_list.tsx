// My reports, and the drafts that wait to become one.
import { get, remove } from '../api/client'
import type { DraftLine, Items, ReportLine, ReportState } from '../api/types'
import { t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { nameOf, usePack } from '../protocol/pack'
import { ButtonLink } from '../ui/button'
import { Badge, Cards, type BadgeTone } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Button } from '../ui/button'
import { Empty, Page, Section } from '../ui/page'
import { say } from '../ui/notice'
import { useState } from 'preact/hooks'
import { forget, keptDrafts } from './keep'

const tones: Record<ReportState, BadgeTone> = { received: 'info', answered: 'ok', withdrawn: 'neutral' }
export function StateBadge({ state }: { state: ReportState }) {
  const words = { received: t('reports.state_received'), answered: t('reports.state_answered'), withdrawn: t('reports.state_withdrawn') }
  return <Badge tone={tones[state]}>{words[state]}</Badge>
}

/** Drafts on the server and the ones that only this device has. */
export async function allDrafts() {
  const [answer, here] = await Promise.all([get<Items<DraftLine>>('/drafts'), keptDrafts()])
  if (!answer.ok) return here.length > 0 ? { ok: true as const, value: { items: here }, version: undefined } : answer
  const only = here.filter((one) => !answer.value.items.some((other) => other.id === one.id))
  return { ...answer, value: { items: [...only, ...answer.value.items] } }
}

export function Drafts({ items, reload }: { items: DraftLine[]; reload: () => void }) {
  const [hidden, setHidden] = useState<string[]>([])
  const drop = (draft: DraftLine) => {
    setHidden((now) => [...now, draft.id])
    // The draft is thrown away for good only when there is no way back any more.
    const timer = setTimeout(() => void Promise.all([remove(`/drafts/${draft.id}`), forget(draft.id)]).then(reload), 10_000)
    say(t('reports.draft_dropped'), () => {
      clearTimeout(timer)
      setHidden((now) => now.filter((id) => id !== draft.id))
    })
  }
  return (
    <ul class="card-list">
      {items
        .filter((draft) => !hidden.includes(draft.id))
        .map((draft) => (
          <li class="card card--draft" key={draft.id}>
            <a class="card__link" href={`#/report/${draft.id}`}>
              {t('reports.draft_of', { moment: moment(draft.updatedAt) })}
            </a>
            <div class="card__facts">{t('reports.draft_private')}</div>
            <div class="card__badge card__badge--button">
              <Button look="subtle" onClick={() => drop(draft)} label={t('reports.drop_draft_of', { moment: moment(draft.updatedAt) })}>
                {t('action.delete')}
              </Button>
            </div>
          </li>
        ))}
    </ul>
  )
}

export function reportCards(items: ReportLine[]) {
  return items.map((one) => ({
    id: one.id,
    to: `/reports/${one.id}`,
    title: t('reports.card_title', { reference: one.reference, form: nameOf('forms', one.form) }),
    facts: (
      <>
        {t('reports.card_facts', { occurred: day(one.occurredAt), submitted: day(one.submittedAt) })}
        {one.state === 'received' && one.feedbackDue && <div>{t('reports.feedback_promised', { day: day(one.feedbackDue) })}</div>}
        {one.enteredForOther && <div>{t('reports.entered_for_other')}</div>}
      </>
    ),
    badge: <StateBadge state={one.state} />,
  }))
}

export function ReportList() {
  usePack()
  const reports = useLoad(() => get<Items<ReportLine>>('/reports'))
  const drafts = useLoad(allDrafts)
  return (
    <Page
      title={t('reports.mine')}
      wide
      actions={
        <ButtonLink to="/report" look="primary">
          {t('reports.new')}
        </ButtonLink>
      }
    >
      <Await of={drafts}>
        {({ items }) =>
          items.length > 0 && (
            <Section title={t('reports.drafts')}>
              <Drafts items={items} reload={() => void drafts.reload()} />
            </Section>
          )
        }
      </Await>
      <Section title={t('reports.submitted')}>
        <Await of={reports}>
          {({ items }) =>
            items.length > 0 ? (
              <Cards items={reportCards(items)} />
            ) : (
              <Empty title={t('reports.none')}>
                <p class="nl-paragraph">{t('reports.none_explanation')}</p>
              </Empty>
            )
          }
        </Await>
      </Section>
    </Page>
  )
}

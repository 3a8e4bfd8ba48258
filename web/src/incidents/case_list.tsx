// The cases somebody may know of. First those that ask something of the reader today, then all, open or closed.
import { useEffect, useState } from 'preact/hooks'
import { get } from '../api/client'
import type { Items } from '../api/types'
import { count, t, word } from '../catalogue'
import { place } from '../app/router'
import { usePack } from '../protocol/pack'
import { Badge, Cards, More, type CardItem } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import { useStore } from '../ui/store'
import { CaseTable } from './case_table'
import { byDue, lateWords, taskDeadline } from './deadline'
import type { CaseTask, IncidentLine } from './types'
import { Found, Search } from './search'
import { taskName } from './words'
import '../styles/handling.css'

const views = ['open', 'closed'] as const
type View = (typeof views)[number]

export function CaseList() {
  usePack()
  const { query } = useStore(place)
  const view: View = query.get('state') === 'closed' ? 'closed' : 'open'
  const [asked, setAsked] = useState<string>()
  useEffect(() => setAsked(undefined), [view])
  return (
    <Page title={view === 'open' ? t('case.list_open') : t('case.list_closed')} wide>
      <Search ask={setAsked} />
      <nav class="parts" aria-label={t('case.list_views')}>
        <ul class="parts__list">
          {views.map((one) => (
            <li key={one}>
              <a class="parts__link" href={one === 'open' ? '#/incidents' : '#/incidents?state=closed'} aria-current={one === view ? 'page' : undefined}>
                {word('case.view', one)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {asked !== undefined ? (
        <Found words={asked} close={() => setAsked(undefined)} />
      ) : (
        <>
          {view === 'open' && <Asked />}
          <Cases view={view} key={view} />
        </>
      )}
    </Page>
  )
}

const shownAtOnce = 4

/** Tasks whose time has come; what opens later is in the case. */
function Asked() {
  const tasks = useLoad(() => get<Items<CaseTask>>('/tasks'))
  const now = new Date().toISOString()
  const asked = (tasks.value?.items ?? [])
    .filter((task) => task.state === 'open' && (task.deadline.opensAt ?? '') <= now)
    .sort((one, other) => Number(other.overdue) - Number(one.overdue) || byDue(one, other))
  return (
    <Section title={t('case.asked')}>
      <Await of={tasks}>
        {() => (
          <>
            {asked.length === 0 ? <Empty title={t('case.asked_nothing')} /> : <Cards items={asked.slice(0, shownAtOnce).map(card)} />}
            {asked.length > shownAtOnce && (
              <More summary={count('case.asked_more', asked.length - shownAtOnce)}>
                <Cards items={asked.slice(shownAtOnce).map(card)} />
              </More>
            )}
          </>
        )}
      </Await>
    </Section>
  )
}

function card(task: CaseTask): CardItem {
  const part = task.kind === 'aftercare' ? '/aftercare' : task.kind === 'be_informed' ? '' : '/tasks'
  return {
    id: task.id,
    to: `/incidents/${task.incidentId}${part}`,
    title: taskName(task),
    facts: `${t('case.of_case', { reference: task.incidentReference })} · ${taskDeadline(task)}`,
    badge: task.overdue ? <Badge tone="error">{lateWords(task.deadline.due)}</Badge> : undefined,
  }
}

function Cases({ view }: { view: View }) {
  const cases = usePages<IncidentLine>(`/incidents?state=${view}`)
  return (
    <Section title={view === 'open' ? t('case.all_open') : t('case.all_closed')}>
      <Pages of={cases} counted="case.shown">
        {(items) =>
          items.length === 0 ? (
            <Empty title={view === 'open' ? t('case.none_open') : t('case.none_closed')}>
              <Paragraph>{t('case.none_explained')}</Paragraph>
            </Empty>
          ) : (
            <CaseTable caption={view === 'open' ? t('case.all_open') : t('case.all_closed')} rows={items} />
          )
        }
      </Pages>
    </Section>
  )
}

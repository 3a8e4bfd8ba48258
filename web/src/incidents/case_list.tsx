// The cases somebody may know of. First those that ask something of the reader today, then all, open or closed.
import { get } from '../api/client'
import type { Items } from '../api/types'
import { count, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { place } from '../app/router'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Link } from '../ui/button'
import { Badge, Cards, More, Table, type CardItem } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import { useStore } from '../ui/store'
import { byDue, lateWords, taskDeadline } from './deadline'
import type { CaseTask, IncidentLine } from './types'
import { stateTone, taskName } from './words'
import '../styles/handling.css'

const views = ['open', 'closed'] as const
type View = (typeof views)[number]

export function CaseList() {
  usePack()
  const { query } = useStore(place)
  const view: View = query.get('state') === 'closed' ? 'closed' : 'open'
  return (
    <Page title={view === 'open' ? t('case.list_open') : t('case.list_closed')} wide>
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
      {view === 'open' && <Asked />}
      <Cases view={view} key={view} />
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
            <Table
              caption={view === 'open' ? t('case.all_open') : t('case.all_closed')}
              rows={items}
              id={(row) => row.id}
              columns={[
                { label: t('case.reference'), head: true, value: (row) => (
                  <span class="case-number">
                    <Link to={`/incidents/${row.id}`}>{row.reference}</Link>
                  </span>
                ) },
                { label: t('case.behaviour'), value: (row) => (row.behaviour ? nameOf('norm', row.behaviour) : t('case.not_classified')) },
                { label: t('case.form'), value: (row) => nameOf('forms', row.form) },
                { label: t('case.occurred'), value: (row) => shortDay(row.occurredAt) },
                { label: t('case.against'), value: (row) => row.affectedRoles.map(roleName).join(', ') },
                { label: t('case.handler'), value: (row) => row.handler?.name ?? t('case.nobody') },
                { label: t('case.tasks'), value: (row) => <TaskCount row={row} /> },
              ]}
            />
          )
        }
      </Pages>
    </Section>
  )
}

function TaskCount({ row }: { row: IncidentLine }) {
  if (row.state === 'merged') return <Badge tone={stateTone.merged}>{word('case.state', 'merged')}</Badge>
  if (row.openTasks === 0) return <>{t('case.no_open_tasks')}</>
  return (
    <span class="badges">
      <span>{count('case.open_tasks', row.openTasks)}</span>
      {row.overdueTasks > 0 && <Badge tone="error">{count('case.overdue_tasks', row.overdueTasks)}</Badge>}
      {row.myTasks > 0 && <Badge tone="info">{count('case.my_tasks', row.myTasks)}</Badge>}
    </span>
  )
}

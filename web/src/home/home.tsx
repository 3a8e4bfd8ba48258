// "What is asked of me today": first what waits for an answer, then what I began, then what became of what I reported.
import { get, type Answer } from '../api/client'
import type { MyAftercare } from '../aftercare/types'
import type { ShareList } from '../api/generated'
import { over, tone, whenWords } from '../aftercare/words'
import type { ConsultationLine, Items, ReportLine } from '../api/types'
import { byDue, deadlineWords, lateWords } from '../incidents/deadline'
import type { CaseTask, IncidentLine } from '../incidents/types'
import { caseWords, taskName } from '../incidents/words'
import { count, pick, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { InOrder } from '../people/in_order'
import { may, profile } from '../people/session'
import { AskedOfMe } from '../prevention/asked'
import { usePack } from '../protocol/pack'
import { consultationCards } from '../reports/consultation_list'
import { allDrafts, Drafts, reportCards } from '../reports/report_list'
import { SupportNumbers } from '../reports/receipt'
import { ButtonLink, Link } from '../ui/button'
import { Badge, Cards } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Alert } from '../ui/alert'
import { Empty, Page, Paragraph, Section } from '../ui/page'

export function Home() {
  usePack()
  const me = profile()
  const reporter = may('report.write')
  const enters = may('report.write', 'report.enter_for_other')
  const handles = may('case.read', 'case.handle', 'aftercare.lead')
  return (
    <Page
      title={t('home.title', { name: me?.account.name ?? '' })}
      lead={me && me.roles.length > 0 ? me.roles.map(pick).join(', ') : undefined}
      wide
      actions={
        enters && (
          <>
            <ButtonLink to="/report" look="primary">
              {t('reports.new')}
            </ButtonLink>
            {reporter && <ButtonLink to="/consultation">{t('home.doubt')}</ButtonLink>}
          </>
        )
      }
    >
      {me?.secondFactorFrom && !me.totp && (
        <Alert tone="warning">
          <Paragraph>{t('home.second_factor', { from: day(me.secondFactorFrom) })}</Paragraph>
          <Link to="/profile">{t('home.second_factor_set_up')}</Link>
        </Alert>
      )}
      {handles && <Tasks />}
      <Aftercare />
      {enters && <Unfinished />}
      {may('report.write', 'consultation.answer') && <Consultations />}
      <SharedWithMe />
      <AskedOfMe />
      {enters && <Reports always={reporter} />}
      {may('people.manage') && <InOrder />}
      {!handles && !enters && !may('people.manage') && <Paragraph>{t('home.elsewhere')}</Paragraph>}
      {reporter && <SupportNumbers />}
    </Page>
  )
}

const noCases: Promise<Answer<Items<IncidentLine>>> = Promise.resolve({ ok: true, value: { items: [] }, version: undefined })

/** One card for each case, with everything in it that waits for this person, and what it is about where he may know. */
function Tasks() {
  const tasks = useLoad(() => get<Items<CaseTask>>('/tasks'))
  const known = useLoad(() => (may('case.read') ? get<Items<IncidentLine>>('/incidents?state=open&limit=100') : noCases))
  const about = (id: string) => known.value?.items.find((line) => line.id === id)
  return (
    <Section title={t('home.tasks')}>
      <Await of={tasks}>
        {({ items }) => {
          const cases = byCase(items)
          if (cases.length === 0)
            return (
              <Empty title={t('home.no_tasks')}>
                <p class="nl-paragraph">{t('home.no_tasks_explanation')}</p>
              </Empty>
            )
          return <Cards items={cases.map((tasks) => caseCard(tasks, about(tasks[0]!.incidentId)))} />
        }}
      </Await>
    </Section>
  )
}

/** The case with the earliest deadline first; what waits for an event comes last. */
function byCase(tasks: CaseTask[]): CaseTask[][] {
  const cases = new Map<string, CaseTask[]>()
  for (const task of tasks.filter((one) => one.state === 'open').sort((one, other) => byDue(one, other) || other.incidentReference.localeCompare(one.incidentReference))) cases.set(task.incidentId, [...(cases.get(task.incidentId) ?? []), task])
  return [...cases.values()]
}

function caseCard(tasks: CaseTask[], about: IncidentLine | undefined) {
  const first = tasks[0]!
  const late = tasks.find((task) => task.overdue)
  const part = tasks.every((task) => task.kind === 'aftercare') ? '/aftercare' : ''
  return {
    id: first.incidentId,
    to: `/incidents/${first.incidentId}${part}`,
    title: t('home.case', { reference: first.incidentReference }),
    facts: (
      <>
        {about && <p class="nl-paragraph card__about">{caseWords(about)}</p>}
        <ul class="plain-list plain-list--close">
          {tasks.map((task) => (
            <li key={task.id}>
              <span class="task-name">{taskName(task)}</span>
              {task.deadline.due && <span> · {deadlineWords(task.deadline)}</span>}
            </li>
          ))}
        </ul>
      </>
    ),
    badge: late && <Badge tone="error">{lateWords(late.deadline.due)}</Badge>,
  }
}

function Unfinished() {
  const drafts = useLoad(allDrafts)
  return (
    <Await of={drafts}>
      {({ items }) =>
        items.length > 0 && (
          <Section title={t('reports.drafts')}>
            <Drafts items={items} reload={() => void drafts.reload()} />
          </Section>
        )
      }
    </Await>
  )
}

function Consultations() {
  const list = useLoad(() => get<Items<ConsultationLine>>('/consultations'))
  const running = (items: ConsultationLine[]) => items.filter((one) => one.state === 'open' || one.state === 'answered')
  return (
    <Await of={list}>
      {({ items }) =>
        running(items).length > 0 && (
          <Section title={t('consultations.title')}>
            <Cards items={consultationCards(running(items))} />
          </Section>
        )
      }
    </Await>
  )
}

/** What a colleague confided from his logbook. */
function SharedWithMe() {
  const shares = useLoad(() => get<ShareList>('/logbook-shares'))
  const theirs = (shares.value?.items ?? []).filter((one) => !one.mine)
  if (theirs.length === 0) return null
  return (
    <Section title={t('share.with_you')}>
      <Cards items={theirs.map((one) => ({ id: one.id, to: `/shared/${one.id}`, title: t('share.from', { name: one.sharedBy }), facts: day(one.changedAt) }))} />
    </Section>
  )
}

/** Conversations that are offered to me, as the one it happened to. */
function Aftercare() {
  const mine = useLoad(() => get<MyAftercare>('/my-aftercare'))
  // The next conversation of each case; what lies behind it is on the page of one's own aftercare.
  const ahead = (mine.value?.items ?? []).filter((one) => !over(one)).filter((one, index, all) => all.findIndex((other) => other.affectedId === one.affectedId) === index)
  const toRate = (mine.value?.cases ?? []).filter((one) => one.mayRate && !one.contentment).slice(0, 1)
  if (ahead.length === 0 && toRate.length === 0) return null
  return (
    <Section title={t('home.aftercare')}>
      <Cards
        items={[
          ...ahead.map((one) => ({ id: one.id, to: '/my-aftercare', title: pick(one.name), facts: whenWords(one), badge: <Badge tone={tone[one.state]}>{word('conversation', one.state)}</Badge> })),
          ...toRate.map((one) => ({ id: one.affectedId, to: '/my-aftercare', title: t('home.rate', { reference: one.reference }) })),
        ]}
      />
    </Section>
  )
}

function Reports({ always }: { always: boolean }) {
  const reports = useLoad(() => get<Items<ReportLine>>('/reports'))
  if (!always && !reports.value?.items.length) return null
  return (
    <Section title={t('reports.mine')}>
      <Await of={reports}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('reports.none')}>
              <p class="nl-paragraph">{t('reports.none_explanation')}</p>
            </Empty>
          ) : (
            <>
              <Cards items={reportCards(items.slice(0, 3))} />
              {items.length > 3 && (
                <p class="nl-paragraph">
                  <Link to="/reports">{count('home.all_reports', items.length)}</Link>
                </p>
              )}
            </>
          )
        }
      </Await>
    </Section>
  )
}

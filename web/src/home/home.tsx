// "What is asked of me today": first what waits for an answer, then what I began, then what became of what I reported.
import { get } from '../api/client'
import type { MyAftercare } from '../aftercare/types'
import { over, tone, whenWords } from '../aftercare/words'
import type { ConsultationLine, Items, ReportLine } from '../api/types'
import { byDue, deadlineWords, lateWords } from '../incidents/deadline'
import type { CaseTask } from '../incidents/types'
import { taskName } from '../incidents/words'
import { count, pick, t, word } from '../catalogue'
import { may, profile } from '../people/session'
import { usePack } from '../protocol/pack'
import { consultationCards } from '../reports/consultation_list'
import { allDrafts, Drafts, reportCards } from '../reports/report_list'
import { SupportNumbers } from '../reports/receipt'
import { ButtonLink, Link } from '../ui/button'
import { Badge, Cards } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'

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
      {handles && <Tasks />}
      <Aftercare />
      {enters && <Unfinished />}
      {may('report.write', 'consultation.answer') && <Consultations />}
      {enters && <Reports />}
      {!handles && !enters && <Elsewhere />}
      {reporter && <SupportNumbers />}
    </Page>
  )
}

function Tasks() {
  const tasks = useLoad(() => get<Items<CaseTask>>('/tasks'))
  const open = (items: CaseTask[]) => items.filter((task) => task.state === 'open').sort(byDue)
  return (
    <Section title={t('home.tasks')}>
      <Await of={tasks}>
        {({ items }) =>
          open(items).length === 0 ? (
            <Empty title={t('home.no_tasks')}>
              <p class="nl-paragraph">{t('home.no_tasks_explanation')}</p>
            </Empty>
          ) : (
            <Cards
              items={open(items).map((task) => ({
                id: task.id,
                to: `/incidents/${task.incidentId}${task.kind === 'aftercare' ? '/aftercare' : ''}`,
                title: taskName(task),
                facts: [task.incidentReference, deadlineWords(task.deadline)].filter(Boolean).join(' · '),
                badge: task.overdue && <Badge tone="error">{lateWords(task.deadline.due)}</Badge>,
              }))}
            />
          )
        }
      </Await>
    </Section>
  )
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

/** Conversations that are offered to me, as the one it happened to. */
function Aftercare() {
  const mine = useLoad(() => get<MyAftercare>('/my-aftercare'))
  const ahead = mine.value?.items.filter((one) => !over(one)) ?? []
  const toRate = mine.value?.cases.filter((one) => one.mayRate && !one.contentment) ?? []
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

function Reports() {
  const reports = useLoad(() => get<Items<ReportLine>>('/reports'))
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

/** Somebody whose work here is accounts, packs or the journal. */
function Elsewhere() {
  return (
    <Section title={t('home.tasks')}>
      <Empty title={t('home.no_tasks')}>
        <p class="nl-paragraph">{t('home.elsewhere')}</p>
      </Empty>
    </Section>
  )
}

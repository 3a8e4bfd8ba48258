// "What is asked of me today": first what waits for an answer, then what I began, then what became of what I reported.
import { get } from '../api/client'
import type { Items, ReportLine, Task } from '../api/types'
import { t } from '../catalogue'
import { may, profile } from '../people/session'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'
import { Cards } from '../ui/data'
import { moment } from '../catalogue/time'

export function Home() {
  return (
    <Page title={t('home.title', { name: profile()?.account.name ?? '' })} wide>
      {may('case.read') && <Tasks />}
      {may('report.write') && <Reports />}
    </Page>
  )
}

function Tasks() {
  const tasks = useLoad(() => get<Items<Task>>('/tasks'))
  return (
    <Section title={t('home.tasks')}>
      <Await of={tasks}>
        {({ items }) =>
          items.length === 0 ? <Empty title={t('home.no_tasks')} /> : <Cards items={items.map((task) => ({ id: task.id, to: `/incidents/${task.incidentId}`, title: task.title ?? task.kind, facts: moment(task.deadline?.due) }))} />
        }
      </Await>
    </Section>
  )
}

function Reports() {
  const reports = useLoad(() => get<Items<ReportLine>>('/reports'))
  return (
    <Section title={t('home.reports')}>
      <Await of={reports}>
        {({ items }) =>
          items.length === 0 ? <Empty title={t('home.no_reports')} /> : <Cards items={items.map((one) => ({ id: one.id, to: `/reports/${one.id}`, title: one.reference, facts: moment(one.submittedAt) }))} />
        }
      </Await>
    </Section>
  )
}

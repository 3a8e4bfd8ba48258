// Cases as rows of a table, cards on a phone.
import type { ComponentChildren } from 'preact'
import { count, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { nameOf, roleName } from '../protocol/pack'
import { Link } from '../ui/button'
import { Badge, Table, type Column } from '../ui/data'
import type { IncidentLine } from './types'
import { stateTone } from './words'

/** `after` stands behind the number, for a list that says why a case is in it. */
export function CaseTable({ caption, rows, after }: { caption: string; rows: IncidentLine[]; after?: { label: string; value: (row: IncidentLine) => ComponentChildren } }) {
  const columns: Column<IncidentLine>[] = [
    {
      label: t('case.reference'),
      head: true,
      value: (row) => (
        <span class="case-number">
          <Link to={`/incidents/${row.id}`}>{row.reference}</Link>
        </span>
      ),
    },
    ...(after ? [after] : []),
    { label: t('case.behaviour'), value: (row) => (row.behaviour ? nameOf('norm', row.behaviour) : t('case.not_classified')) },
    { label: t('case.form'), value: (row) => nameOf('forms', row.form) },
    { label: t('case.occurred'), value: (row) => shortDay(row.occurredAt) },
    { label: t('case.against'), value: (row) => row.affectedRoles.map(roleName).join(', ') },
    { label: t('case.handler'), value: (row) => row.handler?.name ?? t('case.nobody') },
    { label: t('case.tasks'), value: (row) => <TaskCount row={row} /> },
  ]
  return <Table caption={caption} rows={rows} id={(row) => row.id} columns={columns} />
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

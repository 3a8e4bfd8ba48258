// A case as the server shows it. Words are absent for whoever holds no key to them.
import type { EvidenceLine, RoleName } from '../api/types'
import type { Text } from '../catalogue'

export interface Named {
  id: string
  name: string
}
export interface Deadline {
  type: 'hard' | 'soft' | 'window' | 'event'
  opensAt?: string | null
  due?: string | null
}
export interface IncidentLine {
  id: string
  reference: string
  state: CaseState
  behaviour?: string
  form: string
  place?: string
  occurredAt: string
  reportedAt: string
  handler?: Named
  affectedRoles: string[]
  openTasks: number
  overdueTasks: number
  myTasks: number
  version: number
}
export type CaseState = 'open' | 'closed' | 'merged'
export type TaskState = 'open' | 'done' | 'not_applicable'
export interface CaseTask {
  id: string
  incidentId: string
  incidentReference: string
  kind: string
  subject?: string
  duty?: RoleName
  title?: string
  remark?: string
  owner: Named & { role: string }
  deputy?: Named
  deadline: Deadline
  state: TaskState
  overdue: boolean
  mine: boolean
  escalatedAt?: string
  source: string
  unverified: boolean
  version: number
}
export interface Classification {
  behaviour: string
  reason?: string
  at: string
  by?: Named
  suggested: boolean
}
export interface CaseReport {
  id: string
  reference: string
  reporter?: Named
  reporterRole: string
  enteredBy?: Named
  submittedAt: string
  feedbackDue?: string
  withdrawnAt?: string
  opened: boolean
  narrative?: string
  needNow?: string
  online?: { account?: string; url?: string; postedAt?: string; platformReported?: boolean }
  targets: string[]
  answers: string[]
  involved: Named[]
  supplements: Array<{ at: string; by?: Named; text: string }>
  log: Array<{ occurredAt: string; form: string; text: string; account?: string; url?: string }>
  withdrawalReason?: string
}
export type Consent = 'unknown' | 'given' | 'refused' | 'withdrawn'
export interface Affected {
  id: string
  name?: string
  role: string
  accountId?: string
  consent: { police: Consent; communication: Consent }
  confidential: boolean
  aftercare: { planned: number; held: number; declined: number; overdue: number }
  version: number
}
export interface Offender {
  id: string
  kind: string
  known: 'known' | 'partly' | 'unknown'
  description?: string
  since: string
  version: number
}
export interface Closure {
  at: string
  by?: Named
  lesson?: string
  lessonNone: boolean
  reopenedAt?: string
  reopenedBy?: Named
  reason?: string
}
export interface CaseEvent {
  at: string
  kind: string
  by?: Named
  subject?: string
  detail?: string
}
export type Permission =
  | 'classify'
  | 'assign'
  | 'note'
  | 'add_person'
  | 'add_offender'
  | 'add_task'
  | 'add_evidence'
  | 'merge'
  | 'feedback'
  | 'close'
  | 'reopen'
export interface Case {
  id: string
  reference: string
  state: CaseState
  version: number
  mergedInto?: { id: string; reference: string }
  pack: { id: string; version: string; name: Text }
  occurredAt: string
  reportedAt: string
  form: string
  place?: string
  behaviour?: string
  repeated: boolean
  persists: boolean
  aggravating: string[]
  classifications: Classification[]
  reports: CaseReport[]
  affected: Affected[]
  offenders: Offender[]
  tasks: CaseTask[]
  notes: Array<{ id: string; at: string; by?: Named; text?: string }>
  evidence: EvidenceLine[]
  closures: Closure[]
  timeline: CaseEvent[]
  handler?: Named
  permissions: Permission[]
}
export interface Holder {
  account: string
  name: string
  role: string
  rule: string
  source: string
  since: string
  standby: boolean
  waiting: boolean
  compartments: Array<'report' | 'response' | 'aftercare'>
}
export interface CaseReaders {
  holders: Holder[]
  looks: Array<{ by?: Named; action: string; at: string }>
}

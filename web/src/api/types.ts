// What goes over the wire, in the names of the server's OpenAPI document.
import type { Text } from '../catalogue'

export interface Items<T> {
  items: T[]
  next?: string
}
export interface Created {
  id: string
  version: number
}

// people
export interface SignIn {
  login: string
  password: string
  totpCode?: string
}
export interface Session {
  id: string
  account: { id: string; name: string }
  secondFactor: boolean
}
export interface RoleName {
  id: string
  nl: string
  en: string
}
export interface Profile {
  account: { id: string; name: string; login: string }
  organisation: { id: string; name: string; pack: string; packVersion: string }
  roles: RoleName[]
  permissions: string[]
  totp: boolean
  language?: string
  waitingServed?: number
}
export interface Person {
  id: string
  name: string
  roles: string[]
}

// protocol
export type Reporting = 'optional' | 'recommended' | 'when_it_continues' | 'always'
export interface NormColumn {
  id: string
  name: Text
  direction?: Text
  examples?: Text[]
  norm?: Text
  reporting: Reporting
  rule?: Text
  source: string
}
export interface NormQuestion {
  id: string
  text: Text
  pointsTo: string
}
export interface Option {
  id: string
  name: Text
  note?: Text
  source?: string
  online?: boolean // forms: asks for account, address and platform
}
export interface Support {
  name: Text
  telephone?: string
  when?: Text
  source?: string
}
export interface RoleInfo {
  id: string
  name: Text
  permissions?: string[]
  reports?: boolean
}
export interface Pack {
  id: string
  version: string
  name: Text
  roles: RoleInfo[]
  norm: NormColumn[]
  questions: NormQuestion[]
  forms: Option[]
  places: Option[]
  targets: Option[]
  aggravating: Option[]
  consequences: Option[]
  offenders: Option[]
  drives: Option[]
  support: Support[]
  silent?: string[]
}

// reports
export interface Reader {
  name?: string
  role: string
  rule?: string
  source?: string
  standby?: boolean
}
export interface Preview {
  receives: Reader[]
  informed: Reader[]
  choices: Array<{ role: string; nl: string; en: string }>
  readers: Reader[]
  reporting?: Advice
}
/** What the protocol asks in this situation; nothing where it says nothing. */
export interface Advice {
  report?: string
  enterInRegister?: string
  react?: string
  police?: string
  rule: Text
  source: string
}
export interface PreviewInput {
  reporterRole: string
  behaviour?: string
  form?: string
  facts: string[]
  onBehalfOf?: string
  involved: string[]
  choice?: string
  repeated?: boolean
  persists?: boolean
}
export type Known = 'known' | 'partly' | 'unknown'
export interface Online {
  account?: string
  url?: string
  postedAt?: string
  platformReported: boolean
}
export interface AffectedInput {
  account?: string
  name?: string
  role?: string
}
export interface ReportInput {
  narrative: string
  form: string
  place?: string
  occurredAt: string
  behaviour?: string
  answers: string[]
  aggravating: string[]
  targets: string[]
  needNow?: string
  offender: { known: Known; kind?: string; description?: string }
  involved: string[]
  online?: Online
  affected: AffectedInput[]
  onBehalfOf?: string
  reporterRole: string
  choice?: string
  draftId?: string
  evidence: string[]
  repeated: boolean
  persists: boolean
  consultationId?: string
  logbookEntries?: string[]
}
export interface Submitted {
  id: string
  incidentId?: string
  reference: string
  receipt: { receivedAt: string; feedbackDue?: string; readers: Reader[] }
}
export type ReportState = 'received' | 'answered' | 'withdrawn'
export interface ReportLine {
  id: string
  reference: string
  state: ReportState
  submittedAt: string
  occurredAt: string
  form: string
  reporterRole?: string
  enteredForOther?: boolean
  feedbackDue?: string
}
export interface EvidenceLine {
  id: string
  name: string
  size: number
  state: 'uploading' | 'complete'
  chunks?: number
  received?: number
  missing?: number[] // numbers of the chunks still to send
  mediaType?: string
  sha256?: string
  locationInside?: 'yes' | 'no' | 'perhaps'
  addedAt?: string
  addedBy?: string
}
export interface Colleague {
  account: string
  name: string
}
export interface Said {
  at: string
  by?: string
  text: string
}
export interface OwnReport extends ReportLine {
  withdrawnAt?: string
  withdrawalReason?: string
  reporter: Colleague
  enteredBy?: Colleague
  narrative: string
  needNow?: string
  place?: string
  behaviour?: string
  aggravating: string[]
  targets: string[]
  answers: string[]
  repeated: boolean
  persists: boolean
  offender: { known: Known; kind?: string; description?: string }
  involved: Colleague[]
  online?: Online
  affected: Array<{ id: string; account?: string; name: string; role: string }>
  supplements: Said[]
  feedback: Said[]
  log: Array<{ occurredAt: string; form: string; text: string; account?: string; url?: string }>
  evidence: EvidenceLine[]
  readers: Reader[]
  lookedAt: Array<{ name: string; role: string; at: string }>
}
export interface DraftLine {
  id: string
  updatedAt: string
}
export interface Draft extends DraftLine {
  content: string
}
export type ConsultationState = 'open' | 'answered' | 'closed' | 'reported'
export interface ConsultationLine {
  id: string
  state: ConsultationState
  to: string
  askedBy: string
  mine: boolean
  askedAt: string
  changedAt: string
}
export interface Consultation extends ConsultationLine {
  askedByAccount: string
  outcome?: string
  reportId?: string
  question: string
  exchanges: Array<{ at: string; by: string; mine: boolean; text: string }>
  readers: Reader[]
}
export interface ConsultationChoice {
  role: string
  nl: string
  en: string
  names: string[]
  source: string
}
export interface LogbookEntry {
  id: string
  occurredAt: string
  form: string
  text: string
  online?: { account?: string; url?: string }
  evidence?: EvidenceLine[]
  updatedAt?: string
  version: number
}

// incidents, as far as the home page shows them
export interface Deadline {
  type: 'hard' | 'soft' | 'window' | 'event'
  opensAt?: string
  due?: string
}
export interface Task {
  id: string
  incidentId: string
  incidentReference?: string
  kind: string
  duty?: RoleName
  title?: string
  owner?: { id: string; name: string; role?: string }
  deadline?: Deadline
  state: 'open' | 'done' | 'not_applicable'
  overdue: boolean
  source?: string
  unverified?: boolean
  version: number
}
export interface Conversation {
  id: string
  affectedId: string
  name: Text
  deadline: Deadline
  state: string
  plannedFor?: string
  heldAt?: string
  overdue?: boolean
  version?: number
}

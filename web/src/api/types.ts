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
  examples: Text[]
  norm: Text
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
}
export interface Support {
  name: Text
  telephone: string
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
  choices: RoleName[]
  readers: Reader[]
  reporting?: Reporting | null
}
export interface PreviewInput {
  reporterRole: string
  behaviour?: string
  facts: string[]
  onBehalfOf?: string
  involved: string[]
  choice?: string
}
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
  offender: { known: 'known' | 'partly' | 'unknown'; description?: string }
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
  receipt: { receivedAt: string; feedbackBy?: string; readers: Reader[] }
}
export interface ReportLine {
  id: string
  reference: string
  submittedAt: string
  occurredAt: string
  form: string
  state: string
  feedbackDue?: string
}
export interface EvidenceLine {
  id: string
  name: string
  size: number
  received?: number
  state: 'uploading' | 'complete'
  mediaType?: string
  sha256?: string
  locationInside?: boolean
}
export interface OwnReport extends ReportLine {
  narrative: string
  place?: string
  needNow?: string
  behaviour?: string
  offender?: { known: string; description?: string }
  online?: Online
  readers: Reader[]
  lookedAt: Array<{ name: string; role?: string; at: string }>
  feedback: Array<{ at: string; text: string }>
  supplements: Array<{ at: string; text: string }>
  evidence: EvidenceLine[]
}
export interface DraftLine {
  id: string
  updatedAt: string
}
export interface Draft extends DraftLine {
  content: string
}
export interface Consultation {
  id: string
  state: 'open' | 'answered' | 'closed' | 'reported'
  to?: string
  at?: string
  question: string
  exchanges: Array<{ at: string; by: string; text: string }>
}
export interface ConsultationLine {
  id: string
  state: Consultation['state']
  to?: string
  by?: string
  at?: string
  question?: string
}
export interface LogbookEntry {
  id: string
  occurredAt: string
  form: string
  text: string
  online?: { account?: string; url?: string }
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

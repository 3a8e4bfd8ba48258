// A case in the client's words. The shapes are the server's own (generated.ts); where the document only says "text", the
// words that can stand there are spelled out. Words are absent for whoever holds no key to them.
import type * as wire from '../api/generated'

/** The server's shape with some members told more precisely. */
export type Narrowed<Shape, Members extends { [name in keyof Members]: name extends keyof Shape ? unknown : never }> = Omit<Shape, keyof Members> & Members

export type Named = wire.Named
export type Deadline = Narrowed<wire.IncidentsDeadlineShown, { type: 'hard' | 'soft' | 'window' | 'event'; atOnce?: boolean }>
export type CaseState = 'open' | 'closed' | 'merged'
export type IncidentLine = Narrowed<wire.IncidentItem, { state: CaseState }>
export type FoundCase = Narrowed<wire.FoundItem, { incident: IncidentLine }>
export type TaskState = 'open' | 'done' | 'not_applicable'
export type CaseTask = Narrowed<wire.TaskShown, { deadline: Deadline; state: TaskState }>
export type CaseReport = wire.ReportShown
export type Consent = 'unknown' | 'given' | 'refused' | 'withdrawn'
export type Affected = Narrowed<wire.AffectedShown, { consent: { police: Consent; communication: Consent } }>
export type Offender = wire.OffenderShown
export type CaseEvent = wire.EventShown
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
export type Case = Narrowed<wire.Case, { state: CaseState; affected: Affected[]; tasks: CaseTask[]; permissions: Permission[] }>
export type Holder = Narrowed<wire.HolderShown, { compartments: Array<'report' | 'response' | 'aftercare'> }>
export type CaseReaders = Narrowed<wire.Readers, { holders: Holder[] }>

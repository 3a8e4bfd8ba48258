// The client's names for what the server's document describes (generated.ts), so that screens read in the words of the
// register and a change on the wire is a change in one place.
import type * as wire from './generated'

export interface Items<T> {
  items: T[]
  next?: string
}
export type Created = wire.Created

// people
export type SignIn = wire.SignInInput
export type Session = wire.SessionView
export type Profile = wire.ProfileView
export type Person = wire.PersonView
export type RoleName = wire.PeopleRoleView

// protocol
export type Pack = wire.ProtocolView
export type Option = wire.OptionView
export type NormColumn = wire.NormColumnView

// reports
export type Known = wire.Known
export type Reader = wire.ReaderView
export type PreviewInput = wire.PreviewInput
export type Preview = wire.PreviewView
export type ReportInput = wire.ReportInput
export type Submitted = wire.SubmittedView
export type ReportState = wire.ReportState
export type ReportLine = wire.ReportItem
export type OwnReport = wire.ReportView
export type EvidenceLine = wire.EvidenceView
export type DraftLine = wire.DraftItem
export type Draft = wire.DraftView
export type ConsultationState = wire.ConsultationState
export type ConsultationLine = wire.ConsultationItem
export type Consultation = wire.ConsultationView
export type ConsultationChoice = wire.ConsultationChoice
export type LogbookEntry = wire.EntryView

// The register of offenders in the client's words; the shapes are the server's own.
import type * as wire from '../api/generated'

export type CaseOffenders = wire.CaseOffenders
export type CaseOffender = wire.CaseOffender
export type Datum = wire.DatumShown
export type Repetition = wire.RepetitionShown
export type CaseSuggestions = wire.CaseSuggestions
export type OffenderSuggestions = wire.OffenderSuggestions
export type Suggestion = wire.SuggestionShown
export type PersonInList = wire.PersonShown
export type PersonPage = wire.PersonPage
export type Fairness = wire.Fairness
export type Verdict = wire.VerdictShown
export type Victims = wire.Victims
export type Extract = wire.Extract
export type RequestInList = wire.RequestInList

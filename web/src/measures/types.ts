// Deciding and measures in the client's words; the shapes are the server's own.
import type * as wire from '../api/generated'

export type Response = wire.ResponseShown
export type Offered = wire.OfferedShown
export type Step = wire.MeasuresStepShown
export type Voice = wire.VoiceShown
export type Hearing = wire.HearingShown
export type Measure = wire.MeasureShown
export type Decision = wire.DecisionShown
export type Objection = wire.ObjectionShown
export type MeasureRegister = wire.MeasureRegister
export type AgendaList = wire.AgendaList
export type AgendaPaper = wire.AgendaShown
export type Circle = wire.AgendaCircleShown
export type DeskList = wire.DeskList
export type RegisterItem = wire.RegisterItem

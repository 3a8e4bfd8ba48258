// The survey in the client's words; the shapes are the server's own (generated.ts).
import type * as wire from '../api/generated'

export type Surveys = wire.SurveysView
export type Survey = wire.SurveyView
export type SurveyMade = wire.SurveyMade
export type Form = wire.SurveyForm
export type Question = wire.SurveyQuestion
export type Results = wire.ResultsView
export type Line = wire.ResultLine

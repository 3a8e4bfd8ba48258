// Figures in the client's words; the shapes are the server's own (generated.ts).
import type * as wire from '../api/generated'

export type OfficeSheet = wire.OfficeSheetShown
export type OfficeYears = wire.OfficeYears
export type Figures = wire.FiguresShown
export type NumberShown = wire.NumberShown
export type ShareShown = wire.ShareShown
export type Part = wire.PartShown
export type FigureCase = wire.FigureCase
export type Completeness = wire.CompletenessShown
export type QuarterShown = wire.QuarterShown
export type GapShown = wire.GapShown
export type Publications = wire.PublicationsShown
export type Publication = wire.PublicationShown
export type Preview = wire.PreviewShown
export type Declined = wire.DeclinedShown

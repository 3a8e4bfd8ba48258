// Figures in the client's words; the shapes are the server's own (generated.ts).
import type * as wire from '../api/generated'

export type OfficeSheet = wire.OfficeSheetShown
export type OfficeYears = wire.OfficeYears

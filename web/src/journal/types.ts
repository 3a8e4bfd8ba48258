import type * as wire from '../api/generated'

export type JournalLine = wire.JournalLine
export type Verification = wire.JournalVerification

export interface JournalLine {
  number: number
  at: string
  actor?: string
  actorName?: string
  action: string
  subject: string
  incident?: string
}
export interface Verification {
  lines: number
  brokenAt?: number
}

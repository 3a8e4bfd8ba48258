// Aftercare as the server shows it to one person: notes only to the carers, a name only to the circle.
import type { Text } from '../catalogue'
import type { Deadline } from '../incidents/types'

export type ConversationState = 'planned' | 'offered' | 'appointed' | 'moved' | 'held' | 'declined'
export interface Conversation {
  id: string
  affectedId: string
  planId: string
  name: Text
  aims: Text[]
  deadline: Deadline
  state: ConversationState
  plannedFor?: string
  movedUntil?: string
  offeredAt?: string
  heldAt?: string
  by?: string
  notes?: string
  injuryShown?: boolean
  referred?: boolean
  overdue: boolean
  mayLead: boolean
  leaders: string[]
  history: Array<{ at: string; by: string; state: string; until?: string; reason?: string }>
  source: string
  version: number
}
export interface Contentment {
  score: number
  remark?: string
  at: string
}
export interface CareItem {
  affectedId: string
  name?: string
  role: string
  silent: boolean
  conversations: Conversation[]
  contentment?: Contentment
}
export interface BoardItem {
  incidentReference: string
  affectedRole: string
  name: Text
  opensAt?: string
  due?: string
  movedUntil?: string
  state: ConversationState
  overdue: boolean
  providerRoles: string[]
}
export interface MyCase {
  affectedId: string
  reference: string
  occurredAt: string
  silent: boolean
  mayRate: boolean
  contentment?: Contentment
}
export interface MyAftercare {
  items: Conversation[]
  cases: MyCase[]
  support: SupportLine[]
}
export interface SupportLine {
  name: Text
  telephone?: string
  when?: Text
  source?: string
}

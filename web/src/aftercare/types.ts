// Aftercare as the server shows it to one person: notes only to the carers, a name only to the circle.
import type * as wire from '../api/generated'
import type { Deadline, Narrowed } from '../incidents/types'

export type ConversationState = 'planned' | 'offered' | 'appointed' | 'moved' | 'held' | 'declined'
export type Conversation = Narrowed<wire.ConversationShown, { deadline: Deadline; state: ConversationState }>
export type CareItem = Narrowed<wire.AftercareItem, { conversations: Conversation[] }>
export type BoardItem = Narrowed<wire.BoardItem, { state: ConversationState }>
export type MyCase = wire.MyCase
export type MyAftercare = Narrowed<wire.MyAftercare, { items: Conversation[] }>

import { t } from '../catalogue'
import { moment } from '../catalogue/time'
import type { BadgeTone } from '../ui/data'
import { deadlineWords } from '../incidents/deadline'
import type { Conversation, ConversationState } from './types'

export const tone: Record<ConversationState, BadgeTone> = { planned: 'neutral', offered: 'info', appointed: 'info', moved: 'warning', held: 'ok', declined: 'neutral' }
export const over = (one: { state: ConversationState }) => one.state === 'held' || one.state === 'declined'

/** When it is, or was: the agreed day counts before the protocol's. */
export function whenWords(one: Conversation): string {
  if (one.state === 'held') return t('aftercare.held_on', { at: moment(one.heldAt) })
  if (one.state === 'declined') return t('aftercare.was_declined')
  if (one.state === 'appointed' && one.plannedFor) return t('aftercare.appointed_for', { at: moment(one.plannedFor) })
  if (one.state === 'moved' && one.movedUntil) return t('aftercare.moved_until', { at: moment(one.movedUntil) })
  return deadlineWords(one.deadline)
}

/** The day after which a conversation is late. */
export const dueOf = (one: { movedUntil?: string; deadline?: { due?: string | null } }) => one.movedUntil ?? one.deadline?.due

// Whether a protocol is awake, and by what one can tell.
import { t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { Badge, type BadgeTone, type Term } from '../ui/data'
import type { Participant } from './types'

const tones: Record<Participant['life'], BadgeTone> = { awake: 'ok', asleep: 'warning', none: 'error', silent: 'neutral' }
export const LifeBadge = ({ life }: { life: Participant['life'] }) => <Badge tone={tones[life]}>{word('network.life', life)}</Badge>

export const sizeName = (kind: string, size: string) => (size === 'all' ? word('network.kind', kind) : t('network.kind_of_size', { kind: word('network.kind', kind), size: word('network.size', size) }))

const unknown = () => t('network.not_told')
const dayOr = (on: string | undefined) => (on ? shortDay(on) : unknown())

export const signs = (one: Participant): Term[] => [
  [t('network.adopted'), dayOr(one.adoptedOn)],
  [t('network.evaluated'), dayOr(one.evaluatedOn)],
  [t('network.used'), one.usedIn ?? unknown()],
  [t('network.first_contact'), one.firstContact ? word('network.contact', one.firstContact) : unknown()],
  [t('network.aftercare'), one.aftercareHeld === undefined ? unknown() : t('network.percent', { percent: one.aftercareHeld })],
  [t('network.roles'), one.roles === undefined ? unknown() : t('network.roles_filled', { filled: one.rolesFilled ?? 0, roles: one.roles })],
  [t('network.trained'), one.trained ?? unknown()],
]

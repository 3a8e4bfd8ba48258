// Decisions that imposed nothing, and the history of one measure: a later decision follows an earlier one.
import { t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { roleName } from '../protocol/pack'
import { Timeline } from '../ui/data'
import { Paragraph, Words } from '../ui/page'
import type { Decision } from './types'
import { term } from './words'

export function Decided({ decisions }: { decisions: Decision[] }) {
  if (decisions.length === 0) return null
  return <Timeline items={[...decisions].reverse().map(line)} />
}

function line(decision: Decision) {
  const by = decision.decider ? t('response.decided_by', { role: roleName(decision.decider), day: shortDay(decision.decidedOn) }) : t('response.decided_on', { day: shortDay(decision.decidedOn) })
  return {
    at: decision.at,
    title: word('decision', decision.kind),
    by: decision.by ? `${by}; ${t('response.written_by', { name: decision.by.name })}` : by,
    body: (
      <>
        {term(decision) && <Paragraph>{term(decision)}</Paragraph>}
        {decision.reasons && <Words>{decision.reasons}</Words>}
        {decision.unheard && <Paragraph small>{t('response.unheard_because', { reason: decision.unheard })}</Paragraph>}
      </>
    ),
  }
}

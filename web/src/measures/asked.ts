// What the response asks for now, in one line each: an answer that is awaited, a step that stands in the way, a measure that
// was decided and not done.
import { pick, t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import type { Desk } from './form'
import { stands, stepTitle, who } from './words'

export function asked({ hand: { page }, response }: Desk): string[] {
  if (page.state !== 'open') return []
  const waiting = response.voices.filter((voice) => !voice.answer).map((voice) => (voice.mayAnswer && !response.mayWrite ? t('response.your_answer') : t('response.awaits_answer', { who: who(page, voice) })))
  const undecided = response.measures.length === 0 && response.decisions.length === 0
  const missing = undecided ? response.steps.filter((step) => !stands(step) && step.standing === 'missing').map((step) => t('response.step_missing', { step: stepTitle(page, step) })) : []
  const hearings = response.hearings
    .filter((hearing) => !hearing.outcome)
    .map((hearing) => (hearing.respondBy ? t('response.hearing_until', { day: shortDay(hearing.respondBy) }) : t('response.hearing_waits')))
  const undone = response.measures.filter((measure) => measure.phase === 'open').map((measure) => t('response.to_carry_out', { measure: pick(measure.name) }))
  const tellDesk = response.measures
    .filter((measure) => (measure.phase === 'in_force' || measure.phase === 'announced') && !measure.onDesk && response.offered.some((one) => one.id === measure.kind && one.desk))
    .map((measure) => t('response.tell_desk', { measure: pick(measure.name) }))
  const objections = response.measures
    .filter((measure) => measure.objections.some((objection) => !objection.outcome))
    .map((measure) => t('response.objection_waits', { measure: pick(measure.name) }))
  return [...waiting, ...missing, ...hearings, ...undone, ...tellDesk, ...objections]
}

// On the first page of a case: what the protocol says because somebody came back, and whether the register knows somebody who may be
// the same. Nothing at all when there is nothing to say.
import { get } from '../api/client'
import { count, t } from '../catalogue'
import type { CaseAtHand } from '../incidents/case'
import { may } from '../people/session'
import { Alert } from '../ui/alert'
import { ButtonLink } from '../ui/button'
import { useLoad } from '../ui/load'
import { Repetitions } from './in_case'
import type { CaseOffenders, CaseSuggestions } from './types'

export function Returns({ hand }: { hand: CaseAtHand }) {
  const { id, state } = hand.page
  const details = useLoad(() => get<CaseOffenders>(`/incidents/${id}/offender-details`), [id])
  const asks = may('offenders.read') && state === 'open'
  const suggestions = useLoad<CaseSuggestions | undefined>(async () => (asks ? get<CaseSuggestions>(`/incidents/${id}/offender-suggestions`) : { ok: true, value: undefined, version: undefined }), [id], true)
  const rules = details.value?.items.flatMap((one) => one.repetition) ?? []
  const others = suggestions.value?.items.reduce((sum, one) => sum + one.suggestions.length, 0) ?? 0
  if (rules.length === 0 && others === 0) return null
  return (
    <div class="stack">
      {rules.length > 0 && <Repetitions of={rules} />}
      {others > 0 && (
        <Alert tone="info">
          <p class="nl-paragraph">
            <strong>{count('offenders.returns', others)}</strong>
          </p>
          <p class="nl-paragraph">{t('offenders.suggestions_explained')}</p>
          <ButtonLink to={`/incidents/${id}/persons`}>{t('offenders.returns_open')}</ButtonLink>
        </Alert>
      )}
    </div>
  )
}

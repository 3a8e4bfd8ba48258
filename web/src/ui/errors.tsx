// The summary above a form: how many faults, each a link to its field, or the one reason that belongs to no field.
import { count, explain, t, type Key } from '../catalogue'
import type { FieldFault } from '../api/client'
import { Alert } from './alert'

export function ErrorSummary({ faults, problem }: { faults: FieldFault[]; problem?: string | undefined }) {
  if (faults.length === 0 && !problem) return null
  return (
    <div data-error-summary>
      <Alert tone="error">
        <h2 class="nl-heading nl-heading--level-3" tabIndex={-1}>
          {faults.length > 0 ? count('form.errors', faults.length) : t('form.failed')}
        </h2>
        {problem && faults.length === 0 && <p class="nl-paragraph">{explain(problem)}</p>}
        {faults.length > 0 && (
          <ul class="utrecht-unordered-list">
            {faults.map((fault) => (
              <li class="utrecht-unordered-list__item" key={fault.field + fault.code}>
                <a class="nl-link" href={location.hash || '#/'} onClick={(event) => jump(event, fault.field)}>
                  {explain(fault.code)}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Alert>
    </div>
  )
}

function jump(event: Event, field: string) {
  event.preventDefault() // the address after # is the screen's
  const target = document.getElementById(field) ?? document.getElementById(field.split('.')[0] ?? '')
  const closed = target?.closest('details:not([open])')
  if (closed instanceof HTMLDetailsElement) closed.open = true
  target?.focus()
  target?.scrollIntoView({ block: 'center' })
}

/** A refusal that is not about a form: what happened, and the same thing once more. */
export function Failure({ code, retry, retryLabel = 'action.try_again' }: { code: string; retry?: () => void; retryLabel?: Key }) {
  return (
    <Alert tone="error" live>
      <p class="nl-paragraph">{explain(code)}</p>
      {retry && (
        <button type="button" class="nl-button nl-button--secondary" onClick={retry}>
          {t(retryLabel)}
        </button>
      )}
    </Alert>
  )
}

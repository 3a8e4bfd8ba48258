// The screens about figures, side by side; each for whoever may.
import { t, word, type Key } from '../catalogue'
import { may } from '../people/session'
import { Alert } from '../ui/alert'
import '../styles/handling.css'
import '../styles/figures.css'

const parts: Array<{ path: string; label: Key; permission: string }> = [
  { path: '/figures', label: 'figures.part', permission: 'statistics.read' },
  { path: '/publications', label: 'publications.title', permission: 'statistics.read' },
  { path: '/completeness', label: 'completeness.title', permission: 'statistics.read' },
  { path: '/membership', label: 'membership.title', permission: 'statistics.read' },
  { path: '/people-in-office', label: 'nav.office', permission: 'seats.keep' },
]

export function Parts({ at }: { at: string }) {
  const shown = parts.filter((part) => may(part.permission))
  if (shown.length < 2) return null
  return (
    <nav class="parts" aria-label={t('nav.figures')}>
      <ul class="parts__list">
        {shown.map((part) => (
          <li key={part.path}>
            <a class="parts__link" href={`#${part.path}`} aria-current={part.path === at ? 'page' : undefined}>
              {t(part.label)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** Years of which cases may be gone, as far as this screen counts them. */
export function Gone({ through, from }: { through: number | undefined; from: number }) {
  if (through === undefined || from > through) return null
  return (
    <Alert tone="info">
      <p class="nl-paragraph">{t('figures.gone_through', { year: through })}</p>
    </Alert>
  )
}

/** A rise or a fall is only called so when chance is an unlikely explanation. */
export const trendWords = (trend: string) => word('figures.trend', trend)

// What stands against somebody, until when; for whoever may know of the case, the way to report a breach.
import { pick, t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { Link } from '../ui/button'
import type { PersonInList } from './types'

export function Measures({ of }: { of: PersonInList['measures'] }) {
  return (
    <div>
      <p class="nl-paragraph">
        <strong>{t('offenders.measures')}</strong>
      </p>
      <ul class="utrecht-unordered-list">
        {of.map((measure) => (
          <li class="utrecht-unordered-list__item" key={`${measure.kind}${measure.startsOn}`}>
            {pick(measure.name)}, {measure.endsOn ? t('offenders.until', { day: shortDay(measure.endsOn) }) : t('offenders.no_end')}{' '}
            {measure.incidentId && <Link to={`/incidents/${measure.incidentId}/response`}>{t('offenders.breach')}</Link>}
          </li>
        ))}
      </ul>
    </div>
  )
}

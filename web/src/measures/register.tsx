// The register of measures: what stands, until when, and what is still to be done, across the cases the reader may know of.
import { get } from '../api/client'
import { count, pick, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { href, place } from '../app/router'
import { Link } from '../ui/button'
import { Badge, Table, type Column } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph } from '../ui/page'
import { useStore } from '../ui/store'
import type { MeasureRegister, RegisterItem } from './types'
import { left, phaseTone, term } from './words'
import '../styles/handling.css'

export function Register() {
  const all = useStore(place).query.get('state') === 'all'
  const loaded = useLoad(() => get<MeasureRegister>(`/measures${all ? '?state=all' : ''}`), [all], true)
  return (
    <Page title={t('nav.measures')} lead={t('measures.lead')} wide>
      <nav class="parts" aria-label={t('measures.which')}>
        <ul class="parts__list">
          <li>
            <a class="parts__link" href={href('/measures')} aria-current={all ? undefined : 'page'}>
              {t('measures.standing')}
            </a>
          </li>
          <li>
            <a class="parts__link" href={href('/measures?state=all')} aria-current={all ? 'page' : undefined}>
              {t('measures.all')}
            </a>
          </li>
        </ul>
      </nav>
      <Await of={loaded}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('measures.none')}>
              <Paragraph>{t('measures.none_explained')}</Paragraph>
            </Empty>
          ) : (
            <Table caption={t('nav.measures')} rows={items} id={(row) => row.id} columns={columns()} />
          )
        }
      </Await>
    </Page>
  )
}

const columns = (): Column<RegisterItem>[] => [
  {
    label: t('measures.measure'),
    head: true,
    value: (row) => (
      <>
        <Link to={`/incidents/${row.incidentId}/response`}>{pick(row.name)}</Link>
        <span class="small"> {row.incidentReference}</span>
      </>
    ),
  },
  { label: t('measure.offender'), value: (row) => row.offender ?? t('measures.unnamed') },
  { label: t('measure.place'), value: (row) => row.place ?? '' },
  {
    label: t('measure.term'),
    value: (row) => (
      <>
        {term(row) || t('response.decided_on', { day: shortDay(row.decidedOn) })}
        {row.phase === 'in_force' && row.endsOn && <span class="small"> ({left(row.endsOn)})</span>}
      </>
    ),
  },
  { label: t('measure.review_on'), value: (row) => (row.reviewOn ? `${shortDay(row.reviewOn)} (${left(row.reviewOn)})` : '') },
  {
    label: t('measures.state'),
    value: (row) => (
      <span class="badges">
        <Badge tone={phaseTone[row.phase]}>{word('phase', row.phase)}</Badge>
        {row.objectionOpen && <Badge tone="warning">{t('measure.objection_open')}</Badge>}
        {row.breaches > 0 && <Badge tone="error">{count('measure.breached', row.breaches)}</Badge>}
      </span>
    ),
  },
]

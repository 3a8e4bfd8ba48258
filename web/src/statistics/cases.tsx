// The cases behind a figure: exactly those it counted, all of which the reader may open.
import { t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { place } from '../app/router'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Link } from '../ui/button'
import { Badge, Table } from '../ui/data'
import { word } from '../catalogue'
import { Empty, Page } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import { useStore } from '../ui/store'
import { choiceOf, facets, queryOf } from './choice'
import type { FigureCase } from './types'
import '../styles/handling.css'

export function FigureCases() {
  usePack()
  const choice = choiceOf(useStore(place).query)
  const cases = usePages<FigureCase>(`/figures/cases?${queryOf(choice)}`)
  const names = { role: roleName, behaviour: (id: string) => nameOf('norm', id) || t('case.not_classified'), form: (id: string) => nameOf('forms', id), place: (id: string) => nameOf('places', id) || t('figures.place_unknown') }
  const chosen = facets.filter((facet) => choice.only[facet] !== undefined).map((facet) => names[facet](choice.only[facet] ?? ''))
  return (
    <Page title={t('figures.cases_title', { year: choice.year })} lead={chosen.join(' · ')} back={{ to: `/figures?${queryOf({ year: choice.year, only: {} })}`, label: t('nav.figures') }} wide>
      <Pages of={cases} counted="case.shown">
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('figures.no_cases')} />
          ) : (
            <Table
              caption={t('figures.cases_title', { year: choice.year })}
              rows={items}
              id={(row) => row.id}
              columns={[
                { label: t('case.reference'), head: true, value: (row) => <Link to={`/incidents/${row.id}`}>{row.reference}</Link> },
                { label: t('case.behaviour'), value: (row) => names.behaviour(row.behaviour ?? '') },
                { label: t('case.form'), value: (row) => names.form(row.form) },
                { label: t('figures.by_place'), value: (row) => names.place(row.place ?? '') },
                { label: t('case.against'), value: (row) => roleName(row.role) },
                { label: t('figures.reported'), value: (row) => shortDay(row.reportedOn) },
                { label: t('accounts.state'), value: (row) => <Badge tone={row.state === 'open' ? 'info' : 'neutral'}>{word('case.state', row.state)}</Badge> },
              ]}
            />
          )
        }
      </Pages>
    </Page>
  )
}

// Figures on the cases the reader may know of: how many, of what kind, how they were dealt with, and how sure that is.
import { get } from '../api/client'
import { t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { go, place } from '../app/router'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Link } from '../ui/button'
import { Select, type Choice as Option } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { useStore } from '../ui/store'
import { Bars, Chart, Columns } from './chart'
import { casesOf, choiceOf, facets, queryOf, type Choice, type Facet } from './choice'
import { Dealt } from './dealt'
import { Gone, Parts, trendWords } from './parts'
import type { Figures, NumberShown, Part } from './types'

export function Dashboard() {
  usePack()
  const choice = choiceOf(useStore(place).query)
  const figures = useLoad(() => get<Figures>(`/figures?${queryOf(choice)}`), [queryOf(choice)], true)
  return (
    <Page title={t('nav.figures')} lead={t('figures.lead')} wide>
      <Parts at="/figures" />
      <Filters choice={choice} />
      <Await of={figures}>
        {(value) => (
          <>
            <Gone through={value.goneThrough} from={value.year - 1} />
            <Shown figures={value} choice={choice} />
          </>
        )}
      </Await>
    </Page>
  )
}

const name: Record<Facet, (id: string) => string> = {
  role: roleName,
  behaviour: (id) => (id ? nameOf('norm', id) : t('case.not_classified')),
  form: (id) => nameOf('forms', id),
  place: (id) => (id ? nameOf('places', id) : t('figures.place_unknown')),
}

function Filters({ choice }: { choice: Choice }) {
  const pack = usePack()
  const set = (next: Choice) => go(`/figures?${queryOf(next)}`)
  const now = new Date().getFullYear()
  const years = Array.from({ length: 6 }, (_, index) => String(now - index))
  const ids: Record<Facet, string[]> = {
    role: (pack?.roles ?? []).filter((role) => role.reports).map((role) => role.id),
    behaviour: (pack?.norm ?? []).map((column) => column.id),
    form: (pack?.forms ?? []).map((form) => form.id),
    place: (pack?.places ?? []).map((one) => one.id),
  }
  const options = (facet: Facet): Option[] => [{ value: '', label: t('figures.all') }, ...ids[facet].map((id) => ({ value: id, label: name[facet](id) }))]
  const only = (facet: Facet, value: string): Choice => {
    const kept = { ...choice.only }
    if (value) kept[facet] = value
    else delete kept[facet]
    return { ...choice, only: kept }
  }
  return (
    <form class="filters" aria-label={t('figures.choose')} onSubmit={(event) => event.preventDefault()}>
      <Select id="figures-year" label={t('office.year')} value={String(choice.year)} choices={years.map((year) => ({ value: year, label: year }))} onInput={(value) => set({ ...choice, year: Number(value) })} />
      {facets.map((facet) => (
        <Select key={facet} id={`figures-${facet}`} label={t(`figures.by_${facet}`)} value={choice.only[facet] ?? ''} choices={options(facet)} onInput={(value) => set(only(facet, value))} />
      ))}
    </form>
  )
}

function Shown({ figures, choice }: { figures: Figures; choice: Choice }) {
  if (figures.total.now === 0 && figures.total.before === 0)
    return (
      <Empty title={t('figures.none', { year: figures.year })}>
        <Paragraph>{t('figures.none_explained')}</Paragraph>
      </Empty>
    )
  return (
    <div class="stack-wide">
      <Section title={t('figures.number', { year: figures.year })}>
        <Total figures={figures} choice={choice} />
      </Section>
      <Section title={t('figures.kinds')}>
        <Paragraph small>{t('figures.bars_explained', { before: figures.year - 1, until: shortDay(figures.until) })}</Paragraph>
        <div class="charts">
          <Kind title={t('figures.by_behaviour')} facet="behaviour" parts={figures.behaviours} choice={choice} />
          <Kind title={t('figures.by_form')} facet="form" parts={figures.forms} choice={choice} />
          <Kind title={t('figures.by_place')} facet="place" parts={figures.places} choice={choice} />
          <Roles figures={figures} choice={choice} />
        </div>
      </Section>
      <Dealt figures={figures} />
      <Section title={t('figures.how')}>
        <Paragraph>{t('figures.how_seen')}</Paragraph>
        <Paragraph>{t('figures.how_sure')}</Paragraph>
        <Paragraph>{t('figures.how_year')}</Paragraph>
      </Section>
    </div>
  )
}

function Total({ figures, choice }: { figures: Figures; choice: Choice }) {
  const { total } = figures
  return (
    <div class="charts">
      <div>
        <p class="figure">
          <span class="figure__number">{total.now}</span>
          <span>{t('figures.cases_until', { until: shortDay(figures.until) })}</span>
        </p>
        <Paragraph>{t('figures.likely', { low: total.low, high: total.high })}</Paragraph>
        <Paragraph>{t('figures.before', { before: total.before, year: figures.year - 1, trend: trendWords(total.trend) })}</Paragraph>
        {total.now > 0 && (
          <p class="nl-paragraph">
            <Link to={casesOf(choice)}>{t('figures.show_cases')}</Link>
          </p>
        )}
      </div>
      <Chart
        title={t('figures.by_year')}
        explained={t('figures.columns_explained')}
        rows={figures.years}
        id={(row) => String(row.year)}
        columns={[
          { label: t('office.year'), head: true, value: (row) => row.year },
          ...numbers<{ number: NumberShown }>((row) => row.number, t('figures.year_before')),
        ]}
      >
        <Columns title={t('figures.by_year')} items={figures.years.map(({ year, number }) => ({ year, value: number.now, low: number.low, high: number.high }))} />
      </Chart>
    </div>
  )
}

const numbers = <Row,>(of: (row: Row) => NumberShown, before: string) => [
  { label: t('figures.count'), value: (row: Row) => of(row).now },
  { label: t('figures.likely_short'), value: (row: Row) => t('figures.range', { low: of(row).low, high: of(row).high }) },
  { label: before, value: (row: Row) => of(row).before },
  { label: t('figures.change'), value: (row: Row) => trendWords(of(row).trend) },
]

function Kind({ title, facet, parts, choice }: { title: string; facet: Facet; parts: Part[]; choice: Choice }) {
  if (choice.only[facet] !== undefined) return null
  return (
    <Chart
      title={title}
      rows={parts}
      id={(part) => part.id}
      columns={[{ label: title, head: true, value: (part) => name[facet](part.id) }, ...numbers<Part>((part) => part.number, t('figures.year_before'))]}
    >
      <Bars label={title} items={parts.map(({ id, number }) => ({ id, label: name[facet](id), value: number.now, before: number.before, to: casesOf(choice, facet, id) }))} />
    </Chart>
  )
}

function Roles({ figures, choice }: { figures: Figures; choice: Choice }) {
  const title = t('figures.by_role')
  const percent = (share: Figures['roles'][number]['share']) =>
    share.of > 0 ? t('figures.of_people', { hits: share.hits, of: share.of, low: share.lowPerCent ?? 0, high: share.highPerCent ?? 0 }) : t('figures.office_unknown')
  return (
    <Chart
      title={title}
      explained={t('figures.roles_explained')}
      rows={figures.roles}
      id={(part) => part.id}
      columns={[
        { label: title, head: true, value: (part) => roleName(part.id) },
        ...numbers<Figures['roles'][number]>((part) => part.number, t('figures.year_before')),
        { label: t('figures.persons'), value: (part) => percent(part.share) },
      ]}
    >
      <Bars label={title} items={figures.roles.map(({ id, number }) => ({ id, label: roleName(id), value: number.now, before: number.before, to: casesOf(choice, 'role', id) }))} />
    </Chart>
  )
}

// The hub's first page: whose protocol is awake, who said nothing, and how complete each year is.
import { useState } from 'preact/hooks'
import { get } from '../api/client'
import { count, t, word } from '../catalogue'
import { may } from '../people/session'
import { ButtonLink, Link } from '../ui/button'
import { Table } from '../ui/data'
import { Select } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { LifeBadge, sizeName } from './life'
import type { Overview, Participant } from './types'
import '../styles/handling.css'

export function OverviewScreen() {
  const overview = useLoad(() => get<Overview>('/network-participants'))
  const enrol = may('network.keep') && (
    <ButtonLink to="/network/new" look="primary">
      {t('network.enrol')}
    </ButtonLink>
  )
  return (
    <Page title={t('nav.network')} lead={t('network.lead')} actions={enrol} wide>
      <Await of={overview}>{(value) => (value.items.length ? <Shown overview={value} /> : <None />)}</Await>
    </Page>
  )
}

const None = () => (
  <Empty title={t('network.nobody')}>
    <Paragraph>{t('network.nobody_explained')}</Paragraph>
  </Empty>
)

const lives = ['awake', 'asleep', 'none', 'silent'] as const

function Shown({ overview }: { overview: Overview }) {
  const [life, setLife] = useState('')
  const items = overview.items.filter((one) => !life || one.life === life)
  const here = overview.items.filter((one) => !one.leftAt)
  return (
    <div class="stack-wide">
      <Section title={t('network.how_they_are')}>
        <Paragraph>{t('network.awake_means')}</Paragraph>
        <Table
          caption={t('network.how_they_are')}
          rows={[...lives]}
          id={(one) => one}
          columns={[
            { label: t('network.protocol'), head: true, value: (one) => <LifeBadge life={one} /> },
            { label: t('network.organisations'), value: (one) => here.filter((participant) => participant.life === one).length },
          ]}
        />
      </Section>
      <Section title={t('network.years')}>
        {overview.years.length ? <Years overview={overview} /> : <Paragraph>{t('network.no_years')}</Paragraph>}
      </Section>
      <Section title={t('network.participants')}>
        <Select id="life" label={t('network.show')} value={life} onInput={setLife} choices={[{ value: '', label: t('network.all') }, ...lives.map((one) => ({ value: one, label: word('network.life', one) }))]} />
        <Paragraph>{count('network.count', items.length)}</Paragraph>
        <Participants items={items} />
      </Section>
    </div>
  )
}

const percent = (part: number, of: number) => t('network.part_of', { part, of, percent: of > 0 ? Math.round((100 * part) / of) : 0 })

const Years = ({ overview }: { overview: Overview }) => (
  <Table
    caption={t('network.years')}
    rows={overview.years}
    id={(year) => String(year.year)}
    columns={[
      { label: t('network.year'), head: true, value: (year) => year.year },
      { label: t('network.told'), value: (year) => percent(year.told, overview.participants) },
      { label: t('network.accounts'), value: (year) => percent(year.accounts, overview.participants) },
      { label: t('network.nothing'), value: (year) => year.nothing },
      { label: t('network.readable'), value: (year) => percent(year.readable, year.figures) },
    ]}
  />
)

const Participants = ({ items }: { items: Participant[] }) => (
  <Table
    caption={t('network.participants')}
    rows={items}
    id={(one) => one.id}
    columns={[
      { label: t('network.name'), head: true, value: (one) => <Link to={`/network/${one.id}`}>{one.name}</Link> },
      { label: t('network.kind'), value: (one) => sizeName(one.kind, one.size) },
      { label: t('network.protocol'), value: (one) => (one.leftAt ? t('network.left') : <LifeBadge life={one.life} />) },
      { label: t('network.used'), value: (one) => one.usedIn ?? t('network.not_told') },
      { label: t('network.last_year'), value: (one) => one.years[0] ?? t('network.not_told') },
    ]}
  />
)

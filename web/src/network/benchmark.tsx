// Own figures beside those of organisations of a kind and size together.
import { useEffect, useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { usePack } from '../protocol/pack'
import { Parts } from '../statistics/parts'
import { Table } from '../ui/data'
import { Failure } from '../ui/errors'
import { Select } from '../ui/field'
import { Await, useLoad, Waiting } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { axisName, className } from './figure_words'
import { sizeName } from './life'
import type { Benchmark, Comparison, Membership } from './types'
import '../styles/handling.css'

export function BenchmarkScreen() {
  usePack()
  const membership = useLoad(() => get<Membership>('/network-membership'))
  return (
    <Page title={t('benchmark.title')} lead={t('benchmark.lead')} back={{ to: '/membership', label: t('membership.title') }} wide>
      <Parts at="/benchmark" />
      <Await of={membership}>{(value) => (value.hub === undefined ? <Empty title={t('membership.no_hub')} /> : <Choose years={value.years} />)}</Await>
    </Page>
  )
}

function Choose({ years }: { years: number[] }) {
  const [year, setYear] = useState(String(years[0] ?? ''))
  const [found, setFound] = useState<Comparison>()
  const [code, setCode] = useState<string>()
  const ask = async () => {
    setFound(undefined)
    setCode(undefined)
    const answer = await post<Comparison>('/network-benchmarks/_compare', { year: Number(year) })
    if (answer.ok) setFound(answer.value)
    else setCode(answer.code)
  }
  useEffect(() => void ask(), [year])
  return (
    <div class="stack-wide">
      <Select id="benchmark-year" label={t('network.year')} value={year} onInput={setYear} choices={years.map((one) => ({ value: String(one), label: String(one) }))} />
      {code ? <Failure code={code} retry={() => void ask()} /> : found ? <Groups found={found} /> : <Waiting />}
    </div>
  )
}

const name = (one: Benchmark) => sizeName(one.kind, one.size)

function Groups({ found }: { found: Comparison }) {
  const [at, setAt] = useState('0')
  const group = found.benchmarks[Number(at)]
  if (!group)
    return (
      <Empty title={t('benchmark.none')}>
        <Paragraph>{t('benchmark.none_explained')}</Paragraph>
      </Empty>
    )
  return (
    <>
      <Select id="benchmark-group" label={t('benchmark.group')} value={at} onInput={setAt} choices={found.benchmarks.map((one, index) => ({ value: String(index), label: name(one) }))} />
      <Beside own={found.own} group={group} />
    </>
  )
}

const rate = (incidents: number, people: number) => (people > 0 ? ((100 * incidents) / people).toFixed(1) : '0')
const share = (part: number, of: number) => t('network.percent', { percent: of > 0 ? Math.round((100 * part) / of) : 0 })

function Beside({ own, group }: { own: Comparison['own']; group: Benchmark }) {
  const figures = group.figures
  const mine = (axis: string, id: string) => own?.figures.find((one) => one.axis === axis && one.class === id)?.count
  const total = mine('', '')
  const rows = [
    { id: 'rate', label: t('benchmark.rate'), own: own && total !== undefined ? rate(total, own.people) : undefined, others: figures.least === figures.most ? rate(figures.least, figures.people) : t('benchmark.range', { least: rate(figures.least, figures.people), most: rate(figures.most, figures.people) }) },
    ...figures.parts.map((part) => {
      const count = mine(part.axis, part.class)
      return { id: `${part.axis} ${part.class}`, label: t('benchmark.part', { axis: axisName(part.axis), name: part.class === 'other' ? t('benchmark.other') : className(part.axis, part.class) }), own: count !== undefined && total ? share(count, total) : undefined, others: share(part.count, part.of) }
    }),
  ]
  return (
    <Section title={name(group)}>
      <Paragraph>{t('benchmark.made_of', { organisations: figures.organisations, hidden: figures.hidden, on: shortDay(group.madeAt) })}</Paragraph>
      <Table
        caption={name(group)}
        rows={rows}
        id={(row) => row.id}
        columns={[
          { label: t('membership.figure'), head: true, value: (row) => row.label },
          { label: t('benchmark.own'), value: (row) => row.own ?? t('membership.hidden') },
          { label: t('benchmark.others'), value: (row) => row.others },
        ]}
      />
      <Paragraph small>{t('benchmark.protected')}</Paragraph>
    </Section>
  )
}

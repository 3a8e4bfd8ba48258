// What a group of organisations has together, and beside it what one of them has.
import { capital, count, t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { Table } from '../ui/data'
import { Empty, Paragraph, Section } from '../ui/page'
import { axisName, className, tenth } from './figure_words'
import { sizeName } from './life'
import type { Benchmark, Own } from './types'

export const groupName = (one: { kind: string; size: string }) => capital(sizeName(one.kind, one.size))

export const NoGroup = () => (
  <Empty title={t('benchmark.none')}>
    <Paragraph>{t('benchmark.none_explained')}</Paragraph>
  </Empty>
)

const rate = (incidents: number, people: number) => tenth(people > 0 ? (100 * incidents) / people : 0)
const share = (part: number, of: number) => t('network.percent', { percent: of > 0 ? Math.round((100 * part) / of) : 0 })

interface Row {
  id: string
  label: string
  own?: string | undefined
  others: string
}

function rowsOf(figures: Benchmark['figures'], own: Own | undefined): Row[] {
  const mine = (axis: string, id: string) => own?.figures.find((one) => one.axis === axis && one.class === id)?.count
  const total = mine('', '')
  const about = (words: string) => (own?.rounded === undefined ? words : t('benchmark.about', { n: words }))
  return [
    {
      id: 'rate',
      label: t('benchmark.rate'),
      own: own && total !== undefined ? about(rate(total, own.people)) : undefined,
      others: figures.least === figures.most ? rate(figures.least, figures.people) : t('benchmark.range', { least: rate(figures.least, figures.people), most: rate(figures.most, figures.people) }),
    },
    ...figures.parts.map((part) => {
      const counted = mine(part.axis, part.class)
      return {
        id: `${part.axis} ${part.class}`,
        label: t('benchmark.part', { axis: capital(axisName(part.axis)), name: part.class === 'other' ? t('benchmark.other') : className(part.axis, part.class) }),
        own: counted !== undefined && total ? about(share(counted, total)) : undefined,
        others: share(part.count, part.of),
      }
    }),
  ]
}

/** `beside`: with a column for the reader's own figures. */
export function GroupFigures({ group, own, beside }: { group: Benchmark; own?: Own | undefined; beside?: boolean }) {
  const figures = group.figures
  const ownColumn = { label: t('benchmark.own'), value: (row: Row) => row.own ?? t('membership.hidden') }
  return (
    <Section title={groupName(group)}>
      <Paragraph>{t(figures.hidden > 0 ? 'benchmark.made_of_some_hidden' : 'benchmark.made_of', { organisations: figures.organisations, hidden: figures.hidden, on: shortDay(group.madeAt) })}</Paragraph>
      {figures.rounded && <Paragraph>{count('benchmark.rounded', figures.rounded)}</Paragraph>}
      <Table
        caption={groupName(group)}
        rows={rowsOf(figures, own)}
        id={(row) => row.id}
        columns={[{ label: t('membership.figure'), head: true, value: (row) => row.label }, ...(beside ? [ownColumn] : []), { label: t('benchmark.others'), value: (row) => row.others }]}
      />
      <Paragraph small>{t('benchmark.protected')}</Paragraph>
    </Section>
  )
}

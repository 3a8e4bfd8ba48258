// Sluitend: everything that came in and what became of it, quarter by quarter whether somebody asked around, and what a survey says is missing.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import type { Created } from '../api/types'
import { t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { Button } from '../ui/button'
import { Table } from '../ui/data'
import { Failure } from '../ui/errors'
import { Select } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { Gone, Parts } from './parts'
import type { Completeness, GapShown, QuarterShown } from './types'

export function CompletenessScreen() {
  usePack()
  const now = new Date().getFullYear()
  const [year, setYear] = useState(now)
  const found = useLoad(() => get<Completeness>(`/completeness?year=${year}`), [year], true)
  return (
    <Page title={t('completeness.title')} lead={t('completeness.lead')} wide>
      <Parts at="/completeness" />
      <Select
        id="completeness-year"
        label={t('office.year')}
        value={String(year)}
        choices={Array.from({ length: 6 }, (_, index) => String(now - index)).map((one) => ({ value: one, label: one }))}
        onInput={(value) => setYear(Number(value))}
      />
      <Await of={found}>
        {(value) => (
          <div class="stack-wide">
            <Gone through={value.goneThrough} from={value.year} />
            <Quarters of={value} changed={found.reload} />
            <CameIn of={value} />
            {value.gap && <Missing gap={value.gap} />}
          </div>
        )}
      </Await>
    </Page>
  )
}

function Quarters({ of, changed }: { of: Completeness; changed: () => Promise<void> }) {
  const [code, setCode] = useState<string>()
  const confirm = async (quarter: number) => {
    const answer = await post<Created>('/quarter-confirmations', { year: of.year, quarter })
    setCode(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    await changed()
    say(t('completeness.thanks', { quarter }))
  }
  const saying = (row: QuarterShown) => t(row.cases > 0 ? 'completeness.confirm' : 'completeness.confirm_nothing')
  const canConfirm = (row: QuarterShown) => may('statistics.publish') && !row.confirmedOn && row.state !== 'not_over'
  return (
    <Section title={t('completeness.quarters')}>
      <Paragraph>{t('completeness.quarters_explained')}</Paragraph>
      <Table
        caption={t('completeness.quarters')}
        rows={of.quarters}
        id={(row) => String(row.quarter)}
        columns={[
          { label: t('completeness.quarter'), head: true, value: (row) => t('completeness.quarter_n', { quarter: row.quarter }) },
          { label: t('publications.cases'), value: (row) => row.cases },
          { label: t('completeness.state'), value: (row) => word('quarter', row.state) },
          {
            label: t('completeness.confirmation'),
            value: (row) =>
              row.confirmedOn ? (
                `${day(row.confirmedOn)}${row.confirmedBy ? `, ${row.confirmedBy}` : ''}`
              ) : canConfirm(row) ? (
                <Button label={t('completeness.confirm_n', { what: saying(row), quarter: row.quarter, year: of.year })} onClick={() => void confirm(row.quarter)}>
                  {saying(row)}
                </Button>
              ) : (
                '–'
              ),
          },
        ]}
      />
      {code && <Failure code={code} />}
    </Section>
  )
}

interface Line {
  id: string
  label: string
  count: number
  sum?: boolean
}

function CameIn({ of }: { of: Completeness }) {
  const { reports, cases, consultations } = of
  return (
    <Section title={t('completeness.came_in', { year: of.year })}>
      <Paragraph>{t('completeness.came_in_explained')}</Paragraph>
      <Sum
        caption={t('completeness.reports')}
        lines={[
          { id: 'first', label: t('completeness.reports_first'), count: reports.first },
          { id: 'joined', label: t('completeness.reports_joined'), count: reports.joined },
          { id: 'withdrawn', label: t('completeness.reports_withdrawn'), count: reports.withdrawn },
          { id: 'all', label: t('completeness.reports_all'), count: reports.received, sum: true },
        ]}
      />
      <Sum
        caption={t('completeness.cases')}
        lines={[
          { id: 'counted', label: t('completeness.cases_counted'), count: cases.counted },
          { id: 'merged', label: t('completeness.cases_merged'), count: cases.merged },
          { id: 'withdrawn', label: t('completeness.cases_withdrawn'), count: cases.withdrawn },
          { id: 'all', label: t('completeness.cases_all'), count: cases.opened, sum: true },
        ]}
      />
      <Sum
        caption={t('completeness.consultations')}
        lines={[
          { id: 'reported', label: t('completeness.consultations_reported'), count: consultations.reported },
          { id: 'ended', label: t('completeness.consultations_ended'), count: consultations.ended },
          { id: 'open', label: t('completeness.consultations_open'), count: consultations.open },
          { id: 'all', label: t('completeness.consultations_all'), count: consultations.asked, sum: true },
        ]}
      />
      <Paragraph>{of.logbookLines === undefined ? t('completeness.logbook_untold') : t('completeness.logbook', { lines: of.logbookLines })}</Paragraph>
    </Section>
  )
}

function Sum({ caption, lines }: { caption: string; lines: Line[] }) {
  return (
    <Table
      caption={caption}
      rows={lines}
      id={(line) => line.id}
      columns={[
        { label: caption, head: true, value: (line) => (line.sum ? <strong>{line.label}</strong> : line.label) },
        { label: t('figures.count'), value: (line) => (line.sum ? <strong>{line.count}</strong> : line.count) },
      ]}
    />
  )
}

function Missing({ gap }: { gap: GapShown }) {
  return (
    <Section title={t('completeness.gap')}>
      <Paragraph>{t('completeness.gap_asked', { answers: gap.answers, experienced: gap.experienced })}</Paragraph>
      <Paragraph>{t('completeness.gap_likely', { people: gap.people, low: gap.likelyLow, high: gap.likelyHigh, reported: gap.reported })}</Paragraph>
      <Paragraph>
        <strong>{t('completeness.gap_missing', { low: gap.missingLow, high: gap.missingHigh })}</strong>
      </Paragraph>
      <Paragraph small>{t('completeness.gap_explained')}</Paragraph>
    </Section>
  )
}

// How cases were dealt with: first contact, response, aftercare, police, repetition, and how content people are.
import { t } from '../catalogue'
import { roleName } from '../protocol/pack'
import { Table } from '../ui/data'
import { Paragraph, Section } from '../ui/page'
import type { Figures, ShareShown } from './types'

interface Line {
  id: string
  label: string
  share: ShareShown
  note?: string
}

export const spell = (share: ShareShown) => t('figures.hits_of', { hits: share.hits, of: share.of })
export const percent = (share: ShareShown) => (share.of > 0 ? t('state.percent', { percent: Math.round((100 * share.hits) / share.of) }) : '–')
const likely = (share: ShareShown) =>
  share.lowPerCent === undefined || share.highPerCent === undefined ? '–' : t('figures.per_cent_range', { low: share.lowPerCent, high: share.highPerCent })

export function Dealt({ figures }: { figures: Figures }) {
  const lines: Line[] = [
    { id: 'contacted', label: t('figures.contacted_within_day'), share: figures.contactedWithinDay },
    { id: 'responded', label: t('figures.responded'), share: figures.responded },
    ...(figures.respondedInTime ? [{ id: 'in_time', label: t('figures.responded_in_time'), share: figures.respondedInTime }] : []),
    { id: 'aftercare', label: t('figures.aftercare'), share: figures.aftercare },
    { id: 'filed', label: t('figures.filed'), share: figures.filed },
    { id: 'repeated', label: t('figures.repeated'), share: figures.repeated },
  ]
  return (
    <Section title={t('figures.dealt')}>
      {figures.medianMinutes !== undefined && <Paragraph>{t('figures.median', { time: spoken(figures.medianMinutes), hits: figures.contacted.hits, of: figures.contacted.of })}</Paragraph>}
      <ul class="shares" aria-label={t('figures.dealt')}>
        {lines.map(({ id, label, share }) => (
          <li class="shares__row" key={id}>
            <span class="shares__label">{label}</span>
            <svg class="bars__drawing" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect class="chart__ground" x="0" y="0" width="100" height="12" />
              <rect class="chart__now" x="0" y="0" width={share.of > 0 ? (100 * share.hits) / share.of : 0} height="12" />
            </svg>
            <span class="shares__value">
              <strong>{percent(share)}</strong> {spell(share)}
            </span>
            <span class="small">{t('figures.likely_between', { range: likely(share) })}</span>
          </li>
        ))}
      </ul>
      <Content figures={figures} />
    </Section>
  )
}

function Content({ figures }: { figures: Figures }) {
  const few = figures.fewestAnswers
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">{t('figures.contentment')}</h3>
      {few === undefined ? (
        <Paragraph>{t('figures.contentment_silent')}</Paragraph>
      ) : figures.contentment.length === 0 ? (
        <Paragraph>{t('figures.contentment_none')}</Paragraph>
      ) : (
        <>
          <Paragraph small>{t('figures.contentment_explained', { few })}</Paragraph>
          <Table
            caption={t('figures.contentment')}
            rows={figures.contentment}
            id={(row) => row.role}
            columns={[
              { label: t('office.role'), head: true, value: (row) => roleName(row.role) },
              { label: t('figures.answers'), value: (row) => row.answers },
              { label: t('figures.content'), value: (row) => (row.content ? `${percent(row.content)} (${likely(row.content)})` : t('figures.too_few')) },
            ]}
          />
        </>
      )}
    </>
  )
}

function spoken(minutes: number): string {
  if (minutes < 90) return t('figures.minutes', { n: minutes })
  if (minutes < 48 * 60) return t('figures.hours', { n: Math.round(minutes / 60) })
  return t('figures.days', { n: Math.round(minutes / 60 / 24) })
}

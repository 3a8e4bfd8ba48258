// Charts without a library: shapes for the eye, and behind each of them the same as a table for everybody.
import type { ComponentChildren } from 'preact'
import { t } from '../catalogue'
import { More, Table, type Column } from '../ui/data'

export interface Bar {
  id: string
  label: string
  value: number
  before?: number
  to?: string | undefined // where the cases behind it are
}

/** Bars under each other; a thin one beneath for the year before. The numbers stand beside them as text. */
export function Bars({ items, label }: { items: Bar[]; label: string }) {
  const most = Math.max(1, ...items.map((item) => Math.max(item.value, item.before ?? 0)))
  return (
    <ul class="bars" aria-label={label}>
      {items.map((item) => (
        <li class="bars__row" key={item.id}>
          <span class="bars__label">{item.to && item.value > 0 ? <a class="nl-link" href={`#${item.to}`}>{item.label}</a> : item.label}</span>
          <svg class="bars__drawing" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
            <rect class="chart__now" x="0" y="0" width={(100 * item.value) / most} height="8" />
            {item.before !== undefined && <rect class="chart__before" x="0" y="9" width={(100 * item.before) / most} height="3" />}
          </svg>
          <span class="bars__value">{item.value}</span>
        </li>
      ))}
    </ul>
  )
}

export interface Year {
  year: number
  value: number
  low: number
  high: number
}

const width = 320
const height = 170
const floor = 140

/** Columns side by side, with a line for where the number would likely have been in another throw of the dice. */
export function Columns({ items, title }: { items: Year[]; title: string }) {
  const most = Math.max(1, ...items.map((item) => item.high))
  const step = width / items.length
  const up = (value: number) => floor - ((floor - 18) * value) / most
  return (
    <svg class="columns" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${title}: ${items.map((item) => `${item.year}: ${item.value}`).join(', ')}`}>
      <line class="chart__floor" x1="0" x2={width} y1={floor} y2={floor} />
      {items.map((item, index) => {
        const middle = step * (index + 0.5)
        return (
          <g key={item.year}>
            <rect class="chart__now" x={middle - step * 0.3} y={up(item.value)} width={step * 0.6} height={floor - up(item.value)} />
            <line class="chart__likely" x1={middle} x2={middle} y1={up(item.low)} y2={up(item.high)} />
            <line class="chart__likely" x1={middle - 5} x2={middle + 5} y1={up(item.low)} y2={up(item.low)} />
            <line class="chart__likely" x1={middle - 5} x2={middle + 5} y1={up(item.high)} y2={up(item.high)} />
            <text class="chart__text" x={middle} y={floor + 20} text-anchor="middle">
              {item.year}
            </text>
            <text class="chart__text chart__text--value" x={middle - step * 0.3} y={up(item.value) - 4} text-anchor="start">
              {item.value}
            </text>
          </g>
        )
      })}
    </svg>
  )
}

interface Behind<Row> {
  title: string
  explained?: string
  rows: Row[]
  columns: Column<Row>[]
  id: (row: Row) => string
  children: ComponentChildren
}

export function Chart<Row>({ title, explained, rows, columns, id, children }: Behind<Row>) {
  return (
    <section class="chart">
      <h3 class="nl-heading nl-heading--level-3">{title}</h3>
      {explained && <p class="nl-paragraph small">{explained}</p>}
      {children}
      <More summary={t('figures.as_table', { title })}>
        <Table caption={title} rows={rows} id={id} columns={columns} />
      </More>
    </section>
  )
}

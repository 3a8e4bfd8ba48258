// Showing facts: badges, lists of terms, tables that become cards on a phone, timelines, progress.
import type { ComponentChildren } from 'preact'
import { t } from '../catalogue'
import { moment } from '../catalogue/time'

export type BadgeTone = 'neutral' | 'info' | 'ok' | 'warning' | 'error'
export const Badge = ({ tone = 'neutral', children }: { tone?: BadgeTone; children: ComponentChildren }) => (
  <span class={`nl-data-badge badge badge--${tone}`}>{children}</span>
)

export type Term = [label: string, value: ComponentChildren]
/** Rows without a value are left out. */
export function Terms({ rows }: { rows: Term[] }) {
  return (
    <dl class="terms">
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== '' && value !== false)
        .map(([label, value]) => (
          <div class="terms__row" key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export interface Column<Row> {
  label: string
  value: (row: Row) => ComponentChildren
  /** The column that names the row. */
  head?: boolean
}
export function Table<Row>({ caption, columns, rows, id }: { caption: string; columns: Column<Row>[]; rows: Row[]; id: (row: Row) => string }) {
  // Roles are spelled out: shown as cards on a phone, the elements would lose them.
  return (
    <table class="utrecht-table cards" role="table">
      <caption class="visually-hidden">{caption}</caption>
      <thead class="utrecht-table__header" role="rowgroup">
        <tr class="utrecht-table__row" role="row">
          {columns.map((column) => (
            <th class="utrecht-table__header-cell" scope="col" role="columnheader" key={column.label}>
              {column.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="utrecht-table__body" role="rowgroup">
        {rows.map((row) => (
          <tr class="utrecht-table__row" role="row" key={id(row)}>
            {columns.map((column) =>
              column.head ? (
                <th class="utrecht-table__cell cards__head" scope="row" role="rowheader" key={column.label}>
                  {column.value(row)}
                </th>
              ) : (
                <td class="utrecht-table__cell" role="cell" data-label={column.label} key={column.label}>
                  {column.value(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export interface Moment {
  at: string
  title: ComponentChildren
  by?: string | undefined
  body?: ComponentChildren
}
export function Timeline({ items }: { items: Moment[] }) {
  return (
    <ol class="timeline">
      {items.map((item, index) => (
        <li class="timeline__item" key={`${item.at}${index}`}>
          <time class="timeline__time" dateTime={item.at}>
            {moment(item.at)}
          </time>
          <div class="timeline__title">{item.title}</div>
          {item.by && <div class="small">{item.by}</div>}
          {item.body}
        </li>
      ))}
    </ol>
  )
}

/** A list of things to open: title, facts beneath, a badge at the end. */
export interface CardItem {
  id: string
  to: string
  title: ComponentChildren
  facts?: ComponentChildren
  badge?: ComponentChildren
}
export function Cards({ items }: { items: CardItem[] }) {
  return (
    <ul class="card-list">
      {items.map((item) => (
        <li class="card" key={item.id}>
          <a class="card__link" href={`#${item.to}`}>
            <span class="card__title">{item.title}</span>
          </a>
          {item.facts && <div class="card__facts">{item.facts}</div>}
          {item.badge && <div class="card__badge">{item.badge}</div>}
        </li>
      ))}
    </ul>
  )
}

export function Progress({ label, value, max }: { label: string; value: number; max: number }) {
  const percent = max > 0 ? Math.round((100 * value) / max) : 100
  return (
    <div class="progress">
      <progress class="progress__bar" value={value} max={max || 1} aria-label={label} />
      <span class="progress__number">{t('state.percent', { percent })}</span>
    </div>
  )
}

export function Phone({ number }: { number: string }) {
  return (
    <a class="nl-link phone" href={`tel:${number.replace(/[^\d+]/g, '')}`}>
      {number}
    </a>
  )
}

export function More({ summary, children, open }: { summary: ComponentChildren; children: ComponentChildren; open?: boolean }) {
  return (
    <details class="more" open={open}>
      <summary class="more__summary">{summary}</summary>
      <div class="more__body stack">{children}</div>
    </details>
  )
}

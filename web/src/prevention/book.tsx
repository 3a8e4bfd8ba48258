// The prevention book: what the protocol wants and when it is due again, what was held, what was agreed, what was learned.
import { get, post } from '../api/client'
import type { PreventionItemList, PreventionItemView, PreventionKind, PreventionRecordList, PreventionUnnamedView } from '../api/generated'
import type { Created } from '../api/types'
import { pick, sourceWords, t, word } from '../catalogue'
import { fieldsOf, shortDay } from '../catalogue/time'
import { usePack, roleName } from '../protocol/pack'
import { Badge, Table } from '../ui/data'
import { Radios, Select, TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { Actions, useActions } from './actions'
import { Lessons } from './lesson'
import { none, Outcome, outcomeOf, Records } from './records'
import { ScansOfAll } from './scans'
import '../styles/handling.css'

export function Book() {
  const pack = usePack()
  const items = useLoad(() => get<PreventionItemList>('/prevention-items'))
  const records = useLoad(() => get<PreventionRecordList>('/prevention-records'))
  const actions = useActions()
  const reload = async () => void (await Promise.all([items.reload(), records.reload()]))
  return (
    <Page title={t('prevention.title')} lead={t('prevention.lead')} wide>
      <Section title={t('prevention.items')}>
        <Await of={items}>{(wanted) => <Wanted {...wanted} reload={reload} />}</Await>
      </Section>
      <Section title={t('prevention.records')}>
        <Await of={records}>
          {({ items: held }) => (held.length === 0 ? <Empty title={t('prevention.no_records')} /> : <Records records={held} items={items.value?.items ?? []} pack={pack} reload={reload} acted={() => actions.reload()} />)}
        </Await>
      </Section>
      <Actions actions={actions} records={records.value?.items ?? []} />
      <Lessons />
      <ScansOfAll />
    </Page>
  )
}

type Row = { item: PreventionItemView } | { unnamed: PreventionUnnamedView }
const kindOf = (row: Row) => ('item' in row ? row.item.kind : row.unnamed.kind)
const keyOf = (row: Row) => ('item' in row ? row.item.id : `kind:${row.unnamed.kind}`)

function Due({ item }: { item: PreventionItemView }) {
  if (item.late) return <Badge tone="error">{t('prevention.late', { day: shortDay(item.next) })}</Badge>
  return <>{shortDay(item.next) || t('prevention.no_moment')}</>
}

function Wanted({ items, unnamed, reload }: PreventionItemList & { reload: () => Promise<void> }) {
  const rows: Row[] = [...items.filter((item) => item.kind).map((item) => ({ item })), ...unnamed.map((one) => ({ unnamed: one }))]
  const rules = items.filter((item) => !item.kind)
  return (
    <>
      {items.length === 0 && <Paragraph>{t('prevention.silent')}</Paragraph>}
      <Table
        caption={t('prevention.items')}
        rows={rows}
        id={keyOf}
        columns={[
          {
            label: t('prevention.what'),
            head: true,
            value: (row) => (
              <>
                {'item' in row ? pick(row.item.text) : word('prevention.kind', row.unnamed.kind)}{' '}
                <span class="small">{'item' in row ? sourceWords(row.item.source) : t('prevention.not_named')}</span>
              </>
            ),
          },
          { label: t('prevention.who'), value: (row) => ('item' in row && row.item.owners.map(roleName).join(', ')) || t('prevention.nobody_named') },
          { label: t('prevention.last'), value: (row) => shortDay('item' in row ? row.item.lastHeld : row.unnamed.lastHeld) || t('prevention.never') },
          { label: t('prevention.next'), value: (row) => ('item' in row ? <Due item={row.item} /> : t('prevention.no_moment')) },
        ]}
      />
      <Reveal label={t('prevention.add')}>{(close) => <RecordForm rows={rows} reload={reload} close={close} />}</Reveal>
      {rules.length > 0 && (
        <>
          <h3 class="nl-heading nl-heading--level-3">{t('prevention.rules')}</h3>
          <ul class="utrecht-unordered-list">
            {rules.map((item) => (
              <li class="utrecht-unordered-list__item" key={item.id}>
                {pick(item.text)} <span class="small">{sourceWords(item.source)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function RecordForm({ rows, reload, close }: { rows: Row[]; reload: () => Promise<void>; close: () => void }) {
  const chosen = (key: string) => rows.find((row) => keyOf(row) === key)
  const what = (key: string) => {
    const row = chosen(key)
    return row && 'unnamed' in row ? { kind: row.unnamed.kind } : { item: key }
  }
  return (
    <SendForm
      name="record"
      initial={{ item: rows[0] ? keyOf(rows[0]) : '', state: 'held', day: fieldsOf(new Date()).date, ...none }}
      check={(values) => (values.day ? [] : [{ field: 'day', code: 'reports.occurred_missing' }])}
      send={(values, attempt) =>
        post<Created>(
          '/prevention-records',
          {
            ...what(values.item),
            ...(values.state === 'held' ? { heldOn: values.day, ...outcomeOf(values) } : { plannedOn: values.day, offered: outcomeOf(values).offered }),
          },
          { attempt },
        )
      }
      done={async () => {
        await reload()
        close()
      }}
      submit={t('action.save')}
      cancel={close}
    >
      {(fields) => {
        const { values, set, bind, id, wrong } = fields
        const kind = kindOf(chosen(values.item) ?? { unnamed: { kind: 'account' } }) as PreventionKind
        return (
          <>
            <Select {...bind('item')} label={t('prevention.what')} choices={rows.map((row) => ({ value: keyOf(row), label: 'item' in row ? pick(row.item.text) : word('prevention.kind', row.unnamed.kind) }))} />
            <Radios id={id('state')} label={t('prevention.planned_or_held')} pills value={values.state} onInput={(state) => set('state', state)} choices={['held', 'planned'].map((value) => ({ value, label: word('prevention.state', value) }))} />
            <TextField {...bind('day')} label={t('form.date')} type="date" narrow error={wrong('day') ?? wrong('heldOn')} />
            <Outcome kind={kind} fields={fields} planned={values.state === 'planned'} />
          </>
        )
      }}
    </SendForm>
  )
}

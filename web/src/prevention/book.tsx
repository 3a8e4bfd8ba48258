// The prevention book: what the protocol wants and when it is due again, what was held, what was agreed, what was learned.
import { get, post } from '../api/client'
import type { PreventionActionList, PreventionActionView, PreventionItemList, PreventionItemView, LessonList, PreventionRecordView, PreventionRecordList, SafetyScanList } from '../api/generated'
import type { Created, Items, Person } from '../api/types'
import { explain, pick, t, word } from '../catalogue'
import { fieldsOf, shortDay } from '../catalogue/time'
import { usePack, roleName } from '../protocol/pack'
import { Button } from '../ui/button'
import { Badge, Table } from '../ui/data'
import { Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import '../styles/handling.css'

const today = () => fieldsOf(new Date()).date

export function Book() {
  usePack()
  const items = useLoad(() => get<PreventionItemList>('/prevention-items'))
  const records = useLoad(() => get<PreventionRecordList>('/prevention-records'))
  const reload = async () => void (await Promise.all([items.reload(), records.reload()]))
  return (
    <Page title={t('prevention.title')} lead={t('prevention.lead')} wide>
      <Section title={t('prevention.items')}>
        <Await of={items}>{({ items }) => (items.length === 0 ? <Empty title={t('protocol.silent')} /> : <Wanted items={items} reload={reload} />)}</Await>
      </Section>
      <Section title={t('prevention.records')}>
        <Await of={records}>{({ items: held }) => (held.length === 0 ? <Empty title={t('prevention.no_records')} /> : <Held records={held} items={items.value?.items ?? []} reload={reload} />)}</Await>
      </Section>
      <Actions />
      <Lessons />
      <Scanned />
    </Page>
  )
}

function Wanted({ items, reload }: { items: PreventionItemView[]; reload: () => Promise<void> }) {
  const held = items.filter((item) => item.kind)
  const rules = items.filter((item) => !item.kind)
  return (
    <>
      <Table
        caption={t('prevention.items')}
        rows={held}
        id={(item) => item.id}
        columns={[
          {
            label: t('prevention.what'),
            head: true,
            value: (item) => (
              <>
                {pick(item.text)} <span class="small">{t('case.source', { source: item.source })}</span>
              </>
            ),
          },
          { label: t('prevention.who'), value: (item) => item.owners.map(roleName).join(', ') || t('prevention.nobody_named') },
          { label: t('prevention.last'), value: (item) => shortDay(item.lastHeld) || t('prevention.never') },
          { label: t('prevention.next'), value: (item) => (item.late ? <Badge tone="error">{t('prevention.late', { day: shortDay(item.next) })}</Badge> : shortDay(item.next) || t('prevention.when_needed')) },
        ]}
      />
      <Reveal label={t('prevention.add')}>
        {(close) => (
          <SendForm
            name="record"
            initial={{ item: held[0]?.id ?? '', state: 'held', day: today(), participants: '', words: '' }}
            check={(values) => (values.day ? [] : [{ field: 'day', code: 'reports.occurred_missing' }])}
            send={(values, attempt) =>
              post<Created>(
                '/prevention-records',
                {
                  item: values.item,
                  ...(values.state === 'held' ? { heldOn: values.day } : { plannedOn: values.day }),
                  participants: values.participants ? Number(values.participants) : undefined,
                  words: values.words.trim() || undefined,
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
            {({ values, set, bind, id, wrong }) => (
              <>
                <Select {...bind('item')} label={t('prevention.what')} choices={held.map((item) => ({ value: item.id, label: pick(item.text) }))} />
                <Radios id={id('state')} label={t('prevention.planned_or_held')} pills value={values.state} onInput={(state) => set('state', state)} choices={['held', 'planned'].map((value) => ({ value, label: word('prevention.state', value) }))} />
                <TextField {...bind('day')} label={t('form.date')} type="date" narrow error={wrong('day') ?? wrong('heldOn')} />
                {values.state === 'held' && <TextField {...bind('participants')} label={t('prevention.participants')} optional inputMode="numeric" narrow />}
                <TextArea {...bind('words')} label={t('prevention.words')} optional rows={4} />
              </>
            )}
          </SendForm>
        )}
      </Reveal>
      {rules.length > 0 && (
        <>
          <h3 class="nl-heading nl-heading--level-3">{t('prevention.rules')}</h3>
          <ul class="utrecht-unordered-list">
            {rules.map((item) => (
              <li class="utrecht-unordered-list__item" key={item.id}>
                {pick(item.text)} <span class="small">{t('case.source', { source: item.source })}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Held({ records, items, reload }: { records: PreventionRecordView[]; items: PreventionItemView[]; reload: () => Promise<void> }) {
  const name = (record: PreventionRecordView) => pick(items.find((item) => item.id === record.item)?.text) || word('prevention.kind', record.kind)
  const act = async (record: PreventionRecordView, path: string, body: unknown = {}) => {
    const answer = await post(`/prevention-records/${record.id}/${path}`, body, { version: record.version })
    if (answer.ok) await reload()
    else say(explain(answer.code))
  }
  return (
    <ul class="rows">
      {records.map((record) => (
        <li class="row" key={record.id}>
          <div class="row__head">
            <strong>{word('prevention.kind', record.kind)}</strong>
            <Badge tone={record.state === 'held' ? 'ok' : record.state === 'planned' ? 'info' : 'neutral'}>
              {word('prevention.state', record.state)} {shortDay(record.heldOn ?? record.plannedOn)}
            </Badge>
          </div>
          <Paragraph small>{name(record)}</Paragraph>
          {record.participants !== undefined && <Paragraph>{t('prevention.took_part', { n: record.participants })}</Paragraph>}
          {record.words && <Words>{record.words}</Words>}
          {record.kind === 'evaluation' && record.state === 'held' && (
            <Paragraph>
              {t('prevention.about_version', { pack: record.pack, version: record.packVersion })}{' '}
              {record.answeredVersion ? t('prevention.answered_by', { version: record.answeredVersion, day: shortDay(record.answeredOn) }) : ''}
            </Paragraph>
          )}
          <div class="actions">
            {record.state === 'planned' && (
              <>
                <Button label={`${t('prevention.hold')}: ${name(record)}`} onClick={() => void act(record, 'holdings', { heldOn: today() })}>
                  {t('prevention.hold')}
                </Button>
                <Button look="subtle" label={`${t('prevention.cancel')}: ${name(record)}`} onClick={() => void act(record, 'cancellations')}>
                  {t('prevention.cancel')}
                </Button>
              </>
            )}
            {record.kind === 'evaluation' && record.state === 'held' && !record.answeredVersion && <Button onClick={() => void act(record, 'answers')}>{t('prevention.answer')}</Button>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Actions() {
  const actions = useLoad(() => get<PreventionActionList>('/prevention-actions'))
  const people = useLoad(() => get<Items<Person>>('/people'))
  const done = async (action: PreventionActionView) => {
    const answer = await post(`/prevention-actions/${action.id}/completions`, {}, { version: action.version })
    if (answer.ok) await actions.reload()
    else say(explain(answer.code))
  }
  return (
    <Section title={t('prevention.actions')}>
      <Await of={actions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('prevention.no_actions')} />
          ) : (
            <Table
              caption={t('prevention.actions')}
              rows={items}
              id={(action) => action.id}
              columns={[
                { label: t('prevention.action'), head: true, value: (action) => action.title },
                { label: t('prevention.who'), value: (action) => action.ownerName },
                { label: t('prevention.due'), value: (action) => (action.late ? <Badge tone="error">{shortDay(action.dueOn)}</Badge> : shortDay(action.dueOn)) },
                {
                  label: t('prevention.done'),
                  value: (action) =>
                    action.doneOn ? (
                      shortDay(action.doneOn)
                    ) : (
                      <Button look="subtle" label={`${t('prevention.mark_done')}: ${action.title}`} onClick={() => void done(action)}>
                        {t('prevention.mark_done')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Await>
      <Reveal label={t('prevention.add_action')}>
        {(close) => (
          <SendForm
            name="action"
            initial={{ title: '', owner: '', dueOn: '' }}
            check={(values) => [
              ...(empty(values.title) ? [{ field: 'title', code: 'prevention.title_missing' }] : []),
              ...(values.owner ? [] : [{ field: 'owner', code: 'prevention.owner_missing' }]),
              ...(values.dueOn ? [] : [{ field: 'dueOn', code: 'reports.occurred_missing' }]),
            ]}
            send={(values, attempt) => post<Created>('/prevention-actions', values, { attempt })}
            done={async () => {
              await actions.reload()
              close()
            }}
            submit={t('action.save')}
            cancel={close}
          >
            {({ bind }) => (
              <>
                <TextField {...bind('title')} label={t('prevention.action')} />
                <Select {...bind('owner')} label={t('prevention.who')} choices={(people.value?.items ?? []).map((person) => ({ value: person.id, label: person.name }))} />
                <TextField {...bind('dueOn')} label={t('prevention.due')} type="date" narrow />
              </>
            )}
          </SendForm>
        )}
      </Reveal>
    </Section>
  )
}

function Lessons() {
  const lessons = useLoad(() => get<LessonList>('/prevention-lessons'))
  const years = [...new Set((lessons.value?.items ?? []).map((lesson) => lesson.year))]
  return (
    <Section title={t('prevention.lessons')}>
      <Paragraph>{t('prevention.lessons_explained')}</Paragraph>
      <Await of={lessons}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('prevention.no_lessons')} />
          ) : (
            <>
              {years.map((year) => (
                <div class="stack" key={year}>
                  <h3 class="nl-heading nl-heading--level-3">{year}</h3>
                  <ul class="utrecht-unordered-list">
                    {items
                      .filter((lesson) => lesson.year === year)
                      .map((lesson) => (
                        <li class="utrecht-unordered-list__item words" key={lesson.id}>
                          {lesson.text}
                        </li>
                      ))}
                  </ul>
                </div>
              ))}
            </>
          )
        }
      </Await>
    </Section>
  )
}

/** That scans were done, and when: there is nothing else to see. */
function Scanned() {
  const scans = useLoad(() => get<SafetyScanList>('/safety-scans'))
  return (
    <Section title={t('scan.all')}>
      <Paragraph>{t('scan.explained')}</Paragraph>
      <Await of={scans}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('scan.none')} />
          ) : (
            <Table
              caption={t('scan.all')}
              rows={items}
              id={(scan) => scan.id}
              columns={[
                { label: t('scan.who'), head: true, value: (scan) => scan.person },
                { label: t('scan.which'), value: (scan) => word('scan.kind', scan.kind) },
                { label: t('scan.when'), value: (scan) => shortDay(scan.doneOn) },
              ]}
            />
          )
        }
      </Await>
    </Section>
  )
}

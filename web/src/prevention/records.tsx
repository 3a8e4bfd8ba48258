// What was planned and held: when, by how many, what came of it, and which version of the protocol answered an evaluation.
import { post, put } from '../api/client'
import type { PreventionItemView, PreventionRecordView } from '../api/generated'
import type { Pack } from '../api/types'
import { explain, pick, t, word } from '../catalogue'
import { fieldsOf, shortDay } from '../catalogue/time'
import { Button } from '../ui/button'
import { Badge } from '../ui/data'
import { TextArea, TextField } from '../ui/field'
import { say } from '../ui/notice'
import { Paragraph, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm, type Fields } from '../ui/send_form'
import { ActionForm } from './actions'

export interface OutcomeValues {
  offered: string
  participants: string
  words: string
}
export const none: OutcomeValues = { offered: '', participants: '', words: '' }

const number = (text: string) => (text.trim() ? Number(text) : undefined)
export const outcomeOf = (values: OutcomeValues) => ({ offered: number(values.offered), participants: number(values.participants), words: values.words.trim() || undefined })
const valuesOf = (record: PreventionRecordView): OutcomeValues => ({ offered: record.offered?.toString() ?? '', participants: record.participants?.toString() ?? '', words: record.words ?? '' })

/** How many were offered a training and how many came, and what came of it; of what is planned only the first. */
export function Outcome({ kind, fields, planned = false }: { kind: string; fields: Pick<Fields<OutcomeValues>, 'bind'>; planned?: boolean }) {
  const training = kind === 'training'
  const { bind } = fields
  return (
    <>
      {training && <TextField {...bind('offered')} label={t('prevention.offered')} optional inputMode="numeric" narrow />}
      {!planned && (
        <>
          <TextField {...bind('participants')} label={training ? t('prevention.followed') : t('prevention.participants')} optional inputMode="numeric" narrow />
          <TextArea {...bind('words')} label={kind === 'evaluation' ? t('prevention.findings') : t('prevention.words')} optional rows={4} />
        </>
      )}
    </>
  )
}

interface Props {
  records: PreventionRecordView[]
  items: PreventionItemView[]
  pack: Pack | null
  reload: () => Promise<void>
  /** An action was agreed. */
  acted: () => Promise<void>
}

export function Records({ records, items, pack, reload, acted }: Props) {
  const named = (record: PreventionRecordView) => pick(items.find((item) => item.id === record.item)?.text) || word('prevention.kind', record.kind)
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
          {record.item && <Paragraph small>{named(record)}</Paragraph>}
          {record.offered !== undefined && <Paragraph>{t('prevention.was_offered', { n: record.offered })}</Paragraph>}
          {record.participants !== undefined && <Paragraph>{t(record.kind === 'training' ? 'prevention.was_followed' : 'prevention.took_part', { n: record.participants })}</Paragraph>}
          {record.words && <Words>{record.words}</Words>}
          {record.kind === 'evaluation' && record.state === 'held' && <Answered record={record} pack={pack} reload={reload} />}
          <RecordActions record={record} name={named(record)} reload={reload} acted={acted} />
        </li>
      ))}
    </ul>
  )
}

async function act(record: PreventionRecordView, path: string, reload: () => Promise<void>) {
  const answer = await post(`/prevention-records/${record.id}/${path}`, {}, { version: record.version })
  if (answer.ok) await reload()
  else say(explain(answer.code))
}

function RecordActions({ record, name, reload, acted }: { record: PreventionRecordView; name: string; reload: () => Promise<void>; acted: () => Promise<void> }) {
  return (
    <div class="actions">
      {record.state === 'planned' && (
        <>
          <Reveal label={t('prevention.hold')} about={name}>
            {(close) => <Holding record={record} reload={reload} close={close} />}
          </Reveal>
          <Button look="subtle" label={`${t('prevention.cancel')}: ${name}`} onClick={() => void act(record, 'cancellations', reload)}>
            {t('prevention.cancel')}
          </Button>
        </>
      )}
      {record.state === 'held' && !record.answeredVersion && (
        <Reveal label={t('prevention.complete')} about={`${name}, ${shortDay(record.heldOn)}`} look="subtle">
          {(close) => <Completing record={record} reload={reload} close={close} />}
        </Reveal>
      )}
      {record.state === 'held' && (
        <Reveal label={t('prevention.add_action_to')} about={`${name}, ${shortDay(record.heldOn)}`} look="subtle">
          {(close) => <ActionForm record={record.id} done={acted} close={close} />}
        </Reveal>
      )}
    </div>
  )
}

interface Form {
  record: PreventionRecordView
  reload: () => Promise<void>
  close: () => void
}

/** What was planned was held: on which day, by how many, and what came of it. */
function Holding({ record, reload, close }: Form) {
  const today = fieldsOf(new Date()).date
  return (
    <SendForm
      name="holding"
      about={record.id}
      initial={{ ...valuesOf(record), day: record.plannedOn && record.plannedOn < today ? record.plannedOn : today }}
      check={(values) => (values.day ? [] : [{ field: 'day', code: 'reports.occurred_missing' }])}
      send={(values) => post<PreventionRecordView>(`/prevention-records/${record.id}/holdings`, { heldOn: values.day, ...outcomeOf(values) }, { version: record.version })}
      done={async () => {
        close()
        await reload()
      }}
      submit={t('action.save')}
      cancel={close}
    >
      {(fields) => (
        <>
          <TextField {...fields.bind('day')} label={t('form.date')} type="date" max={today} narrow error={fields.wrong('day') ?? fields.wrong('heldOn')} />
          <Outcome kind={record.kind} fields={fields} />
        </>
      )}
    </SendForm>
  )
}

function Completing({ record, reload, close }: Form) {
  return (
    <SendForm
      name="outcome"
      about={record.id}
      initial={valuesOf(record)}
      send={(values) => put<PreventionRecordView>(`/prevention-records/${record.id}/outcome`, outcomeOf(values), { version: record.version })}
      done={async () => {
        close()
        await reload()
      }}
      submit={t('action.save')}
      cancel={close}
    >
      {(fields) => <Outcome kind={record.kind} fields={fields} />}
    </SendForm>
  )
}

/** An evaluation is about one version of the protocol, and what it found is answered by another. */
function Answered({ record, pack, reload }: { record: PreventionRecordView; pack: Pack | null; reload: () => Promise<void> }) {
  const about = <Paragraph>{t('prevention.about_version', { pack: record.pack, version: record.packVersion })}</Paragraph>
  if (record.answeredVersion)
    return (
      <>
        {about}
        <Paragraph>{t('prevention.answered_by', { pack: record.answeredPack ?? '', version: record.answeredVersion, day: shortDay(record.answeredOn) })}</Paragraph>
        <Button look="subtle" label={`${t('prevention.take_answer_back')}: ${shortDay(record.heldOn)}`} onClick={() => void act(record, 'answer-withdrawals', reload)}>
          {t('prevention.take_answer_back')}
        </Button>
      </>
    )
  const same = pack?.id === record.pack && pack.version === record.packVersion
  if (!record.words || !pack || same)
    return (
      <>
        {about}
        {pack && <Paragraph small>{t(record.words ? 'prevention.answer_waits' : 'prevention.findings_missing')}</Paragraph>}
      </>
    )
  return (
    <>
      {about}
      <Paragraph>{t('prevention.answer_by', { pack: pack.id, version: pack.version })}</Paragraph>
      <Button label={`${t('prevention.answer')}: ${shortDay(record.heldOn)}`} onClick={() => void act(record, 'answers', reload)}>
        {t('prevention.answer')}
      </Button>
    </>
  )
}

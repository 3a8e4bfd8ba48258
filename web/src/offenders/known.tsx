// What is known of somebody, one thing at a time, with how sure and since when. Corrected and withdrawn things stay to be read.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { t, word } from '../catalogue'
import { day, moment, shortDay } from '../catalogue/time'
import { Badge, More } from '../ui/data'
import { Radios, Select, TextArea, TextField, type TextProps } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Empty, Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm, type Bound } from '../ui/send_form'
import type { Datum } from './types'
import { certainties, choices, datumKinds } from './words'

interface Writing {
  mayWrite: boolean
  again: () => Promise<void>
  /** The day of the incident in which it was told; not asked for where there is one alone. */
  toldOn?: ((datum: Datum) => string | undefined) | undefined
}

export function Known({ data, ...writing }: { data: Datum[] } & Writing) {
  const standing = data.filter((one) => !one.endedAt)
  const ended = data.filter((one) => one.endedAt)
  return (
    <>
      {standing.length === 0 ? <Empty title={t('offenders.known_none')} /> : <List data={standing} {...writing} />}
      {ended.length > 0 && (
        <More summary={t('offenders.earlier_data')}>
          <List data={ended} {...writing} mayWrite={false} />
        </More>
      )}
    </>
  )
}

function List({ data, mayWrite, again, toldOn }: { data: Datum[] } & Writing) {
  const source = (datum: Datum) => {
    const at = toldOn?.(datum)
    return at && t('offenders.from_incident', { day: day(at) })
  }
  return (
    <dl class="terms">
      {data.map((datum) => (
        <div class="terms__row" key={datum.id}>
          <dt>{word('datum', datum.kind)}</dt>
          <dd class="known">
            <span class="words">{datum.value}</span> <Badge tone={datum.certainty === 'certain' ? 'ok' : 'neutral'}>{word('certainty', datum.certainty)}</Badge>
            <div class="small">
              {[source(datum), datum.since && t('offenders.since_day', { day: shortDay(datum.since) }), datum.by && t('offenders.said_by', { name: datum.by.name, at: moment(datum.at) })].filter(Boolean).join(' · ')}
            </div>
            {datum.reason && <div class="small words">{datum.reason}</div>}
            {mayWrite && (
              <div class="reveals">
                <Reveal label={t('offenders.correct')} look="subtle" about={`${word('datum', datum.kind)} ${datum.value}`}>
                  {(close) => <Correct datum={datum} again={again} close={close} />}
                </Reveal>
                <Reveal label={t('offenders.withdraw')} look="subtle" about={`${word('datum', datum.kind)} ${datum.value}`}>
                  {(close) => <Withdraw datum={datum} again={again} close={close} />}
                </Reveal>
              </div>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface Closing {
  again: () => Promise<void>
  close: () => void
}

const types: Record<string, TextProps['type']> = { birth: 'date', email: 'email', telephone: 'tel' }

function Value({ kind, bound }: { kind: string; bound: Bound }) {
  if (kind === 'description') return <TextArea {...bound} label={word('datum', kind)} />
  return <TextField {...bound} label={kind ? word('datum', kind) : t('offenders.value')} type={types[kind] ?? 'text'} {...(kind === 'age' ? { hint: t('offenders.value_age_hint') } : {})} />
}

export function AddData({ offender, again, close }: { offender: string } & Closing) {
  return (
    <SendForm
      name={`datum-${offender}`}
      initial={{ kind: 'name', value: '', certainty: 'probable', since: '' }}
      cancel={close}
      check={(values) => (empty(values.value) ? [{ field: 'value', code: 'offenders.value_missing' }] : [])}
      send={async (values, attempt) => {
        const answer = await post<undefined>(`/offenders/${offender}/data`, { data: [{ kind: values.kind, value: values.value, certainty: values.certainty, ...(values.since ? { since: values.since } : {}) }] }, { attempt })
        return answer.ok ? answer : { ...answer, errors: answer.errors.map((fault) => ({ ...fault, field: fault.field.replace('data.0.', '') })) }
      }}
      done={async () => {
        close()
        say(t('offenders.added'))
        await again()
      }}
      submit={t('offenders.add_save')}
    >
      {({ values, bind }) => (
        <>
          <Select {...bind('kind')} label={t('offenders.kind')} choices={choices('datum', datumKinds)} />
          <Value kind={values.kind} bound={bind('value')} />
          <Radios {...bind('certainty')} label={t('offenders.certainty')} pills choices={choices('certainty', certainties)} />
          <TextField {...bind('since')} label={t('offenders.since')} hint={t('offenders.since_hint')} optional type="date" narrow />
        </>
      )}
    </SendForm>
  )
}

function Correct({ datum, again, close }: { datum: Datum } & Closing) {
  return (
    <SendForm
      name={`correct-${datum.id}`}
      initial={{ value: datum.value, certainty: datum.certainty as string, since: datum.since ?? '', reason: '' }}
      cancel={close}
      check={(values) => (empty(values.value) ? [{ field: 'value', code: 'offenders.value_missing' }] : [])}
      send={(values, attempt) =>
        post<Created>(
          `/offender-data/${datum.id}/corrections`,
          { value: values.value, certainty: values.certainty, ...(values.since ? { since: values.since } : {}), ...(empty(values.reason) ? {} : { reason: values.reason }) },
          { attempt },
        )
      }
      done={async () => {
        close()
        say(t('offenders.corrected'))
        await again()
      }}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Value kind={datum.kind} bound={bind('value')} />
          <Radios {...bind('certainty')} label={t('offenders.certainty')} pills choices={choices('certainty', certainties)} />
          <TextField {...bind('since')} label={t('offenders.since')} hint={t('offenders.since_hint')} optional type="date" narrow />
          <TextField {...bind('reason')} label={t('offenders.correction_why')} optional />
        </>
      )}
    </SendForm>
  )
}

function Withdraw({ datum, again, close }: { datum: Datum } & Closing) {
  return (
    <SendForm
      name={`withdraw-${datum.id}`}
      initial={{ reason: '' }}
      cancel={close}
      check={(values) => (empty(values.reason) ? [{ field: 'reason', code: 'offenders.reason_missing' }] : [])}
      send={(values, attempt) => post<undefined>(`/offender-data/${datum.id}/withdrawals`, { reason: values.reason }, { attempt })}
      done={async () => {
        close()
        say(t('offenders.withdrawn'))
        await again()
      }}
      submit={t('offenders.withdraw_save')}
    >
      {({ bind }) => (
        <>
          <Paragraph small>{`${word('datum', datum.kind)}: ${datum.value}`}</Paragraph>
          <TextField {...bind('reason')} label={t('offenders.withdraw_why')} />
        </>
      )}
    </SendForm>
  )
}

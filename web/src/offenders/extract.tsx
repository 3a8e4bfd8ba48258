// What is held about a person, to be printed and handed to that person. It names nobody else; whoever prints it reads it first, because
// words that people wrote may.
import { get } from '../api/client'
import { pick, t, word } from '../catalogue'
import { day, fieldsOf, shortDay } from '../catalogue/time'
import type { Params } from '../app/router'
import { profile } from '../people/session'
import { nameOf, usePack } from '../protocol/pack'
import { Button } from '../ui/button'
import { Table } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { answered, Remedies } from './fairness'
import { Retention } from './person'
import type { Extract as Held } from './types'
import '../styles/handling.css'
import '../styles/offenders.css'

export function Extract({ id = '' }: Params) {
  usePack()
  const loaded = useLoad(() => get<Held>(`/offenders/${id}/extract`), [id])
  return (
    <Page
      title={t('offenders.extract')}
      lead={t('offenders.extract_lead', { organisation: profile()?.organisation.name ?? '' })}
      back={{ to: `/offenders/${id}`, label: t('offenders.person') }}
      actions={<Button onClick={() => window.print()}>{t('offenders.extract_print')}</Button>}
    >
      <div class="no-print">
        <Paragraph small>{t('offenders.extract_read_first')}</Paragraph>
      </div>
      <Await of={loaded}>{(held) => <All held={held} />}</Await>
    </Page>
  )
}

const line = (...parts: (string | false | undefined)[]) => parts.filter(Boolean).join(' · ')

function All({ held }: { held: Held }) {
  return (
    <div class="stack-wide extract">
      <Paragraph>{t('offenders.extract_made', { day: shortDay(fieldsOf(new Date()).date) })}</Paragraph>
      {held.restricted && <Paragraph>{t('offenders.is_restricted')}</Paragraph>}
      {held.removed && <Paragraph>{t('offenders.is_removed')}</Paragraph>}
      {held.data.length > 0 && <Data of={held.data} />}
      <Section title={t('offenders.events')}>
        <List of={held.events.map((event) => line(day(event.occurredAt), event.behaviour ? nameOf('norm', event.behaviour) : t('case.not_classified'), nameOf('forms', event.form), event.againstOffice && t('offenders.against_office'), event.againstStaff && t('offenders.against_staff')))} />
      </Section>
      {held.relations.length > 0 && (
        <Section title={t('offenders.relations')}>
          <List of={held.relations.map((one) => `${word(one.ofOther ? 'relation_of_other' : 'relation', one.relation)}: ${nameOf('offenders', one.kind) || t('offenders.unknown')}`)} />
        </Section>
      )}
      {held.measures.length > 0 && (
        <Section title={t('offenders.extract_measures')}>
          <List of={held.measures.map(measure)} />
        </Section>
      )}
      <Fairness held={held} />
      <Retention of={held.retention} open />
    </div>
  )
}

const measure = (one: Held['measures'][number]) =>
  line(
    pick(one.name),
    one.state !== 'standing' && word('phase', one.state),
    t('offenders.extract_decided', { day: shortDay(one.decidedOn) }),
    one.startsOn && t('offenders.since_day', { day: shortDay(one.startsOn) }),
    one.endsOn && t('offenders.until', { day: shortDay(one.endsOn) }),
  )

function List({ of }: { of: string[] }) {
  return (
    <ul class="utrecht-unordered-list">
      {of.map((words, at) => (
        <li class="utrecht-unordered-list__item" key={at}>
          {words}
        </li>
      ))}
    </ul>
  )
}

type Datum = Held['data'][number]

const source = (datum: Datum) => t(datum.reported ? 'offenders.extract_reported' : 'offenders.extract_written', { day: day(datum.happenedAt), on: day(datum.at) })
const how = (datum: Datum) =>
  [
    word('certainty', datum.certainty),
    datum.since && t('offenders.since_day', { day: shortDay(datum.since) }),
    datum.endedAt && t(datum.corrected ? 'offenders.extract_corrected' : 'offenders.extract_withdrawn', { day: day(datum.endedAt) }),
  ]
    .filter(Boolean)
    .join(', ')

function Data({ of }: { of: Datum[] }) {
  return (
    <Section title={t('offenders.known_title')}>
      <Table
        caption={t('offenders.known_title')}
        rows={of.map((datum, place) => ({ datum, place }))}
        id={({ place }) => String(place)}
        columns={[
          { label: t('offenders.extract_kind'), head: true, value: ({ datum }) => word('datum', datum.kind) },
          { label: t('offenders.extract_value'), value: ({ datum }) => <span class="words">{datum.value}</span> },
          { label: t('offenders.extract_source'), value: ({ datum }) => source(datum) },
          {
            label: t('offenders.extract_certainty'),
            value: ({ datum }) => (
              <>
                {how(datum)}
                {datum.reason && <div class="words">{datum.reason}</div>}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Fairness({ held }: { held: Held }) {
  return (
    <>
      {held.statements.length > 0 && (
        <Section title={t('offenders.statements')}>
          {held.statements.map((one, at) => (
            <div class="told" key={at}>
              <Paragraph small>{`${word('statement', one.kind)}, ${shortDay(one.receivedOn)}`}</Paragraph>
              {one.text && <Words>{one.text}</Words>}
            </div>
          ))}
        </Section>
      )}
      <Section title={t('offenders.notices')}>
        {held.notices.map((one, at) => (
          <div class="told" key={at}>
            <Paragraph>{t(one.given ? 'offenders.notice_told' : 'offenders.notice_withheld', { act: word('act', one.act), day: shortDay(one.decidedOn) })}</Paragraph>
            {one.reason && <Words>{one.reason}</Words>}
          </div>
        ))}
        <Remedies of={held} />
      </Section>
      {held.requests.length > 0 && (
        <Section title={t('offenders.requests')}>
          {held.requests.map((one, at) => (
            <div class="told" key={at}>
              <Paragraph small>{line(t('offenders.request_line', { kind: word('request.kind', one.kind), day: shortDay(one.receivedOn) }), answered(one))}</Paragraph>
              {one.text && <Words>{one.text}</Words>}
              {one.decision && <Words>{one.decision}</Words>}
            </div>
          ))}
        </Section>
      )}
    </>
  )
}

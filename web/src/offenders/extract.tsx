// What is held about a person, to be printed and handed to that person. It names nobody else.
import { get } from '../api/client'
import { t, word } from '../catalogue'
import { day, fieldsOf, shortDay } from '../catalogue/time'
import type { Params } from '../app/router'
import { profile } from '../people/session'
import { nameOf, usePack } from '../protocol/pack'
import { Button } from '../ui/button'
import { Table } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { answered, Remedies } from './fairness'
import { Measures } from './measures'
import { Retention } from './person'
import type { PersonPage } from './types'
import '../styles/handling.css'
import '../styles/offenders.css'

export function Extract({ id = '' }: Params) {
  usePack()
  const loaded = useLoad(() => get<PersonPage>(`/offenders/${id}/extract`), [id])
  return (
    <Page
      title={t('offenders.extract')}
      lead={t('offenders.extract_lead', { organisation: profile()?.organisation.name ?? '' })}
      back={{ to: `/offenders/${id}`, label: t('offenders.person') }}
      actions={<Button onClick={() => window.print()}>{t('offenders.extract_print')}</Button>}
    >
      <Await of={loaded}>{(page) => <Held page={page} />}</Await>
    </Page>
  )
}

function Held({ page }: { page: PersonPage }) {
  const { fairness } = page
  return (
    <div class="stack-wide extract">
      <Paragraph>{t('offenders.extract_made', { day: shortDay(fieldsOf(new Date()).date) })}</Paragraph>
      <Section title={t('offenders.known_title')}>
        <Table
          caption={t('offenders.known_title')}
          rows={page.data}
          id={(row) => row.id}
          columns={[
            { label: t('offenders.extract_kind'), head: true, value: (row) => word('datum', row.kind) },
            { label: t('offenders.extract_value'), value: (row) => <span class="words">{row.value}</span> },
            { label: t('offenders.extract_certainty'), value: (row) => [word('certainty', row.certainty), row.since && t('offenders.since_day', { day: shortDay(row.since) }), row.endedAt && t('offenders.earlier_data')].filter(Boolean).join(', ') },
          ]}
        />
      </Section>
      <Section title={t('offenders.events')}>
        <ul class="utrecht-unordered-list">
          {page.events.map((event) => (
            <li class="utrecht-unordered-list__item" key={event.offenderId}>
              {[day(event.occurredAt), event.behaviour ? nameOf('norm', event.behaviour) : t('case.not_classified'), nameOf('forms', event.form), event.againstOffice && t('offenders.against_office'), event.againstStaff && t('offenders.against_staff')].filter(Boolean).join(' · ')}
            </li>
          ))}
        </ul>
      </Section>
      {page.person.measures.length > 0 && (
        <Section title={t('offenders.measures')}>
          <Measures of={page.person.measures.map((one) => ({ ...one, desk: undefined }))} />
        </Section>
      )}
      {fairness && (
        <>
          {fairness.statements.length > 0 && (
            <Section title={t('offenders.statements')}>
              {fairness.statements.map((one) => (
                <div class="told" key={one.id}>
                  <Paragraph small>{`${word('statement', one.kind)}, ${shortDay(one.receivedOn)}`}</Paragraph>
                  {one.text && <Words>{one.text}</Words>}
                </div>
              ))}
            </Section>
          )}
          <Section title={t('offenders.notices')}>
            {fairness.notices.map((one) => (
              <Paragraph key={one.id}>{t(one.given ? 'offenders.notice_told' : 'offenders.notice_withheld', { act: word('act', one.act), day: shortDay(one.decidedOn) })}</Paragraph>
            ))}
            <Remedies of={fairness} />
          </Section>
          {fairness.requests.length > 0 && (
            <Section title={t('offenders.requests')}>
              {fairness.requests.map((one) => (
                <div class="told" key={one.id}>
                  <Paragraph small>{[t('offenders.request_line', { kind: word('request.kind', one.kind), day: shortDay(one.receivedOn) }), answered(one)].join(' · ')}</Paragraph>
                  {one.text && <Words>{one.text}</Words>}
                  {one.decision && <Words>{one.decision}</Words>}
                </div>
              ))}
            </Section>
          )}
        </>
      )}
      <Retention page={page} open />
    </div>
  )
}

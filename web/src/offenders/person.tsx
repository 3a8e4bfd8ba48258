// One person in the register: what is known, when he crossed the line, what stands against him, what people said of who he is, and
// how he is treated fairly. What the reader's role may not see is said, not hidden.
import { get, post } from '../api/client'
import type { Created } from '../api/types'
import { explain, pick, sourceWords, t, word } from '../catalogue'
import { day, period } from '../catalogue/time'
import type { Params } from '../app/router'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Button, Link } from '../ui/button'
import { Alert } from '../ui/alert'
import { Badge, More, Timeline } from '../ui/data'
import { TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { useState } from 'preact/hooks'
import { FairnessPart } from './fairness'
import { Known } from './known'
import { Measures } from './measures'
import { Said, takeBack } from './suggestions'
import type { PersonPage, Victims } from './types'
import { personName } from './words'
import '../styles/handling.css'
import '../styles/offenders.css'

export function Person({ id = '' }: Params) {
  usePack()
  const loaded = useLoad(() => get<PersonPage>(`/offenders/${id}`), [id])
  const again = loaded.reload
  const page = loaded.value
  return (
    <Page title={page ? personName(page.person) : t('offenders.person')} back={{ to: '/offenders', label: t('nav.offenders') }} wide>
      <Await of={loaded}>
        {(page) => (
          <div class="stack-wide">
            {page.removed && (
              <Alert tone="info">
                <p class="nl-paragraph">{t('offenders.is_removed')}</p>
              </Alert>
            )}
            {page.person.restricted ? <Restricted page={page} again={again} /> : !page.removed && <Open page={page} again={again} />}
            {page.fairness && <FairnessPart of={page.fairness} page={page} again={again} />}
            <Retention of={page.retention} />
          </div>
        )}
      </Await>
    </Page>
  )
}

interface Props {
  page: PersonPage
  again: () => Promise<void>
}

function Restricted({ page, again }: Props) {
  const lift = async () => {
    const answer = await post(`/offenders/${page.person.id}/restriction-liftings`, {})
    await again()
    say(answer.ok ? t('offenders.lifted') : explain(answer.code))
  }
  return (
    <Alert tone="warning">
      <p class="nl-paragraph">{t('offenders.is_restricted')}</p>
      {page.mayDecide && <Button onClick={() => void lift()}>{t('offenders.lift')}</Button>}
      {page.data.length > 0 && (
        <>
          <p class="nl-paragraph">{t('offenders.restricted_to_correct')}</p>
          <Known data={page.data} mayWrite={page.mayDecide} again={again} />
        </>
      )}
    </Alert>
  )
}

function Open({ page, again }: Props) {
  const { parts, person } = page
  const happenedOn = (offender: string) => page.events.find((event) => event.offenderId === offender)?.occurredAt
  return (
    <>
      <Section title={t('offenders.known_title')}>{parts.data ? <Known data={page.data} mayWrite={page.mayDecide} again={again} toldOn={(datum) => happenedOn(datum.offenderId)} /> : <NotYours />}</Section>
      <Section title={t('offenders.events')}>{parts.incidents ? <Events page={page} again={again} /> : <NotYours />}</Section>
      <Section title={t('offenders.measures')}>{!parts.measures ? <NotYours /> : person.measures.length === 0 ? <Empty title={t('offenders.measures_none')} /> : <Measures of={person.measures} again={again} />}</Section>
      {page.relations.length > 0 && (
        <Section title={t('offenders.relations')}>
          <ul class="plain-list">
            {page.relations.map((one) => (
              <li key={`${one.relation}${one.ofOther}${one.other.id}`}>
                {word(one.ofOther ? 'relation_of_other' : 'relation', one.relation)}: <Link to={`/offenders/${one.other.id}`}>{personName(one.other)}</Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {parts.victims && <VictimsPart id={person.id} page={page} />}
      {page.verdicts.length > 0 && (
        <Section title={t('offenders.verdicts')}>
          <Said verdicts={page.verdicts} mayDecide={page.mayDecide} again={again} happenedOn={happenedOn} />
        </Section>
      )}
    </>
  )
}

const NotYours = () => <Paragraph>{t('offenders.not_yours')}</Paragraph>

function Events({ page, again }: Props) {
  const split = async (offender: string) => {
    const answer = await post<Created>(`/offenders/${offender}/splits`, {})
    await again()
    if (!answer.ok) return say(explain(answer.code))
    say(t('offenders.split_done'), () => takeBack(answer.value.id, again))
  }
  return (
    <Timeline
      items={page.events.map((event) => ({
        at: event.occurredAt,
        title: event.incidentId ? <Link to={`/incidents/${event.incidentId}/persons`}>{t('case.title', { reference: event.reference ?? '' })}</Link> : t('offenders.event_hidden'),
        body: (
          <>
            <p class="nl-paragraph small">
              {[event.behaviour ? nameOf('norm', event.behaviour) : t('case.not_classified'), nameOf('forms', event.form), event.affectedRoles.map(roleName).join(', ')].filter(Boolean).join(' · ')}
            </p>
            <p class="badges">
              {event.againstOffice && <Badge>{t('offenders.against_office')}</Badge>}
              {event.againstStaff && <Badge>{t('offenders.against_staff')}</Badge>}
              {page.mayDecide && page.events.length > 1 && (
                <Button look="subtle" onClick={() => void split(event.offenderId)} label={`${t('offenders.split')}: ${day(event.occurredAt)}`}>
                  {t('offenders.split')}
                </Button>
              )}
            </p>
          </>
        ),
      }))}
    />
  )
}

function VictimsPart({ id, page }: { id: string; page: PersonPage }) {
  const [shown, setShown] = useState<Victims>()
  return (
    <Section title={t('offenders.victims')}>
      {shown ? (
        <ul class="utrecht-unordered-list">
          {shown.items.map((item) => (
            <li class="utrecht-unordered-list__item" key={item.offenderId}>
              {day(page.events.find((one) => one.offenderId === item.offenderId)?.occurredAt ?? '')}:{' '}
              {item.affected.map((one) => (one.name ? t('offenders.victims_named', { name: one.name, role: roleName(one.role) }) : t('offenders.victims_unnamed', { role: roleName(one.role) }))).join(', ')}
            </li>
          ))}
        </ul>
      ) : (
        <Reveal label={t('offenders.victims_show')}>
          {(close) => (
            <SendForm
              name="victims"
              about={id}
              initial={{ reason: '' }}
              cancel={close}
              check={(values) => (empty(values.reason) ? [{ field: 'reason', code: 'offenders.reason_missing' }] : [])}
              send={(values) => post<Victims>(`/offenders/${id}/victim-looks`, values)}
              done={setShown}
              submit={t('offenders.victims_show')}
            >
              {({ bind }) => <TextField {...bind('reason')} label={t('offenders.victims_why')} hint={t('offenders.victims_hint')} />}
            </SendForm>
          )}
        </Reveal>
      )}
    </Section>
  )
}

export function Retention({ of: retention, open = false }: { of: PersonPage['retention']; open?: boolean }) {
  return (
    <More summary={t('offenders.retention')} open={open}>
      {retention ? (
        <>
          <Paragraph>{t('offenders.retention_kept', { keep: period(retention.keep), reason: pick(retention.reason) })}</Paragraph>
          <Paragraph small>{sourceWords(retention.source)}</Paragraph>
          {retention.unverified && <Paragraph small>{t('offenders.unverified')}</Paragraph>}
        </>
      ) : (
        <Paragraph>{t('offenders.retention_silent')}</Paragraph>
      )}
    </More>
  )
}

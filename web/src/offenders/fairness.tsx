// The person's own account, what he was told, what he asked and how it was answered. Being listed and being warned stand apart.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { pick, sourceWords, t, word } from '../catalogue'
import { fieldsOf, moment, shortDay } from '../catalogue/time'
import { Link } from '../ui/button'
import { Alert } from '../ui/alert'
import { Badge, More } from '../ui/data'
import { Radios, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import type { Fairness, PersonPage } from './types'
import { choices } from './words'

interface Props {
  of: Fairness
  page: PersonPage
  again: () => Promise<void>
}

export function FairnessPart({ of, page, again }: Props) {
  const offender = page.person.id
  const may = page.mayDecide && !page.removed
  return (
    <>
      <Section title={t('offenders.statements')}>
        {of.statements.length === 0 && <Empty title={t('offenders.statements_none')} />}
        {of.statements.map((one) => (
          <div class="told" key={one.id}>
            <p class="nl-paragraph small">{`${word('statement', one.kind)}, ${shortDay(one.receivedOn)}`}</p>
            {one.text && <Words>{one.text}</Words>}
          </div>
        ))}
        {may && <Reveal label={t('offenders.statement_add')}>{(close) => <AddStatement offender={offender} again={again} close={close} />}</Reveal>}
      </Section>
      <Section title={t('offenders.notices')}>
        {of.notices.length === 0 && <Empty title={t('offenders.notices_none')} />}
        {of.notices.map((one) => (
          <div class="told" key={one.id}>
            <p class="nl-paragraph">{t(one.given ? 'offenders.notice_told' : 'offenders.notice_withheld', { act: word('act', one.act), day: shortDay(one.decidedOn) })}</p>
            {one.reason && <Words>{one.reason}</Words>}
          </div>
        ))}
        {may && <Reveal label={t('offenders.notice_add')}>{(close) => <AddNotice offender={offender} again={again} close={close} />}</Reveal>}
        <Remedies of={of} />
      </Section>
      <Requests of={of} page={page} again={again} />
      {of.looks.length > 0 && (
        <More summary={t('offenders.looks')}>
          {of.looks.map((look) => (
            <div class="told" key={look.at}>
              <p class="nl-paragraph small">{t('offenders.said_by', { name: look.by?.name ?? '', at: moment(look.at) })}</p>
              {look.reason && <Words>{look.reason}</Words>}
            </div>
          ))}
        </More>
      )}
    </>
  )
}

export function Remedies({ of }: { of: Pick<Fairness, 'remedies'> }) {
  if (of.remedies.length === 0) return <Paragraph>{t('offenders.remedies_silent')}</Paragraph>
  return (
    <>
      {of.remedies.map((remedy) => (
        <div class="remedy" key={remedy.act}>
          <p class="nl-paragraph">
            <strong>{t('offenders.remedy', { act: word('act', remedy.act) })}</strong>
          </p>
          <Paragraph>{pick(remedy.text)}</Paragraph>
          <Paragraph small>{[sourceWords(remedy.source), remedy.unverified && t('offenders.unverified')].filter(Boolean).join(' · ')}</Paragraph>
        </div>
      ))}
    </>
  )
}

function Requests({ of, page, again }: Props) {
  const offender = page.person.id
  return (
    <Section title={t('offenders.requests')} actions={page.removed ? undefined : <Link to={`/offenders/${offender}/extract`}>{t('offenders.extract')}</Link>}>
      {of.requests.length === 0 && <Empty title={t('offenders.requests_none')} />}
      {of.requests.map((one) => (
        <div class="told" key={one.id}>
          <div class="row__head">
            <p class="nl-paragraph">{t('offenders.request_line', { kind: word('request.kind', one.kind), day: shortDay(one.receivedOn) })}</p>
            <Badge tone={one.granted === undefined ? 'warning' : 'neutral'}>
              {answered(one)}
            </Badge>
          </div>
          {one.text && <Words>{one.text}</Words>}
          {one.decision && <Words>{one.decision}</Words>}
          {page.mayDecide && one.granted === undefined && <Reveal label={t('offenders.decide')} about={word('request.kind', one.kind)}>{(close) => <Decide request={one} again={again} close={close} />}</Reveal>}
        </div>
      ))}
      {page.mayDecide && !page.removed && <Reveal label={t('offenders.request_add')}>{(close) => <AddRequest offender={offender} again={again} close={close} />}</Reveal>}
    </Section>
  )
}

export const answered = ({ granted, decidedOn = '' }: Pick<Fairness['requests'][number], 'granted' | 'decidedOn'>) => (granted === undefined ? t('offenders.request_open') : t(granted ? 'offenders.request_granted' : 'offenders.request_declined', { day: shortDay(decidedOn) }))

interface Closing {
  offender: string
  again: () => Promise<void>
  close: () => void
}
const today = () => fieldsOf(new Date()).date
const finished = (words: string, again: () => Promise<void>, close: () => void) => async () => {
  close()
  say(words)
  await again()
}

function AddStatement({ offender, again, close }: Closing) {
  return (
    <SendForm
      name="statement"
      about={offender}
      initial={{ kind: 'account', receivedOn: today(), text: '' }}
      cancel={close}
      check={(values) => (empty(values.text) ? [{ field: 'text', code: 'offenders.words_missing' }] : [])}
      send={(values, attempt) => post<Created>(`/offenders/${offender}/statements`, values, { attempt })}
      done={finished(t('offenders.statement_added'), again, close)}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('kind')} label={t('offenders.statement_kind')} pills choices={choices('statement', ['account', 'objection'])} />
          <TextArea {...bind('text')} label={t('offenders.statement_text')} />
          <TextField {...bind('receivedOn')} label={t('offenders.received_on')} type="date" max={today()} narrow />
        </>
      )}
    </SendForm>
  )
}

function AddNotice({ offender, again, close }: Closing) {
  return (
    <SendForm
      name="notice"
      about={offender}
      initial={{ act: 'listing', given: 'yes', decidedOn: today(), reason: '' }}
      cancel={close}
      check={(values) => (values.given === 'no' && empty(values.reason) ? [{ field: 'reason', code: 'offenders.reason_missing' }] : [])}
      send={(values, attempt) =>
        post<Created>(`/offenders/${offender}/notices`, { act: values.act, given: values.given === 'yes', decidedOn: values.decidedOn, ...(empty(values.reason) ? {} : { reason: values.reason }) }, { attempt })
      }
      done={finished(t('offenders.notice_added'), again, close)}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('act')} label={t('offenders.notice_act')} choices={choices('act', ['listing', 'warning'])} />
          <Radios
            {...bind('given')}
            label={t('offenders.notice_given')}
            pills
            choices={[
              { value: 'yes', label: t('offenders.notice_yes') },
              { value: 'no', label: t('offenders.notice_no') },
            ]}
          />
          <TextField {...bind('decidedOn')} label={t('offenders.decided_on')} type="date" max={today()} narrow />
          <TextArea {...bind('reason')} label={t('offenders.notice_why')} hint={t('offenders.notice_why_hint')} optional rows={2} />
        </>
      )}
    </SendForm>
  )
}

function AddRequest({ offender, again, close }: Closing) {
  return (
    <SendForm
      name="request"
      about={offender}
      initial={{ kind: 'access', receivedOn: today(), text: '' }}
      cancel={close}
      send={(values, attempt) => post<Created>(`/offenders/${offender}/requests`, { kind: values.kind, receivedOn: values.receivedOn, ...(empty(values.text) ? {} : { text: values.text }) }, { attempt })}
      done={finished(t('offenders.request_added'), again, close)}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('kind')} label={t('offenders.request_kind')} choices={choices('request.kind', ['access', 'correction', 'restriction', 'removal'])} />
          <TextArea {...bind('text')} label={t('offenders.request_text')} optional rows={3} />
          <TextField {...bind('receivedOn')} label={t('offenders.received_on')} type="date" max={today()} narrow />
        </>
      )}
    </SendForm>
  )
}

function Decide({ request, again, close }: { request: Fairness['requests'][number]; again: () => Promise<void>; close: () => void }) {
  return (
    <SendForm
      name={`decide-${request.id}`}
      initial={{ granted: '', decidedOn: today(), reason: '' }}
      cancel={close}
      check={(values) => [...(values.granted ? [] : [{ field: 'granted', code: 'form.choose' }]), ...(empty(values.reason) ? [{ field: 'reason', code: 'offenders.reason_missing' }] : [])]}
      send={(values) => post(`/offender-requests/${request.id}/decisions`, { granted: values.granted === 'yes', decidedOn: values.decidedOn, reason: values.reason }, { version: request.version })}
      done={finished(t('offenders.decided'), again, close)}
      submit={t('offenders.decide')}
      danger={request.kind === 'removal'}
    >
      {({ bind }) => (
        <>
          <Radios
            {...bind('granted')}
            label={t('offenders.decide_what')}
            pills
            choices={[
              { value: 'yes', label: t('offenders.decide_grant') },
              { value: 'no', label: t('offenders.decide_decline') },
            ]}
          />
          {request.kind === 'removal' && (
            <Alert tone="warning">
              <p class="nl-paragraph">{t('offenders.decide_removal')}</p>
              <p class="nl-paragraph">{t('offenders.decide_removal_stays')}</p>
            </Alert>
          )}
          <TextArea {...bind('reason')} label={t('offenders.decide_why')} hint={t('offenders.decide_why_hint')} rows={3} />
          <TextField {...bind('decidedOn')} label={t('offenders.decided_on')} type="date" max={today()} narrow />
        </>
      )}
    </SendForm>
  )
}

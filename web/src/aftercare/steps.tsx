// What can be done with a conversation: offer, agree on a day, record that it was held, take a no, move it with a reason.
import { useState } from 'preact/hooks'
import { post, type Answer, type Attempt, type FieldFault } from '../api/client'
import { download } from '../api/download'
import { pick, t } from '../catalogue'
import { fieldsOf, momentFrom } from '../catalogue/time'
import { Button } from '../ui/button'
import { Failure } from '../ui/errors'
import { Checkbox, MomentField, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm, type Fields } from '../ui/send_form'
import type { Conversation } from './types'
import { over } from './words'

interface Props {
  one: Conversation
  /** The first that is still to be held: what one comes here for. */
  next: boolean
  reference: string
  again: () => Promise<void>
}

export function Steps({ one, next, reference, again }: Props) {
  const about = pick(one.name)
  return (
    <div class="reveals">
      {!over(one) && (
        <>
          <Reveal label={t('aftercare.hold')} about={about} look={next ? 'primary' : 'secondary'}>
            {(close) => <Hold one={one} again={again} close={close} />}
          </Reveal>
          <Reveal label={one.plannedFor ? t('aftercare.appoint_again') : t('aftercare.appoint')} about={about}>
            {(close) => <Appoint one={one} again={again} close={close} />}
          </Reveal>
          {one.state === 'planned' && <OfferNow one={one} again={again} />}
          <Reveal label={t('aftercare.postpone')} about={about}>
            {(close) => <Postpone one={one} again={again} close={close} />}
          </Reveal>
          <Reveal label={t('aftercare.decline')} about={about}>
            {(close) => <Decline one={one} again={again} close={close} />}
          </Reveal>
        </>
      )}
      {one.state === 'declined' && <OfferNow one={one} again={again} />}
      {one.state === 'appointed' && <Calendar one={one} name={`${reference}.ics`} />}
    </div>
  )
}

export function Calendar({ one, name }: { one: Conversation; name: string }) {
  const [code, setCode] = useState<string>()
  const fetch = async () => {
    const answer = await download(`/aftercare-conversations/${one.id}/calendar`, name)
    setCode(answer.ok ? undefined : answer.code)
  }
  return (
    <>
      <Button onClick={() => void fetch()} label={`${t('aftercare.calendar')}: ${pick(one.name)}`}>
        {t('aftercare.calendar')}
      </Button>
      {code && <Failure code={code} />}
    </>
  )
}

function OfferNow({ one, again }: { one: Conversation; again: () => Promise<void> }) {
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const offer = async () => {
    setBusy(true)
    const answer = await post(`/aftercare-conversations/${one.id}/offers`, {}, { version: one.version })
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    await again()
    if (answer.ok) say(t('aftercare.offered_now'))
  }
  return (
    <>
      <Button busy={busy} onClick={() => void offer()} label={`${t('aftercare.offer')}: ${pick(one.name)}`}>
        {one.state === 'declined' ? t('aftercare.offer_again') : t('aftercare.offer')}
      </Button>
      {code && <Failure code={code} />}
    </>
  )
}

interface StepProps<T> {
  one: Conversation
  again: () => Promise<void>
  close: () => void
  step: string
  initial: T
  check?: (values: T) => FieldFault[]
  body: (values: T) => unknown
  said: string
  submit: string
  children: (fields: Fields<T>) => preact.ComponentChildren
}

/** A step sent under the version that the reader saw. Whoever was second keeps the words and sees the new state above. */
function Step<T extends object>({ one, again, close, step, initial, check, body, said, submit, children }: StepProps<T>) {
  const send = (values: T, attempt: Attempt): Promise<Answer<unknown>> =>
    post(`/aftercare-conversations/${one.id}/${step}`, body(values), { version: one.version, attempt })
  return (
    <SendForm
      name={`${step}-${one.id}`}
      initial={initial}
      {...(check ? { check } : {})}
      send={send}
      submit={submit}
      cancel={close}
      stale={async () => {
        await again()
        return <Paragraph>{t('aftercare.changed_meanwhile')}</Paragraph>
      }}
      done={async () => {
        close()
        say(said)
        await again()
      }}
    >
      {children}
    </SendForm>
  )
}

interface When {
  date: string
  time: string
}
/** The moment as the wire wants it; null while it is no moment yet. */
const instant = ({ date, time }: When): string | null => {
  const moment = time ? momentFrom(date, time) : null
  return moment ? new Date(moment).toISOString() : null
}
const askWhen = <T extends When>(field: string) => (values: T): FieldFault[] => (instant(values) ? [] : [{ field, code: 'aftercare.when_missing' }])

function WhenField<T extends When>({ fields, field, label, hint }: { fields: Fields<T>; field: string; label: string; hint?: string }) {
  return (
    <MomentField
      id={fields.id(field)}
      label={label}
      {...(hint ? { hint } : {})}
      error={fields.wrong(field)}
      date={fields.values.date}
      time={fields.values.time}
      onInput={(date, time) => {
        fields.set('date', date as T['date'])
        fields.set('time', time as T['time'])
      }}
    />
  )
}

type PartProps = Omit<Props, 'reference' | 'next'> & { close: () => void }

function Appoint(props: PartProps) {
  return (
    <Step {...props} step="appointments" initial={{ date: '', time: '' }} check={askWhen('plannedFor')} body={(values) => ({ plannedFor: instant(values) })} said={t('aftercare.appointed')} submit={t('aftercare.appoint_save')}>
      {(fields) => <WhenField fields={fields} field="plannedFor" label={t('aftercare.when')} hint={t('aftercare.when_hint')} />}
    </Step>
  )
}

function Hold(props: PartProps) {
  return (
    <Step
      {...props}
      step="holdings"
      initial={{ ...fieldsOf(new Date()), notes: '', injuryShown: false, referred: false }}
      check={askWhen('heldAt')}
      body={(values) => ({ heldAt: instant(values), ...(empty(values.notes) ? {} : { notes: values.notes }), injuryShown: values.injuryShown, referred: values.referred })}
      said={t('aftercare.held')}
      submit={t('aftercare.hold_save')}
    >
      {(fields) => (
        <>
          <WhenField fields={fields} field="heldAt" label={t('aftercare.held_when')} />
          <TextArea {...fields.bind('notes')} label={t('aftercare.notes')} hint={t('aftercare.notes_hint')} optional rows={6} />
          <Checkbox id={fields.id('injuryShown')} label={t('aftercare.injury_shown')} hint={t('aftercare.injury_hint')} checked={fields.values.injuryShown} onInput={(next) => fields.set('injuryShown', next)} />
          <Checkbox id={fields.id('referred')} label={t('aftercare.referred')} hint={t('aftercare.referred_hint')} checked={fields.values.referred} onInput={(next) => fields.set('referred', next)} />
        </>
      )}
    </Step>
  )
}

export function Decline(props: PartProps) {
  return (
    <Step {...props} step="declinations" initial={{ reason: '' }} body={(values) => (empty(values.reason) ? {} : values)} said={t('aftercare.declined')} submit={t('aftercare.decline_save')}>
      {({ bind }) => <TextArea {...bind('reason')} label={t('case.reason')} hint={t('aftercare.decline_hint')} optional rows={2} />}
    </Step>
  )
}

export function Postpone(props: PartProps) {
  return (
    <Step
      {...props}
      step="postponements"
      initial={{ date: '', time: '', reason: '' }}
      check={(values) => [...askWhen('until')(values), ...(empty(values.reason) ? [{ field: 'reason', code: 'aftercare.reason_missing' }] : [])]}
      body={(values) => ({ until: instant(values), reason: values.reason })}
      said={t('aftercare.postponed')}
      submit={t('aftercare.postpone_save')}
    >
      {(fields) => (
        <>
          <WhenField fields={fields} field="until" label={t('aftercare.until')} hint={t('aftercare.until_hint')} />
          <TextArea {...fields.bind('reason')} label={t('case.reason')} rows={2} />
        </>
      )}
    </Step>
  )
}

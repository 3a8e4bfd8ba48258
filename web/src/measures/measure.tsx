// One measure: what it is, until when, and what can be done about it now. Its history is folded beneath.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { count, pick, sourceWords, t, word } from '../catalogue'
import { day, shortDay } from '../catalogue/time'
import { nameOf } from '../protocol/pack'
import { Badge, More, Terms } from '../ui/data'
import { TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Paragraph, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { Decided } from './decided'
import { AtTheDesk } from './desk_form'
import { DeskForm, type Desk } from './form'
import { BreachForm, Breaches, ObjectionForm, Objections } from './objection'
import type { Measure } from './types'
import { left, phaseTone, term, today } from './words'

export interface MeasureProps {
  desk: Desk
  measure: Measure
}
export type FormProps = MeasureProps & { close: () => void }

export function MeasureCard({ desk, measure }: MeasureProps) {
  const offender = desk.hand.page.offenders.find((one) => one.id === measure.offenderId)
  const offered = desk.response.offered.find((one) => one.id === measure.kind)
  const venue = offered?.venues.find((one) => one.id === measure.venue)
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{pick(measure.name)}</h3>
        <span class="badges">
          <Badge tone={phaseTone[measure.phase]}>{word('phase', measure.phase)}</Badge>
          {measure.objections.some((one) => !one.outcome) && <Badge tone="warning">{t('measure.objection_open')}</Badge>}
          {measure.breaches.length > 0 && <Badge tone="error">{count('measure.breached', measure.breaches.length)}</Badge>}
          {measure.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
        </span>
      </div>
      <Terms
        rows={[
          [t('measure.term'), measure.phase === 'in_force' ? `${term(measure)} (${left(measure.endsOn)})` : term(measure)],
          [t('measure.place'), measure.place],
          [t('measure.limits'), measure.limits],
          [t('measure.excepts_label'), offered?.excepts && measure.runs ? pick(offered.excepts) : undefined],
          [t('measure.venue'), venue && pick(venue.name)],
          [t('measure.offender'), offender && (offender.description ?? nameOf('offenders', offender.kind))],
          [t('measure.answers'), measure.behaviour && nameOf('norm', measure.behaviour)],
          [t('measure.basis'), measure.basis],
          [t('measure.review_on'), measure.reviewOn && day(measure.reviewOn)],
          [t('measure.objection_until'), measure.objectionUntil && day(measure.objectionUntil)],
          [t('measure.done_on'), measure.phase === 'carried_out' && day(measure.doneOn)],
        ]}
      />
      {measure.report && (
        <blockquote class="quote">
          <Words>{measure.report}</Words>
        </blockquote>
      )}
      <Breaches desk={desk} measure={measure} />
      <Objections desk={desk} measure={measure} />
      <Actions desk={desk} measure={measure} />
      {offered?.desk && <AtTheDesk desk={desk} measure={measure} />}
      <More summary={t('measure.history')}>
        <Decided decisions={measure.decisions} />
        <Paragraph small>{sourceWords(measure.source)}</Paragraph>
      </More>
    </>
  )
}

function Actions({ desk, measure }: MeasureProps) {
  if (desk.hand.page.permissions.length === 0) return null
  const running = measure.phase === 'in_force' || measure.phase === 'announced'
  const about = pick(measure.name)
  return (
    <div class="reveals">
      {measure.phase === 'open' && (
        <Reveal label={t('measure.carry_out')} about={about} look="primary">
          {(close) => <CarryOut desk={desk} measure={measure} close={close} />}
        </Reveal>
      )}
      {measure.phase === 'in_force' && (
        <Reveal label={t('measure.breach')} about={about}>
          {(close) => <BreachForm desk={desk} measure={measure} close={close} />}
        </Reveal>
      )}
      {measure.objectionUntil && measure.phase !== 'annulled' && measure.phase !== 'lifted' && !measure.objections.some((one) => !one.outcome) && (
        <Reveal label={t('measure.objection')} about={about}>
          {(close) => <ObjectionForm desk={desk} measure={measure} close={close} />}
        </Reveal>
      )}
      {running && measure.endsOn && (
        <Reveal label={t('measure.extend')} about={about}>
          {(close) => <Extend desk={desk} measure={measure} close={close} />}
        </Reveal>
      )}
      {(running || measure.phase === 'open') && (
        <Reveal label={measure.runs ? t('measure.lift') : t('measure.withdraw')} about={about}>
          {(close) => <Lift desk={desk} measure={measure} close={close} />}
        </Reveal>
      )}
    </div>
  )
}

function CarryOut({ desk, measure, close }: FormProps) {
  return (
    <DeskForm
      desk={desk}
      name="carry-out"
      about={measure.id}
      close={close}
      initial={{ doneOn: today(), report: '' }}
      send={(values) => post(`/measures/${measure.id}/completions`, { doneOn: values.doneOn, ...(empty(values.report) ? {} : { report: values.report }) }, { version: measure.version })}
      said={t('measure.carried_out')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('doneOn')} label={t('measure.done_on')} type="date" narrow max={today()} />
          <TextArea {...bind('report')} label={t('measure.report')} hint={t('measure.report_hint')} optional rows={4} />
        </>
      )}
    </DeskForm>
  )
}

function Extend({ desk, measure, close }: FormProps) {
  return (
    <DeskForm
      desk={desk}
      name="extend"
      about={measure.id}
      close={close}
      initial={{ decidedOn: today(), endsOn: '', reviewOn: '', reasons: '' }}
      check={(values) => [...(values.endsOn ? [] : [{ field: 'endsOn', code: 'measures.end_missing' }]), ...(empty(values.reasons) ? [{ field: 'reasons', code: 'measures.reasons_missing' }] : [])]}
      send={({ reviewOn, ...values }, attempt) => post<Created>(`/measures/${measure.id}/extensions`, { ...values, ...(reviewOn ? { reviewOn } : {}) }, { version: measure.version, attempt })}
      said={t('measure.extended')}
      submit={t('measure.extend')}
    >
      {({ bind }) => (
        <>
          <Paragraph>{t('measure.extend_explained', { until: shortDay(measure.endsOn) })}</Paragraph>
          <TextField {...bind('decidedOn')} label={t('measure.decided_on')} type="date" narrow max={today()} />
          <TextField {...bind('endsOn')} label={t('measure.ends_on')} type="date" narrow />
          <TextField {...bind('reviewOn')} label={t('measure.review_on')} optional type="date" narrow />
          <TextArea {...bind('reasons')} label={t('measure.reasons')} rows={3} />
        </>
      )}
    </DeskForm>
  )
}

function Lift({ desk, measure, close }: FormProps) {
  return (
    <DeskForm
      desk={desk}
      name="lift"
      about={measure.id}
      close={close}
      initial={{ decidedOn: today(), reasons: '' }}
      check={(values) => (empty(values.reasons) ? [{ field: 'reasons', code: 'measures.reasons_missing' }] : [])}
      send={(values, attempt) => post<Created>(`/measures/${measure.id}/liftings`, values, { version: measure.version, attempt })}
      said={t('measure.lifted')}
      submit={measure.runs ? t('measure.lift') : t('measure.withdraw')}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('decidedOn')} label={t('measure.decided_on')} type="date" narrow max={today()} />
          <TextArea {...bind('reasons')} label={t('measure.reasons')} rows={3} />
        </>
      )}
    </DeskForm>
  )
}


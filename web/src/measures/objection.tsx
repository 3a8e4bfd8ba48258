// Objections against a measure, with their outcome, and breaches, which go to the police.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { pick, t, word } from '../catalogue'
import { fieldsOf, moment, momentFrom, shortDay } from '../catalogue/time'
import { Alert } from '../ui/alert'
import { Link } from '../ui/button'
import { Badge } from '../ui/data'
import { MomentField, Radios, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Paragraph, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { DeskForm } from './form'
import type { FormProps, MeasureProps } from './measure'
import type { Objection } from './types'
import { today } from './words'

export function Objections({ desk, measure }: MeasureProps) {
  return (
    <>
      {measure.objections.map((objection) => (
        <div class="stack" key={objection.id}>
          <Paragraph>
            <strong>{t('objection.received', { day: shortDay(objection.receivedOn) })}</strong> {objection.late && <Badge tone="warning">{t('objection.late')}</Badge>}{' '}
            {objection.outcome && <Badge>{word('objection', objection.outcome)}</Badge>}
          </Paragraph>
          {objection.words && <Words>{objection.words}</Words>}
          {objection.outcome && <Paragraph small>{t('objection.decided', { day: shortDay(objection.decidedOn) })}</Paragraph>}
          {objection.reasons && <Words>{objection.reasons}</Words>}
          {!objection.outcome && desk.hand.page.permissions.length > 0 && (
            <Reveal label={t('objection.decide')} about={pick(measure.name)} look="primary">
              {(close) => <OutcomeForm desk={desk} measure={measure} objection={objection} close={close} />}
            </Reveal>
          )}
        </div>
      ))}
    </>
  )
}

export function ObjectionForm({ desk, measure, close }: FormProps) {
  return (
    <DeskForm
      desk={desk}
      name="objection"
      about={measure.id}
      close={close}
      initial={{ receivedOn: today(), words: '' }}
      send={(values, attempt) => post<Created>(`/measures/${measure.id}/objections`, { receivedOn: values.receivedOn, ...(empty(values.words) ? {} : { words: values.words }) }, { attempt })}
      said={t('objection.saved')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('receivedOn')} label={t('objection.received_on')} type="date" narrow max={today()} />
          <TextArea {...bind('words')} label={t('objection.words')} optional rows={3} />
        </>
      )}
    </DeskForm>
  )
}

const outcomes = ['dismissed', 'inadmissible', 'partly_upheld', 'upheld', 'withdrawn']

function OutcomeForm({ desk, measure, objection, close }: FormProps & { objection: Objection }) {
  const running = measure.runs && (measure.phase === 'announced' || measure.phase === 'in_force')
  return (
    <DeskForm
      desk={desk}
      name="objection-outcome"
      about={objection.id}
      close={close}
      initial={{ outcome: '', decidedOn: today(), reasons: '', change: 'none', startsOn: '', endsOn: '' }}
      check={(values) => [
        ...(values.outcome ? [] : [{ field: 'outcome', code: 'measures.outcome_missing' }]),
        ...(empty(values.reasons) ? [{ field: 'reasons', code: 'measures.reasons_missing' }] : []),
      ]}
      send={(values, attempt) =>
        post<Created>(
          `/objections/${objection.id}/outcomes`,
          {
            outcome: values.outcome,
            decidedOn: values.decidedOn,
            reasons: values.reasons,
            ...(values.change === 'start' && values.startsOn ? { startsOn: values.startsOn } : {}),
            ...(values.change === 'end' && values.endsOn ? { endsOn: values.endsOn } : {}),
          },
          { version: objection.version, attempt },
        )
      }
      said={t('objection.outcome_saved')}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('outcome')} label={t('objection.outcome')} choices={outcomes.map((value) => ({ value, label: word('objection', value) }))} />
          {values.outcome === 'upheld' && (
            <Alert tone="warning">
              <p class="nl-paragraph">{t('objection.annuls')}</p>
            </Alert>
          )}
          {running && values.outcome !== 'upheld' && (
            <>
              <Radios {...bind('change')} label={t('objection.change')} choices={['none', 'start', 'end'].map((value) => ({ value, label: word('objection_change', value) }))} />
              {values.change === 'start' && <TextField {...bind('startsOn')} label={t('measure.starts_on')} hint={t('objection.keeps_term')} type="date" narrow />}
              {values.change === 'end' && <TextField {...bind('endsOn')} label={t('measure.ends_on')} type="date" narrow />}
            </>
          )}
          <TextField {...bind('decidedOn')} label={t('measure.decided_on')} type="date" narrow max={today()} />
          <TextArea {...bind('reasons')} label={t('measure.reasons')} rows={3} />
        </>
      )}
    </DeskForm>
  )
}

export function Breaches({ desk, measure }: MeasureProps) {
  const task = desk.hand.page.tasks.find((one) => one.duty?.id === 'breach' && one.state === 'open' && measure.breaches.some((breach) => breach.id === one.subject))
  if (measure.breaches.length === 0) return null
  return (
    <Alert tone="warning">
      {measure.breaches.map((breach) => (
        <div key={breach.id}>
          <p class="nl-paragraph">
            <strong>{t('breach.at', { at: moment(breach.occurredAt) })}</strong>
          </p>
          {breach.words && <Words>{breach.words}</Words>}
        </div>
      ))}
      {task && (
        <p class="nl-paragraph">
          <Link to={`/incidents/${task.incidentId}/tasks`}>{task.duty ? pick(task.duty) : t('breach.to_task')}</Link>
        </p>
      )}
    </Alert>
  )
}

export function BreachForm({ desk, measure, close }: FormProps) {
  return (
    <DeskForm
      desk={desk}
      name="breach"
      about={measure.id}
      close={close}
      initial={{ ...fieldsOf(new Date()), words: '' }}
      check={(values) => (empty(values.words) ? [{ field: 'words', code: 'measures.words_missing' }] : [])}
      send={(values, attempt) => post<Created>(`/measures/${measure.id}/breaches`, { occurredAt: new Date(momentFrom(values.date, values.time) ?? Date.now()).toISOString(), words: values.words }, { attempt })}
      said={t('breach.saved')}
      submit={t('action.save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <MomentField id={id('occurredAt')} label={t('breach.when')} error={wrong('occurredAt')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} />
          <TextArea {...bind('words')} label={t('breach.words')} rows={3} />
          <Paragraph small>{t('breach.explained')}</Paragraph>
        </>
      )}
    </DeskForm>
  )
}

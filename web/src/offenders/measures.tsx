// What stands against somebody, until when, and what whoever meets him does. Whoever handles the case it comes from reports a breach here.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { language, pick, t } from '../catalogue'
import { fieldsOf, momentFrom, shortDay } from '../catalogue/time'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { Link } from '../ui/button'
import { MomentField, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import type { PersonInList } from './types'

type InForce = PersonInList['measures'][number]

/** Without `again` the list is read only. */
export function Measures({ of, again }: { of: InForce[]; again?: () => Promise<void> }) {
  const atTheDesk = usePack()?.roles.filter((role) => role.permissions.includes('desk.read')) ?? []
  const roles = new Intl.ListFormat(language.get()).format(atTheDesk.map((role) => pick(role.name)))
  return (
    <ul class="rows">
      {of.map((measure) => (
        <li class="row" key={`${measure.kind}${measure.startsOn}`}>
          <p class="nl-paragraph">
            <strong>{pick(measure.name)}</strong>, {measure.endsOn ? t('offenders.until', { day: shortDay(measure.endsOn) }) : t('offenders.no_end')}
          </p>
          {measure.desk && <Paragraph small>{t('offenders.desk', { roles, text: pick(measure.desk) })}</Paragraph>}
          {again && measure.incidentId && (
            <div class="reveals">
              <Link to={`/incidents/${measure.incidentId}/response`}>{t('offenders.measure_open')}</Link>
              {may('case.handle') && (
                <Reveal label={t('offenders.breach')} look="secondary" about={pick(measure.name)}>
                  {(close) => <Breach measure={measure.measureId ?? ''} again={again} close={close} />}
                </Reveal>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Breach({ measure, again, close }: { measure: string; again: () => Promise<void>; close: () => void }) {
  return (
    <SendForm
      name="breach"
      about={measure}
      initial={{ ...fieldsOf(new Date()), words: '' }}
      cancel={close}
      check={(values) => (empty(values.words) ? [{ field: 'words', code: 'measures.words_missing' }] : [])}
      send={(values, attempt) => post<Created>(`/measures/${measure}/breaches`, { occurredAt: new Date(momentFrom(values.date, values.time) ?? Date.now()).toISOString(), words: values.words }, { attempt })}
      done={async () => {
        close()
        say(t('breach.saved'))
        await again()
      }}
      submit={t('action.save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <MomentField id={id('occurredAt')} label={t('breach.when')} error={wrong('occurredAt')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} />
          <TextArea {...bind('words')} label={t('breach.words')} rows={3} />
          <Paragraph small>{t('breach.explained')}</Paragraph>
        </>
      )}
    </SendForm>
  )
}

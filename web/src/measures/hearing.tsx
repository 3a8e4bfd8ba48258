// Hearing the other side (H2): what was reported and what they say stand beside each other. It never moves the norm.
import { post } from '../api/client'
import { t, word } from '../catalogue'
import { day, moment, momentFrom, shortDay } from '../catalogue/time'
import { nameOf } from '../protocol/pack'
import { Badge, type BadgeTone } from '../ui/data'
import { MomentField, Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import type { Case } from '../incidents/types'
import { DeskForm, type Desk } from './form'
import type { Hearing } from './types'
import { today } from './words'

export function Hearings({ desk }: { desk: Desk }) {
  const { response } = desk
  return (
    <Section title={t('hearing.title')}>
      <Paragraph>{t('hearing.explained')}</Paragraph>
      {response.hearings.length === 0 ? (
        <Empty title={t('hearing.none')} />
      ) : (
        <ul class="rows">
          {[...response.hearings].reverse().map((hearing) => (
            <li class="row" key={hearing.id}>
              <HearingRow desk={desk} hearing={hearing} />
            </li>
          ))}
        </ul>
      )}
      {response.mayWrite && <Reveal label={response.hearings.length === 0 ? t('hearing.invite') : t('hearing.invite_again')}>{(close) => <Invite desk={desk} close={close} />}</Reveal>}
    </Section>
  )
}

const tone: Record<string, BadgeTone> = { account: 'ok', refused: 'neutral', no_answer: 'neutral' }

function HearingRow({ desk, hearing }: { desk: Desk; hearing: Hearing }) {
  const { hand, response } = desk
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{hearing.outcome ? word('hearing_outcome', hearing.outcome) : t('hearing.invited')}</h3>
        <span class="badges">
          <Badge tone={hearing.outcome ? tone[hearing.outcome]! : 'info'}>{hearing.outcome ? shortDay(hearing.outcomeOn) : t('hearing.waits')}</Badge>
        </span>
      </div>
      <Paragraph small>
        {t('hearing.invited_by', { way: word('hearing_way', hearing.way), at: moment(hearing.invitedAt), name: hearing.invitedBy?.name ?? '' })}
        {hearing.plannedFor && ` ${t('hearing.planned_for', { at: moment(hearing.plannedFor) })}`}
        {hearing.respondBy && ` ${t('hearing.respond_by', { day: day(hearing.respondBy) })}`}
      </Paragraph>
      {hearing.invitation && <Words>{hearing.invitation}</Words>}
      {hearing.outcome === 'account' ? <Sides page={hand.page} account={hearing.words ?? ''} /> : hearing.words && <Words>{hearing.words}</Words>}
      {!hearing.outcome && response.mayWrite && (
        <Reveal label={t('hearing.record')} look="primary">
          {(close) => <Outcome desk={desk} hearing={hearing} close={close} />}
        </Reveal>
      )}
    </>
  )
}

function Sides({ page, account }: { page: Case; account: string }) {
  return (
    <div class="sides">
      <div>
        <h4 class="nl-heading nl-heading--level-5">{t('hearing.reported')}</h4>
        {page.reports.map((report) => (
          <blockquote class="quote" key={report.id}>
            <Words>{report.narrative ?? t('case.sealed')}</Words>
          </blockquote>
        ))}
      </div>
      <div>
        <h4 class="nl-heading nl-heading--level-5">{t('hearing.other_side')}</h4>
        <blockquote class="quote">
          <Words>{account}</Words>
        </blockquote>
      </div>
    </div>
  )
}

const ways = ['in_person', 'telephone', 'letter', 'email']

/** The offenders of the case, for a choice; with one there is nothing to choose. */
export function offenders(page: Case) {
  return page.offenders.map((one, index) => ({ value: one.id, label: one.description ? one.description.slice(0, 80) : `${one.kind === 'unknown' ? t('case.offender_who') : nameOf('offenders', one.kind)} ${index + 1}` }))
}

function Invite({ desk, close }: { desk: Desk; close: () => void }) {
  const { page } = desk.hand
  const choices = offenders(page)
  return (
    <DeskForm
      desk={desk}
      name="invite"
      close={close}
      initial={{ offenderId: choices.length === 1 ? choices[0]!.value : '', way: 'letter', date: '', time: '', respondBy: '', invitation: '' }}
      send={(values, attempt) => {
        const planned = values.date ? momentFrom(values.date, values.time) : null
        return post(
          `/incidents/${page.id}/hearings`,
          {
            way: values.way,
            ...(values.offenderId ? { offenderId: values.offenderId } : {}),
            ...(planned ? { plannedFor: new Date(planned).toISOString() } : {}),
            ...(values.respondBy ? { respondBy: values.respondBy } : {}),
            ...(empty(values.invitation) ? {} : { invitation: values.invitation }),
          },
          { attempt },
        )
      }}
      said={t('hearing.saved')}
      submit={t('action.save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          {choices.length > 1 && <Select {...bind('offenderId')} label={t('measure.offender')} optional choices={[{ value: '', label: t('measure.everybody') }, ...choices]} />}
          <Radios {...bind('way')} label={t('hearing.way')} pills choices={ways.map((value) => ({ value, label: word('hearing_way', value) }))} />
          <MomentField id={id('plannedFor')} label={t('hearing.when')} optional error={wrong('plannedFor')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} />
          <TextField {...bind('respondBy')} label={t('hearing.respond_by_label')} optional type="date" narrow />
          <TextArea {...bind('invitation')} label={t('hearing.invitation')} hint={t('hearing.invitation_hint')} optional rows={3} />
        </>
      )}
    </DeskForm>
  )
}

function Outcome({ desk, hearing, close }: { desk: Desk; hearing: Hearing; close: () => void }) {
  return (
    <DeskForm
      desk={desk}
      name="outcome"
      about={hearing.id}
      close={close}
      initial={{ outcome: 'account', outcomeOn: today(), words: '' }}
      check={(values) => (values.outcome === 'account' && empty(values.words) ? [{ field: 'words', code: 'measures.account_missing' }] : [])}
      send={(values) => post(`/hearings/${hearing.id}/outcomes`, { outcome: values.outcome, outcomeOn: values.outcomeOn, ...(empty(values.words) ? {} : { words: values.words }) }, { version: hearing.version })}
      said={t('hearing.saved')}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('outcome')} label={t('hearing.outcome')} choices={['account', 'refused', 'no_answer'].map((value) => ({ value, label: word('hearing_outcome', value) }))} />
          <TextField {...bind('outcomeOn')} label={t('hearing.on')} type="date" narrow max={today()} />
          <TextArea {...bind('words')} label={values.outcome === 'account' ? t('hearing.account') : t('case.reason')} hint={values.outcome === 'account' ? t('hearing.account_hint') : undefined} optional={values.outcome !== 'account'} rows={5} />
        </>
      )}
    </DeskForm>
  )
}

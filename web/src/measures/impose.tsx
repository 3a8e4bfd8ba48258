// Imposing a measure, or deciding that nothing follows. What stands in the way is said before anything is typed, with whose
// step it is and where the protocol asks for it.
import { post } from '../api/client'
import type { FieldFault } from '../api/client'
import type { Created } from '../api/types'
import { pick, sourceWords, t, word } from '../catalogue'
import { roleName } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Badge } from '../ui/data'
import { Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Paragraph } from '../ui/page'
import type { Fields } from '../ui/send_form'
import { DeskForm, type Desk } from './form'
import { offenders } from './hearing'
import type { Offered, Step } from './types'
import { stands, stepTitle, today } from './words'

const blank = {
  kind: '', offenderId: '', decider: '', decidedOn: '', startsOn: '', term: '', endsOn: '', reviewOn: '', venue: '', place: '', limits: '', basis: '', reasons: '', unheard: '',
}
type Values = typeof blank

export function Impose({ desk, close }: { desk: Desk; close: () => void }) {
  const { page } = desk.hand
  const who = offenders(page)
  const chosen = (kind: string) => desk.response.offered.find((one) => one.id === kind)
  return (
    <DeskForm
      desk={desk}
      name="impose"
      close={close}
      initial={{ ...blank, decidedOn: today(), startsOn: today(), offenderId: who.length === 1 ? who[0]!.value : '' }}
      check={(values) => faults(values, chosen(values.kind))}
      send={(values, attempt) => post<Created>(`/incidents/${page.id}/measures`, body(values, chosen(values.kind)!), { attempt })}
      said={t('measure.imposed')}
      submit={t('measure.impose')}
    >
      {(fields) => {
        const offered = chosen(fields.values.kind)
        return (
          <>
            <Radios {...fields.bind('kind')} label={t('measure.which')} choices={desk.response.offered.map((one) => ({ value: one.id, label: pick(one.name), hint: one.deciders.length > 0 ? t('measure.decides', { roles: one.deciders.map(roleName).join(', ') }) : undefined }))} />
            {offered && <Chosen desk={desk} offered={offered} fields={fields} who={who} />}
          </>
        )
      }}
    </DeskForm>
  )
}

function Chosen({ desk, offered, fields, who }: { desk: Desk; offered: Offered; fields: Fields<Values>; who: ReturnType<typeof offenders> }) {
  const { bind } = fields
  const hearing = offered.steps.find((step) => step.part === 'hearing' && step.standing !== 'done')
  return (
    <>
      {offered.note && <Paragraph>{pick(offered.note)}</Paragraph>}
      {offered.excepts && <Paragraph>{t('measure.excepts', { words: pick(offered.excepts) })}</Paragraph>}
      <Paragraph small>
        {sourceWords(offered.source)} {offered.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
      </Paragraph>
      <InTheWay desk={desk} steps={offered.steps.filter((step) => step.part !== 'hearing')} />
      {who.length > 1 && <Select {...bind('offenderId')} label={t('measure.offender')} choices={who} />}
      {offered.deciders.length > 1 && <Select {...bind('decider')} label={t('measure.decider')} choices={offered.deciders.map((value) => ({ value, label: roleName(value) }))} />}
      <TextField {...bind('decidedOn')} label={t('measure.decided_on')} type="date" narrow max={today()} />
      {offered.runs && <Term offered={offered} fields={fields} />}
      {offered.asks.includes('place') && <TextArea {...bind('place')} label={t('measure.place')} hint={t('measure.place_hint')} rows={2} />}
      {offered.asks.includes('limits') && <TextArea {...bind('limits')} label={t('measure.limits')} hint={t('measure.limits_hint')} rows={2} />}
      {offered.venues.length > 0 && <Radios {...bind('venue')} label={t('measure.venue')} optional pills choices={offered.venues.map((one) => ({ value: one.id, label: pick(one.name) }))} />}
      <TextArea {...bind('reasons')} label={t('measure.reasons')} hint={t('measure.reasons_hint')} rows={4} />
      <TextField {...bind('basis')} label={t('measure.basis')} hint={t('measure.basis_hint')} optional />
      {hearing && (
        <TextArea {...bind('unheard')} label={t('measure.unheard')} hint={t(hearing.required ? 'measure.unheard_required' : 'measure.unheard_advised')} optional={!hearing.required} rows={2} />
      )}
    </>
  )
}

function InTheWay({ desk, steps }: { desk: Desk; steps: Step[] }) {
  const open = steps.filter((step) => !stands(step))
  if (open.length === 0) return null
  return (
    <Alert tone="warning">
      <p class="nl-paragraph">{t('measure.in_the_way')}</p>
      <ul class="utrecht-unordered-list">
        {open.map((step) => (
          <li class="utrecht-unordered-list__item" key={`${step.part}${step.role}${step.affectedId}`}>
            {stepTitle(desk.hand.page, step)}: {step.standing === 'missing' ? t('step.needed') : word('step', step.standing)} <span class="small">{sourceWords(step.source)}</span>
          </li>
        ))}
      </ul>
    </Alert>
  )
}

const periods = ['P1M', 'P3M', 'P6M', 'P1Y']
const months: Record<string, number> = { P1M: 1, P2M: 2, P3M: 3, P6M: 6, P9M: 9, P1Y: 12, P2Y: 24 }

/** Usual terms within the protocol's longest; any other last day can be filled in. */
function Term({ offered, fields }: { offered: Offered; fields: Fields<Values> }) {
  const { values, bind } = fields
  const longest = offered.longest ? (months[offered.longest] ?? Infinity) : Infinity
  const choices = [
    ...periods.filter((one) => (months[one] ?? 0) <= longest).map((value) => ({ value, label: word('term', value) })),
    { value: 'day', label: t('measure.until_day') },
    ...(offered.endless ? [{ value: 'endless', label: t('measure.endless') }] : []),
  ]
  return (
    <>
      <TextField {...bind('startsOn')} label={t('measure.starts_on')} type="date" narrow />
      <Radios {...bind('term')} label={t('measure.term')} hint={offered.longest ? t('measure.longest', { term: word('term', offered.longest) }) : undefined} pills choices={choices} />
      {values.term === 'day' && <TextField {...bind('endsOn')} label={t('measure.ends_on')} type="date" narrow />}
      <TextField {...bind('reviewOn')} label={t('measure.review_on')} hint={offered.review ? t('measure.review_hint', { term: word('term', offered.review) }) : undefined} optional type="date" narrow />
    </>
  )
}

function faults(values: Values, offered: Offered | undefined): FieldFault[] {
  if (!offered) return [{ field: 'kind', code: 'measures.kind_missing' }]
  const found: FieldFault[] = []
  const need = (field: keyof Values, code: string, when = true) => when && empty(values[field]) && found.push({ field, code })
  need('decider', 'measures.decider_not_named', offered.deciders.length > 1)
  need('decidedOn', 'measures.day_missing')
  need('startsOn', 'measures.day_missing', offered.runs)
  need('term', 'measures.end_missing', offered.runs)
  need('endsOn', 'measures.end_missing', values.term === 'day')
  need('place', 'measures.place_missing', offered.asks.includes('place'))
  need('limits', 'measures.limits_missing', offered.asks.includes('limits'))
  need('reasons', 'measures.reasons_missing')
  const unheard = offered.steps.some((step) => step.part === 'hearing' && step.required && step.standing !== 'done')
  need('unheard', 'measures.hearing_missing', unheard)
  return found
}

function body(values: Values, offered: Offered) {
  const given = (name: keyof Values, when = true) => (when && !empty(values[name]) ? { [name]: values[name] } : {})
  return {
    kind: values.kind,
    decidedOn: values.decidedOn,
    reasons: values.reasons,
    ...given('offenderId'),
    ...given('decider', offered.deciders.length > 1),
    ...given('startsOn', offered.runs),
    ...given('endsOn', offered.runs && values.term === 'day'),
    ...given('term', offered.runs && values.term !== 'day' && values.term !== 'endless'),
    ...given('reviewOn', offered.runs),
    ...given('venue', offered.venues.length > 0),
    ...given('place', offered.asks.includes('place')),
    ...given('limits', offered.asks.includes('limits')),
    ...given('basis'),
    ...given('unheard'),
  }
}

export function ImposeNothing({ desk, close }: { desk: Desk; close: () => void }) {
  const { response, hand } = desk
  return (
    <DeskForm
      desk={desk}
      name="nothing"
      close={close}
      initial={{ kind: 'nothing', decider: '', decidedOn: today(), reasons: '' }}
      check={(values) => [
        ...(response.deciders.length > 1 && !values.decider ? [{ field: 'decider', code: 'measures.decider_not_named' }] : []),
        ...(empty(values.reasons) ? [{ field: 'reasons', code: 'measures.reasons_missing' }] : []),
      ]}
      send={(values, attempt) =>
        post<Created>(`/incidents/${hand.page.id}/response-decisions`, { kind: values.kind, decidedOn: values.decidedOn, reasons: values.reasons, ...(values.decider ? { decider: values.decider } : {}) }, { attempt })
      }
      said={t('response.decision_saved')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <InTheWay desk={desk} steps={response.steps.filter((step) => step.standing !== 'refused')} />
          <Radios {...bind('kind')} label={t('response.what_decided')} choices={['nothing', 'otherwise'].map((value) => ({ value, label: word('decision', value) }))} />
          {response.deciders.length > 1 && <Select {...bind('decider')} label={t('measure.decider')} choices={response.deciders.map((value) => ({ value, label: roleName(value) }))} />}
          <TextField {...bind('decidedOn')} label={t('measure.decided_on')} type="date" narrow max={today()} />
          <TextArea {...bind('reasons')} label={t('measure.reasons')} rows={4} />
        </>
      )}
    </DeskForm>
  )
}

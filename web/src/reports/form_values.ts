// What the form holds while it is a draft, and how that becomes the report that is sent.
import type { FieldFault } from '../api/client'
import type { Known, Pack, PreviewInput, ReportInput } from '../api/types'
import { fieldsOf, momentFrom } from '../catalogue/time'
import { empty } from '../ui/form'

export interface Affected {
  account: string // '' when somebody without an account
  name: string
  role: string
}
export interface EvidenceNote {
  id: string
  name: string
  size: number
  done: boolean
}
/** What may be known of somebody, each as it was typed. */
export const detailKinds = ['name', 'telephone', 'email', 'account', 'street', 'postcode', 'city'] as const
export type Details = Partial<Record<(typeof detailKinds)[number], string>>

export interface Values {
  attempt: string // travels with the draft: sent from another tab after a lost answer, it is still one report
  narrative: string
  form: string
  place: string
  occurredAt: { date: string; time: string }
  offender: { known: Known | ''; kind: string; description: string; details: Details }
  colleague: boolean
  involved: string[]
  needNow: string
  online: { account: string; url: string; date: string; time: string; platformReported: boolean }
  behaviour: string
  answers: string[]
  targets: string[]
  aggravating: string[]
  repeated: boolean
  persists: boolean
  others: Affected[]
  forOther: boolean
  onBehalfOf: string // '' with forOther: somebody without an account
  otherName: string
  reporterRole: string
  choice: string
  evidence: EvidenceNote[]
  consultationId: string
  logbookEntries: string[]
  meetingId: string // of the sheet that is reported
}

export function blank(now: Date): Values {
  return {
    attempt: crypto.randomUUID(),
    narrative: '',
    form: '',
    place: '',
    occurredAt: fieldsOf(now),
    offender: { known: '', kind: '', description: '', details: {} },
    colleague: false,
    involved: [],
    needNow: '',
    online: { account: '', url: '', date: '', time: '', platformReported: false },
    behaviour: '',
    answers: [],
    targets: [],
    aggravating: [],
    repeated: false,
    persists: false,
    others: [],
    forOther: false,
    onBehalfOf: '',
    otherName: '',
    reporterRole: '',
    choice: '',
    evidence: [],
    consultationId: '',
    logbookEntries: [],
    meetingId: '',
  }
}

/** A draft as it was saved, also by an older version of this form: what is missing is filled with blanks. */
export function read(content: string, now: Date): Values {
  const start = blank(now)
  try {
    const found = JSON.parse(content) as Partial<Values>
    return {
      ...start,
      ...found,
      occurredAt: { ...start.occurredAt, ...found.occurredAt },
      offender: { ...start.offender, ...found.offender },
      online: { ...start.online, ...found.online },
    }
  } catch {
    return start
  }
}

export const untouched = (values: Values) =>
  empty(values.narrative) && values.form === '' && values.offender.known === '' && empty(values.needNow) && values.evidence.length === 0

export const isOnline = (pack: Pack, form: string) => pack.forms.some((one) => one.id === form && one.online)

/** What is missing before it can be sent, in the order of the form. */
export function faultsIn(values: Values, now: Date): FieldFault[] {
  const faults: FieldFault[] = []
  const fault = (field: string, code: string) => void faults.push({ field, code })
  if (values.forOther && empty(values.onBehalfOf) && empty(values.otherName)) fault('onBehalfOf', 'reports.on_behalf_missing')
  if (empty(values.reporterRole)) fault('reporterRole', 'reports.role_missing')
  if (empty(values.narrative)) fault('narrative', 'reports.narrative_missing')
  if (empty(values.form)) fault('form', 'reports.form_missing')
  const at = momentFrom(values.occurredAt.date, values.occurredAt.time)
  if (!at) fault('occurredAt', 'reports.occurred_missing')
  else if (new Date(at).getTime() > now.getTime() + 60_000) fault('occurredAt', 'reports.occurred_in_future')
  if (values.offender.known === '') fault('offender', 'reports.known_missing')
  if (values.colleague && values.involved.length === 0) fault('involved', 'reports.involved_missing')
  if (values.evidence.some((file) => !file.done)) fault('evidence', 'reports.evidence_unfinished')
  return faults
}

const given = (text: string) => (empty(text) ? undefined : text.trim())

export function toReport(values: Values, pack: Pack, draft: string): ReportInput {
  const { offender, online } = values
  const others = values.others.filter((one) => one.account || !empty(one.name) || one.role)
  return {
    narrative: values.narrative,
    form: values.form,
    place: given(values.place),
    occurredAt: momentFrom(values.occurredAt.date, values.occurredAt.time) ?? '',
    behaviour: given(values.behaviour),
    answers: values.answers,
    aggravating: values.aggravating,
    targets: values.targets,
    needNow: given(values.needNow),
    offender: { known: offender.known || 'unknown', kind: given(offender.kind), description: given(offender.description), details: details(offender) },
    involved: values.colleague ? values.involved : [],
    online: isOnline(pack, values.form)
      ? {
          account: given(online.account),
          url: given(online.url),
          postedAt: momentFrom(online.date, online.time) ?? undefined,
          platformReported: online.platformReported,
        }
      : undefined,
    affected: affected(values, others),
    onBehalfOf: values.forOther ? given(values.onBehalfOf) : undefined,
    reporterRole: values.reporterRole,
    choice: given(values.choice),
    draftId: draft,
    evidence: values.evidence.map((file) => file.id),
    repeated: values.repeated,
    persists: values.persists,
    consultationId: given(values.consultationId),
    logbookEntries: values.logbookEntries.length > 0 ? values.logbookEntries : undefined,
  }
}

function details({ known, details }: Values['offender']): ReportInput['offender']['details'] {
  if (known !== 'known' && known !== 'partly') return undefined
  const told = detailKinds.flatMap((kind) => (empty(details[kind]) ? [] : [{ kind, value: details[kind]!.trim() }]))
  return told.length > 0 ? told : undefined
}

// Nobody named: the reporter. As soon as others are named, the one whose report it is is named with them.
function affected(values: Values, others: Affected[]): ReportInput['affected'] {
  const rest = others.map((one) => ({ account: given(one.account), name: one.account ? undefined : given(one.name), role: given(one.role) }))
  if (values.forOther && empty(values.onBehalfOf)) return [{ name: given(values.otherName), role: values.reporterRole }, ...rest]
  return rest
}

export function toPreview(values: Values): PreviewInput {
  return {
    reporterRole: values.reporterRole,
    behaviour: given(values.behaviour),
    form: given(values.form),
    facts: values.aggravating,
    repeated: values.repeated,
    persists: values.persists,
    onBehalfOf: values.forOther ? given(values.onBehalfOf) : undefined,
    involved: values.colleague ? values.involved : [],
    choice: given(values.choice),
  }
}

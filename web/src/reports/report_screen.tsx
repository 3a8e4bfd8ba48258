// Reporting: one page of questions, one page that shows who will read it, and a receipt. The draft is saved all the while.
import { useEffect, useMemo } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { Draft, Pack, Submitted } from '../api/types'
import { t } from '../catalogue'
import { go, href, place, rename, type Params } from '../app/router'
import { fetchPack } from '../protocol/pack'
import { may, profile } from '../people/session'
import { Await, useLoad, Waiting } from '../ui/load'
import { Empty, Page } from '../ui/page'
import { useForm } from '../ui/form'
import { store, useStore } from '../ui/store'
import { useKeeper } from './draft'
import { blank, faultsIn, read, toReport, untouched, type Values } from './form_values'
import { kept } from './keep'
import { CheckStep } from './report_check'
import { QuestionStep } from './report_questions'
import { remember } from './receipt'

/** Drafts begun on this page: nothing to fetch for them. What they start with may come from elsewhere. */
const begun = new Map<string, Partial<Values>>()

/** Starts a report, perhaps with words that were written before, and goes there. */
export function beginReport(start: Partial<Values> = {}): void {
  const draft = crypto.randomUUID()
  begun.set(draft, start)
  if (place.get().path === '/report') rename(`/report/${draft}`)
  else go(`/report/${draft}`)
}

export function NewReport() {
  useEffect(() => beginReport(), [])
  return <Waiting />
}

export function ReportScreen({ draft = '' }: Params) {
  const pack = useLoad(fetchPack)
  const start = useLoad(() => opened(draft), [draft])
  return <Await of={pack}>{(protocol) => <Await of={start}>{(values) => <Form draft={draft} pack={protocol} start={values} />}</Await>}</Await>
}

async function opened(draft: string) {
  const found = (values: Values) => ({ ok: true as const, value: values, version: undefined })
  const fresh = begun.get(draft)
  const here = await kept(draft)
  if (here !== null) return found(read(here, new Date()))
  if (fresh) return found({ ...blank(new Date()), ...fresh })
  const answer = await get<Draft>(`/drafts/${draft}`)
  if (answer.ok) return found(read(answer.value.content, new Date()))
  return answer.code === 'request.not_found' ? found(blank(new Date())) : answer
}

function Form({ draft, pack, start }: { draft: string; pack: Pack; start: Values }) {
  const form = useForm<Values>(() => withRole(start, pack))
  const keeper = useKeeper(draft)
  const { path } = useStore(place)
  const checking = path.endsWith('/check')
  const content = useMemo(() => JSON.stringify(form.values), [form.values])
  useEffect(() => {
    if (!untouched(form.values)) keeper.changed(content)
  }, [content])

  if (!may('report.write', 'report.enter_for_other'))
    return (
      <Page title={t('reports.new')}>
        <Empty title={t('request.not_permitted')} />
      </Page>
    )

  const onward = () => {
    const faults = faultsIn(form.values, new Date())
    form.tell(faults)
    if (faults.length === 0) go(`/report/${draft}/check`)
  }
  const send = () =>
    void form.submit<Submitted>(
      () => [],
      async () => {
        const answer = await post<Submitted>('/reports', toReport(form.values, pack, draft), { attempt: attempt(form.values.attempt) })
        // What the server declines stands in the questions: back there, with the summary on top.
        if (!answer.ok && answer.errors.some((fault) => fault.field !== 'choice')) go(`/report/${draft}`)
        return answer
      },
      async (sent) => {
        begun.delete(draft)
        await keeper.end(false)
        remember(sent)
        if (form.values.meetingId) void post(`/meetings/${form.values.meetingId}/reports`, { reportId: sent.id })
        rename(`/receipt/${sent.id}`)
      },
    )
  const drop = async () => {
    await keeper.end(true)
    begun.delete(draft)
    location.hash = href('/')
  }
  return checking && faultsIn(form.values, new Date()).length === 0 ? (
    <CheckStep key="check" draft={draft} pack={pack} form={form} saved={keeper.saved} send={send} />
  ) : (
    <QuestionStep key="questions" pack={pack} form={form} saved={keeper.saved} onward={onward} drop={() => void drop()} />
  )
}

/** The roles in which this person can be the one it happened to. */
export const ownRoles = (pack: Pack) => (profile()?.roles ?? []).filter((mine) => pack.roles.some((role) => role.id === mine.id && role.reports))

function withRole(values: Values, pack: Pack): Values {
  if (values.reporterRole) return values
  const mine = ownRoles(pack)
  const forOther = mine.length === 0 || (values.forOther && may('report.enter_for_other'))
  return { ...values, forOther, reporterRole: forOther ? '' : (mine[0]?.id ?? '') }
}

/** Set by links such as "change": the field to go to when the questions are drawn. */
export const wantedField = store<string>('')

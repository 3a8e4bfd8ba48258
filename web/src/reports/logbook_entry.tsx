import { useState } from 'preact/hooks'
import { attempt, get, post, put, type Answer, type FieldFault } from '../api/client'
import type { EvidenceLine, LogbookEntry } from '../api/types'
import { t } from '../catalogue'
import { fieldsOf, momentFrom } from '../catalogue/time'
import { go, type Params } from '../app/router'
import { fetchPack } from '../protocol/pack'
import { Actions, Button, Link } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { MomentField, Radios, TextArea, TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { EvidenceList } from './evidence_list'
import { EvidencePicker } from './evidence_picker'
import type { EvidenceNote } from './form_values'
import { choices } from './report_questions'

interface Values {
  date: string
  time: string
  form: string
  text: string
  account: string
  url: string
}
const valuesOf = (entry: LogbookEntry): Values => ({ ...fieldsOf(new Date(entry.occurredAt)), form: entry.form, text: entry.text, account: entry.online?.account ?? '', url: entry.online?.url ?? '' })

function wireOf(values: Values) {
  const online = { account: values.account.trim() || undefined, url: values.url.trim() || undefined }
  return { occurredAt: momentFrom(values.date, values.time), form: values.form, text: values.text, online: online.account || online.url ? online : undefined }
}

export function NewEntry() {
  const [intended] = useState(attempt)
  return <EntryPage title={t('logbook.add')} start={{ ...fieldsOf(new Date()), form: '', text: '', account: '', url: '' }} send={(values) => post('/logbook-entries', wireOf(values), { attempt: intended })} />
}

export function EditEntry({ entry: id = '' }: Params) {
  const entry = useLoad(() => get<LogbookEntry>(`/logbook-entries/${id}`), [id])
  return (
    <Await of={entry}>
      {(value) => (
        <EntryPage title={t('logbook.edit')} start={valuesOf(value)} send={(values) => put(`/logbook-entries/${id}`, wireOf(values), { version: value.version })}>
          <EntryEvidence entry={id} items={value.evidence ?? []} />
        </EntryPage>
      )}
    </Await>
  )
}

function EntryEvidence({ entry, items }: { entry: string; items: EvidenceLine[] }) {
  const [files, setFiles] = useState<EvidenceNote[]>([])
  return (
    <Section title={t('reports.evidence')}>
      <EvidenceList items={items} none={t('reports.no_evidence')} />
      <EvidencePicker id="evidence" label={t('reports.evidence_add')} hint={t('reports.evidence_hint')} values={files} belongs={{ logbookEntryId: entry }} onInput={setFiles} />
    </Section>
  )
}

interface EntryProps {
  title: string
  start: Values
  send: (values: Values) => Promise<Answer<unknown>>
  children?: preact.ComponentChildren
}
function EntryPage({ title, start, send, children }: EntryProps) {
  const pack = useLoad(fetchPack)
  const form = useForm(start)
  const { values, set } = form
  const check = () => {
    const faults: FieldFault[] = []
    if (empty(values.text)) faults.push({ field: 'text', code: 'logbook.text_missing' })
    if (!values.form) faults.push({ field: 'form', code: 'reports.form_missing' })
    if (!momentFrom(values.date, values.time)) faults.push({ field: 'occurredAt', code: 'reports.occurred_missing' })
    return faults
  }
  return (
    <Page title={title} lead={t('logbook.private')} faults={form.faults.length} back={{ to: '/logbook', label: t('logbook.title') }}>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <Await of={pack}>
        {(protocol) => (
          <form
            class="form section"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void form.submit(
                check,
                () => send(values),
                () => {
                  say(t('logbook.saved'))
                  go('/logbook')
                },
              )
            }}
          >
            <TextArea id="text" label={t('reports.narrative')} value={values.text} onInput={(text) => set('text', text)} error={form.wrong('text')} />
            <Radios id="form" label={t('reports.form')} pills value={values.form} onInput={(next) => set('form', next)} choices={choices(protocol.forms)} error={form.wrong('form')} />
            <MomentField id="occurredAt" label={t('reports.occurred')} date={values.date} time={values.time} max={fieldsOf(new Date()).date} onInput={(date, time) => (set('date', date), set('time', time))} error={form.wrong('occurredAt')} />
            {protocol.forms.some((one) => one.id === values.form && one.online) && (
              <div class="inset stack">
                <TextField id="account" label={t('reports.online_account')} optional value={values.account} onInput={(account) => set('account', account)} />
                <TextField id="url" label={t('reports.online_url')} optional type="url" inputMode="url" value={values.url} onInput={(url) => set('url', url)} />
              </div>
            )}
            <Actions>
              <Button type="submit" look="primary" busy={form.busy}>
                {t('action.save')}
              </Button>
              <Link to="/logbook">{t('action.cancel')}</Link>
            </Actions>
          </form>
        )}
      </Await>
      {children}
    </Page>
  )
}

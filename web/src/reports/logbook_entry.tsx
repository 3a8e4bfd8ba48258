import { useState } from 'preact/hooks'
import { attempt, get, post, put, type Answer, type FieldFault } from '../api/client'
import type { Created, EvidenceLine, LogbookEntry } from '../api/types'
import { count, t } from '../catalogue'
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
import { addressIn, leaveFiles, pasted, siteOf, takeFiles, takeShared } from './arriving'
import { EvidenceList } from './evidence_list'
import { EvidencePicker } from './evidence_picker'
import type { EvidenceNote } from './form_values'
import { LogShown } from './log_shown'
import { Platform } from './logbook_platform'
import { choices } from './report_questions'

interface Values {
  date: string
  time: string
  form: string
  text: string
  message: string
  account: string
  url: string
  platform: string
  posted: { date: string; time: string }
  files: File[]
}
const blank = (): Values => ({ ...fieldsOf(new Date()), form: '', text: '', message: '', account: '', url: '', platform: '', posted: { date: '', time: '' }, files: [] })

const valuesOf = (entry: LogbookEntry): Values => ({
  ...blank(),
  ...fieldsOf(new Date(entry.occurredAt)),
  form: entry.form,
  text: entry.text,
  account: entry.online?.account ?? '',
  url: entry.online?.url ?? '',
  platform: entry.kept?.platform ?? '',
  posted: entry.kept?.postedAt ? fieldsOf(new Date(entry.kept.postedAt)) : { date: '', time: '' },
})

function wireOf(values: Values) {
  const posted = momentFrom(values.posted.date, values.posted.time)
  const online = {
    account: values.account.trim() || undefined,
    url: values.url.trim() || undefined,
    platform: values.platform.trim() || undefined,
    postedAt: posted ? new Date(posted).toISOString() : undefined,
  }
  return {
    occurredAt: momentFrom(values.date, values.time),
    form: values.form,
    text: values.text,
    message: values.message.trim() ? values.message : undefined,
    online: Object.values(online).some(Boolean) ? online : undefined,
  }
}

export function NewEntry() {
  const [intended] = useState(attempt)
  const [start] = useState<Values>(() => {
    const { text, url, files } = takeShared()
    return { ...blank(), message: text, url, platform: siteOf(url), files }
  })
  return (
    <EntryPage
      title={t('logbook.add')}
      start={start}
      send={(values) => post<Created>('/logbook-entries', wireOf(values), { attempt: intended })}
      done={(made, values) => {
        leaveFiles(made.id, values.files)
        go(values.files.length > 0 ? `/logbook/${made.id}` : '/logbook')
      }}
    />
  )
}

export function EditEntry({ entry: id = '' }: Params) {
  const entry = useLoad(() => get<LogbookEntry>(`/logbook-entries/${id}`), [id])
  return (
    <Await of={entry}>
      {(value) => (
        <EntryPage
          title={t('logbook.edit')}
          start={valuesOf(value)}
          {...(value.kept?.message ? { message: value } : {})}
          send={(values) => put<LogbookEntry>(`/logbook-entries/${id}`, wireOf(values), { version: value.version })}
          done={() => go('/logbook')}
        >
          <EntryEvidence entry={id} items={value.evidence} />
          <Platform entry={value} reload={entry.reload} />
        </EntryPage>
      )}
    </Await>
  )
}

function EntryEvidence({ entry, items }: { entry: string; items: EvidenceLine[] }) {
  const [files, setFiles] = useState<EvidenceNote[]>([])
  const [begun] = useState(() => takeFiles(entry))
  return (
    <Section title={t('reports.evidence')}>
      <EvidenceList items={items} none={t('reports.no_evidence')} />
      <EvidencePicker id="evidence" label={t('reports.evidence_add')} hint={t('logbook.evidence_hint')} values={files} begun={begun} belongs={{ logbookEntryId: entry }} onInput={setFiles} />
    </Section>
  )
}

interface EntryProps<R> {
  title: string
  start: Values
  /** The message stands as it was found; what may be rewritten is below it. */
  message?: LogbookEntry
  send: (values: Values) => Promise<Answer<R>>
  done: (value: R, values: Values) => void
  children?: preact.ComponentChildren
}
function EntryPage<R>({ title, start, message, send, done, children }: EntryProps<R>) {
  const pack = useLoad(fetchPack)
  const form = useForm(start)
  const { values, set } = form
  const check = () => {
    const faults: FieldFault[] = []
    if (empty(values.text) && empty(values.message) && !message) faults.push({ field: 'text', code: 'logbook.text_missing' })
    if (!values.form) faults.push({ field: 'form', code: 'reports.form_missing' })
    if (!momentFrom(values.date, values.time)) faults.push({ field: 'occurredAt', code: 'reports.occurred_missing' })
    return faults
  }
  const paste = (text: string) => {
    const url = values.url || addressIn(text)
    form.change((now) => ({ ...now, message: text, url, platform: now.platform || siteOf(url) }))
  }
  const addFiles = (files: File[]) => form.change((now) => ({ ...now, files: [...now.files, ...files] }))
  return (
    <Page title={title} lead={t('logbook.private')} faults={form.faults.length} back={{ to: '/logbook', label: t('logbook.title') }}>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      {message && (
        <Section title={t('logbook.as_found')}>
          <LogShown text="" account={message.online?.account} url={message.online?.url} kept={message.kept && { ...message.kept, platformSteps: [] }} />
        </Section>
      )}
      <Await of={pack}>
        {(protocol) => (
          <form
            class="form section"
            onPaste={(event) => !message && addFiles(pasted(event, new Date()))}
            {...form.sends(
              check,
              () => send(values),
              (value) => {
                say(t('logbook.saved'))
                done(value, values)
              },
            )}
          >
            {!message && <TextArea id="message" label={t('logbook.message')} hint={t('logbook.message_hint')} optional value={values.message} onInput={paste} error={form.wrong('message')} />}
            {values.files.length > 0 && <Waiting files={values.files} drop={(file) => set('files', values.files.filter((one) => one !== file))} />}
            <TextArea id="text" label={t('logbook.own_words')} optional={!empty(values.message) || message !== undefined} value={values.text} onInput={(text) => set('text', text)} error={form.wrong('text')} />
            <Radios id="form" label={t('reports.form')} pills value={values.form} onInput={(next) => set('form', next)} choices={choices(protocol.forms)} error={form.wrong('form')} />
            <MomentField id="occurredAt" label={t('reports.occurred')} date={values.date} time={values.time} max={fieldsOf(new Date()).date} onInput={(date, time) => (set('date', date), set('time', time))} error={form.wrong('occurredAt')} />
            {(values.message || values.url || protocol.forms.some((one) => one.id === values.form && one.online)) && <Online values={values} set={set} wrong={form.wrong} kept={message?.kept?.findings !== undefined} />}
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

function Online({ values, set, wrong, kept }: { values: Values; set: <K extends keyof Values>(name: K, value: Values[K]) => void; wrong: (field: string) => string | undefined; kept: boolean }) {
  return (
    <div class="inset stack">
      {kept && <p class="nl-paragraph small">{t('logbook.earlier_stays')}</p>}
      <TextField id="account" label={t('reports.online_account')} hint={t('logbook.account_hint')} optional value={values.account} onInput={(account) => set('account', account)} error={wrong('online.account')} />
      <TextField id="url" label={t('reports.online_url')} optional type="url" inputMode="url" value={values.url} onInput={(url) => set('url', url)} error={wrong('online.url')} />
      <TextField id="platform" label={t('logbook.platform')} optional value={values.platform} onInput={(platform) => set('platform', platform)} error={wrong('online.platform')} />
      <MomentField id="online.postedAt" label={t('reports.online_posted')} optional date={values.posted.date} time={values.posted.time} max={fieldsOf(new Date()).date} onInput={(date, time) => set('posted', { date, time })} error={wrong('online.postedAt')} />
    </div>
  )
}

/** Pictures that were pasted or shared: they are sent as soon as the entry is saved. */
function Waiting({ files, drop }: { files: File[]; drop: (file: File) => void }) {
  return (
    <div class="stack">
      <p class="nl-paragraph" role="status">
        {count('logbook.files_waiting', files.length)}
      </p>
      <ul class="plain-list">
        {files.map((file) => (
          <li key={file.name}>
            <span class="file-name">{file.name}</span>{' '}
            <Button look="subtle" onClick={() => drop(file)} label={t('reports.remove_file', { name: file.name })}>
              {t('action.delete')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

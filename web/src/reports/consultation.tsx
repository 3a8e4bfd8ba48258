// One consultation: the question, what was said, and its end: nothing needed, advice given, or a report.
import { useState } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { Consultation } from '../api/types'
import { explain, t } from '../catalogue'
import { moment } from '../catalogue/time'
import type { Params } from '../app/router'
import { may } from '../people/session'
import { roleName, usePack } from '../protocol/pack'
import { Actions, Button, Link } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { TextArea } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { ConsultationState } from './consultation_list'
import { Readers } from './report_check'
import { beginReport } from './report_screen'

export function ConsultationScreen({ consultation: id = '' }: Params) {
  usePack()
  const consultation = useLoad(() => get<Consultation>(`/consultations/${id}`), [id])
  const { mine, to, askedBy } = consultation.value ?? { mine: true, to: '', askedBy: '' }
  const title = !mine ? t('consultations.from', { name: askedBy }) : to ? t('consultations.with', { role: roleName(to) }) : t('consultations.one')
  return (
    <Page title={title} back={{ to: '/consultations', label: t('consultations.title') }}>
      <Await of={consultation}>{(value) => <Conversation consultation={value} reload={() => void consultation.reload()} />}</Await>
    </Page>
  )
}

function Conversation({ consultation, reload }: { consultation: Consultation; reload: () => void }) {
  const running = consultation.state === 'open' || consultation.state === 'answered'
  const close = async (outcome: 'nothing_needed' | 'advice_given') => {
    const answer = await post(`/consultations/${consultation.id}/closures`, { outcome })
    say(answer.ok ? t('consultations.closed') : explain(answer.code))
    if (answer.ok) reload()
  }
  return (
    <>
      <p class="nl-paragraph">
        <ConsultationState state={consultation.state} />
      </p>
      <Section title={t('consultations.conversation')}>
        <ol class="conversation">
          <li class={consultation.mine ? 'said said--mine' : 'said'}>
            <div class="small">
              {consultation.askedBy} · {moment(consultation.askedAt)}
            </div>
            <Words>{consultation.question}</Words>
          </li>
          {consultation.exchanges.map((said, index) => (
            <li class={said.mine ? 'said said--mine' : 'said'} key={index}>
              <div class="small">
                {said.by} · {moment(said.at)}
              </div>
              <Words>{said.text}</Words>
            </li>
          ))}
        </ol>
        {running && <Reply consultation={consultation.id} done={reload} />}
      </Section>
      {consultation.reportId && (
        <p class="nl-paragraph">
          <Link to={`/reports/${consultation.reportId}`}>{t('reports.to_report')}</Link>
        </p>
      )}
      <Section title={t('consultations.readers')}>
        <Readers readers={consultation.readers} />
      </Section>
      {running && (
        <Section title={t('consultations.ending')}>
          <Paragraph>{t('consultations.ending_explanation')}</Paragraph>
          <Actions>
            {consultation.mine && may('report.write') && (
              <Button look="primary" onClick={() => beginReport({ narrative: consultation.question, consultationId: consultation.id })}>
                {t('consultations.make_report')}
              </Button>
            )}
            <Button onClick={() => void close('advice_given')}>{consultation.mine ? t('consultations.advice_given') : t('consultations.advice_was_given')}</Button>
            <Button onClick={() => void close('nothing_needed')}>{t('consultations.nothing_needed')}</Button>
          </Actions>
        </Section>
      )}
    </>
  )
}

function Reply({ consultation, done }: { consultation: string; done: () => void }) {
  const form = useForm({ text: '' })
  const [intended] = useState(attempt)
  return (
    <form
      class="stack"
      {...form.sends(
        () => (empty(form.values.text) ? [{ field: 'text', code: 'consultations.text_missing' }] : []),
        () => post(`/consultations/${consultation}/replies`, { text: form.values.text }, { attempt: intended }),
        () => {
          intended.key = crypto.randomUUID()
          form.replace({ text: '' })
          done()
        },
      )}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <TextArea id="text" label={t('consultations.reply')} value={form.values.text} onInput={(text) => form.set('text', text)} error={form.wrong('text')} />
      <Actions>
        <Button type="submit" busy={form.busy}>
          {t('consultations.send')}
        </Button>
      </Actions>
    </form>
  )
}

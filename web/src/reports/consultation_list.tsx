// Doubt is enough: asking somebody without filing a report. What was said is kept between the two.
import { useState } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { ConsultationLine, Consultation, Created, Items } from '../api/types'
import { pick, t } from '../catalogue'
import { day } from '../catalogue/time'
import { go } from '../app/router'
import { fetchPack, roleName, usePack } from '../protocol/pack'
import { may } from '../people/session'
import { Actions, Button, ButtonLink, Link } from '../ui/button'
import { Badge, Cards, type BadgeTone } from '../ui/data'
import { ErrorSummary } from '../ui/errors'
import { Radios, TextArea } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Empty, Page } from '../ui/page'

const tones: Record<Consultation['state'], BadgeTone> = { open: 'info', answered: 'ok', closed: 'neutral', reported: 'neutral' }
export function ConsultationState({ state }: { state: Consultation['state'] }) {
  const words = { open: t('consultations.state_open'), answered: t('consultations.state_answered'), closed: t('consultations.state_closed'), reported: t('consultations.state_reported') }
  return <Badge tone={tones[state]}>{words[state]}</Badge>
}

export function consultationCards(items: ConsultationLine[]) {
  return items.map((one) => ({
    id: one.id,
    to: `/consultations/${one.id}`,
    title: one.by ? t('consultations.from', { name: one.by }) : t('consultations.with', { role: roleName(one.to) }),
    facts: day(one.at),
    badge: <ConsultationState state={one.state} />,
  }))
}

export function ConsultationList() {
  usePack()
  const list = useLoad(() => get<Items<ConsultationLine>>('/consultations'))
  return (
    <Page
      title={t('consultations.title')}
      lead={t('consultations.lead')}
      actions={
        may('report.write') && (
          <ButtonLink to="/consultation" look="primary">
            {t('consultations.ask')}
          </ButtonLink>
        )
      }
    >
      <Await of={list}>
        {({ items }) =>
          items.length > 0 ? (
            <Cards items={consultationCards(items)} />
          ) : (
            <Empty title={t('consultations.none')}>
              <p class="nl-paragraph">{t('consultations.none_explanation')}</p>
            </Empty>
          )
        }
      </Await>
    </Page>
  )
}

export function Consult() {
  const pack = useLoad(fetchPack)
  const form = useForm({ to: '', question: '' })
  const [intended] = useState(attempt)
  return (
    <Page title={t('consultations.ask')} lead={t('consultations.ask_lead')} faults={form.faults.length} back={{ to: '/consultations', label: t('consultations.title') }}>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <Await of={pack}>
        {({ roles }) => (
          <form
            class="form section"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void form.submit<Created>(
                () => [
                  ...(form.values.to ? [] : [{ field: 'to', code: 'consultations.to_missing' }]),
                  ...(empty(form.values.question) ? [{ field: 'question', code: 'consultations.question_missing' }] : []),
                ],
                () => post('/consultations', form.values, { attempt: intended }),
                (made) => go(`/consultations/${made.id}`),
              )
            }}
          >
            <Radios id="to" label={t('consultations.to')} pills value={form.values.to} onInput={(to) => form.set('to', to)} choices={roles.filter((role) => role.permissions?.includes('consultation.answer')).map((role) => ({ value: role.id, label: pick(role.name) }))} error={form.wrong('to')} />
            <TextArea id="question" label={t('consultations.question')} hint={t('consultations.question_hint')} rows={6} value={form.values.question} onInput={(question) => form.set('question', question)} error={form.wrong('question')} />
            <Actions>
              <Button type="submit" look="primary" busy={form.busy}>
                {t('consultations.send')}
              </Button>
              <Link to="/report">{t('consultations.report_instead')}</Link>
            </Actions>
          </form>
        )}
      </Await>
    </Page>
  )
}

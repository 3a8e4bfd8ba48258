// Doubt is enough: asking somebody without filing a report. What was said is kept between the two.
import { useState } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { ConsultationChoice, ConsultationLine, ConsultationState as State, Created, Items } from '../api/types'
import { pick, t } from '../catalogue'
import { day } from '../catalogue/time'
import { go } from '../app/router'
import { roleName, usePack } from '../protocol/pack'
import { may } from '../people/session'
import { Actions, Button, ButtonLink, Link } from '../ui/button'
import { Badge, Cards, type BadgeTone } from '../ui/data'
import { ErrorSummary } from '../ui/errors'
import { Checkbox, Radios, TextArea } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Empty, Page } from '../ui/page'
import { ColleaguePicker } from './colleagues'

const tones: Record<State, BadgeTone> = { open: 'info', answered: 'ok', closed: 'neutral', reported: 'neutral' }
export function ConsultationState({ state }: { state: State }) {
  const words = { open: t('consultations.state_open'), answered: t('consultations.state_answered'), closed: t('consultations.state_closed'), reported: t('consultations.state_reported') }
  return <Badge tone={tones[state]}>{words[state]}</Badge>
}

export function consultationCards(items: ConsultationLine[]) {
  return items.map((one) => ({
    id: one.id,
    to: `/consultations/${one.id}`,
    title: one.mine ? t('consultations.with', { role: roleName(one.to) }) : t('consultations.from', { name: one.askedBy }),
    facts: day(one.askedAt),
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
  const form = useForm({ to: '', question: '', colleague: false, involved: [] as string[] })
  const { values } = form
  const involved = values.colleague ? values.involved : []
  // Whoever it is about is never offered as somebody to ask.
  const choices = useLoad(() => post<Items<ConsultationChoice>>('/consultations/_choices', { involved }), [involved.join(' ')], true)
  const [intended] = useState(attempt)
  const check = () => [
    ...(empty(values.question) ? [{ field: 'question', code: 'consultations.question_missing' }] : []),
    ...(values.colleague && involved.length === 0 ? [{ field: 'involved', code: 'reports.involved_missing' }] : []),
    ...(values.to ? [] : [{ field: 'to', code: 'consultations.to_missing' }]),
  ]
  return (
    <Page title={t('consultations.ask')} lead={t('consultations.ask_lead')} faults={form.faults.length} back={{ to: '/consultations', label: t('consultations.title') }}>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <form
        class="form section"
        {...form.sends<Created>(
          check,
          () => post('/consultations', { to: values.to, question: values.question, involved }, { attempt: intended }),
          (made) => go(`/consultations/${made.id}`),
        )}
      >
        <TextArea id="question" label={t('consultations.question')} hint={t('consultations.question_hint')} rows={6} value={values.question} onInput={(question) => form.set('question', question)} error={form.wrong('question')} />
        <Checkbox id="colleague" label={t('reports.colleague')} hint={t('consultations.colleague_hint')} checked={values.colleague} onInput={(checked) => form.set('colleague', checked)} />
        {values.colleague && <ColleaguePicker id="involved" label={t('reports.involved')} error={form.wrong('involved')} values={values.involved} onInput={(picked) => form.set('involved', picked)} />}
        <Await of={choices}>
          {({ items }) =>
            items.length === 0 ? (
              <p class="nl-paragraph">{t('consultations.nobody')}</p>
            ) : (
              <Radios id="to" label={t('consultations.to')} value={values.to} onInput={(to) => form.set('to', to)} choices={items.map((one) => ({ value: one.role, label: pick(one), hint: one.names.join(', ') }))} error={form.wrong('to')} />
            )
          }
        </Await>
        <Actions>
          <Button type="submit" look="primary" busy={form.busy}>
            {t('consultations.send')}
          </Button>
          <Link to="/report">{t('consultations.report_instead')}</Link>
        </Actions>
      </form>
    </Page>
  )
}

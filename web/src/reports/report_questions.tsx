// The first page of a report. Above: what nobody else can know. Below, folded away: what may come later as well.
import { useEffect } from 'preact/hooks'
import type { Option, Pack } from '../api/types'
import { count, pick, t, word } from '../catalogue'
import { fieldsOf } from '../catalogue/time'
import { Actions, Button, ButtonLink, Link } from '../ui/button'
import { More, Phone } from '../ui/data'
import { ErrorSummary } from '../ui/errors'
import { Checkbox, MomentField, Radios, TextArea, TextField } from '../ui/field'
import { empty, type Form } from '../ui/form'
import { Page } from '../ui/page'
import { may } from '../people/session'
import { ColleaguePicker } from './colleagues'
import type { Saved } from './draft'
import { EvidencePicker } from './evidence_picker'
import { detailKinds, isOnline, untouched, type Values } from './form_values'
import { NormHelper } from './norm_helper'
import { Facts, Others, Whose } from './report_more'
import { ownRoles, wantedField } from './report_screen'
import { SavedState } from './saved_state'

export const choices = (options: Option[]) => options.map((one) => ({ value: one.id, label: pick(one.name), hint: one.note ? pick(one.note) : undefined }))

interface Props {
  pack: Pack
  form: Form<Values>
  saved: Saved
  onward: () => void
  drop: () => void
}

export function QuestionStep({ pack, form, saved, onward, drop }: Props) {
  const { values, set } = form
  useEffect(() => {
    const field = wantedField.get()
    wantedField.set('')
    if (!field) return
    const target = document.getElementById(field)
    const folded = target?.closest('details')
    if (folded) folded.open = true
    target?.focus()
    target?.scrollIntoView({ block: 'center' })
  }, [])
  const wrongIn = (...fields: string[]) => form.faults.some((fault) => fields.includes(fault.field.split('.')[0] ?? ''))
  const asksWhose = may('report.enter_for_other') || ownRoles(pack).length > 1

  return (
    <Page title={t('reports.new')} lead={t('reports.new_lead')} faults={form.faults.length}>
      <div class="report-head">
        <p class="step">{t('reports.step', { step: 1, steps: 2, name: t('reports.step_questions') })}</p>
        <SavedState saved={saved} />
      </div>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <p class="nl-paragraph small">
        {t('form.required_explanation')} {t('foot.danger')} <Phone number="112" />.
      </p>
      <form
        class="form section"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onward()
        }}
      >
        {asksWhose && <Whose pack={pack} form={form} />}
        <TextArea id="narrative" label={t('reports.narrative')} hint={t('reports.narrative_hint')} rows={6} value={values.narrative} onInput={(value) => set('narrative', value)} error={form.wrong('narrative')} />
        <Radios id="form" label={t('reports.form')} pills value={values.form} onInput={(value) => set('form', value)} choices={choices(pack.forms)} error={form.wrong('form')} />
        {isOnline(pack, values.form) && <Online form={form} />}
        {pack.places.length > 0 && <Radios id="place" label={t('reports.place')} optional pills value={values.place} onInput={(value) => set('place', value)} choices={choices(pack.places)} error={form.wrong('place')} />}
        <MomentField
          id="occurredAt"
          label={t('reports.occurred')}
          hint={t('reports.occurred_hint')}
          date={values.occurredAt.date}
          time={values.occurredAt.time}
          max={fieldsOf(new Date()).date}
          onInput={(date, time) => set('occurredAt', { date, time })}
          error={form.wrong('occurredAt')}
        />
        <Who form={form} />
        <TextArea id="needNow" label={t('reports.need_now')} hint={t('reports.need_now_hint')} optional rows={2} value={values.needNow} onInput={(value) => set('needNow', value)} error={form.wrong('needNow')} />

        <div>
          <p class="nl-paragraph later">{t('reports.optional_explanation')}</p>
          <More summary={withCount(t('reports.evidence'), values.evidence.length)} open={wrongIn('evidence')}>
            <EvidencePicker id="evidence" label={t('reports.evidence_label')} hint={t('reports.evidence_hint')} error={form.wrong('evidence')} values={values.evidence} onInput={(edit) => form.change((now) => ({ ...now, evidence: edit(now.evidence) }))} />
          </More>
          <More summary={withCount(t('reports.norm_helper'), values.answers.length)} open={wrongIn('answers', 'behaviour')}>
            <NormHelper pack={pack} answers={values.answers} onAnswers={(answers) => set('answers', answers)} onColumn={(behaviour) => form.change((now) => (now.behaviour === behaviour ? now : { ...now, behaviour }))} />
          </More>
          <More summary={withCount(t('reports.facts'), values.targets.length + values.aggravating.length)} open={wrongIn('targets', 'aggravating') || form.wrong('offender.kind') !== undefined}>
            <Facts pack={pack} form={form} />
          </More>
          <More summary={withCount(t('reports.others'), values.others.length)} open={wrongIn('affected')}>
            <Others pack={pack} form={form} />
          </More>
        </div>
        <Actions>
          <Button type="submit" look="primary">
            {t('reports.onward')}
          </Button>
          <ButtonLink to="/" look="subtle">
            {t('reports.later')}
          </ButtonLink>
          {!untouched(values) && (
            <Button look="subtle" danger onClick={drop}>
              {t('reports.drop_draft')}
            </Button>
          )}
        </Actions>
      </form>
      {may('report.write') && (
        <p class="nl-paragraph">
          {t('reports.in_doubt')} <Link to="/consultation">{t('reports.consult_first')}</Link>
        </p>
      )}
    </Page>
  )
}

const withCount = (words: string, n: number) => (n > 0 ? `${words} (${count('reports.chosen', n)})` : words)

function Who({ form }: { form: Form<Values> }) {
  const { offender, colleague, involved } = form.values
  const set = (part: Partial<Values['offender']>) => form.set('offender', { ...offender, ...part })
  const known = ['known', 'partly', 'unknown'] as const
  const words = { known: t('reports.known'), partly: t('reports.partly'), unknown: t('reports.unknown') }
  return (
    <>
      <Radios id="offender" label={t('reports.who')} pills value={offender.known} onInput={(value) => set({ known: value as typeof offender.known })} choices={known.map((value) => ({ value, label: words[value] }))} error={form.wrong('offender') ?? form.wrong('offender.known')} />
      {(offender.known === 'known' || offender.known === 'partly') && (
        <>
          <TextArea id="offender.description" label={t('reports.offender_description')} hint={t('reports.offender_hint')} optional rows={2} value={offender.description} onInput={(description) => set({ description })} error={form.wrong('offender.description')} />
          <More summary={withCount(t('reports.offender_details'), Object.values(offender.details).filter((one) => !empty(one)).length)}>
            <p class="nl-paragraph small">{t('reports.offender_details_hint')}</p>
            {detailKinds.map((kind) => (
              <TextField key={kind} id={`offender.${kind}`} label={word('datum', kind)} optional value={offender.details[kind] ?? ''} onInput={(value) => set({ details: { ...offender.details, [kind]: value } })} error={form.wrong(`offender.${kind}`)} />
            ))}
          </More>
        </>
      )}
      <Checkbox id="colleague" label={t('reports.colleague')} hint={t('reports.colleague_hint')} checked={colleague} onInput={(checked) => form.set('colleague', checked)} />
      {colleague && <ColleaguePicker id="involved" label={t('reports.involved')} hint={t('reports.involved_hint')} error={form.wrong('involved')} values={involved} onInput={(values) => form.set('involved', values)} />}
    </>
  )
}

function Online({ form }: { form: Form<Values> }) {
  const { online } = form.values
  const set = (part: Partial<Values['online']>) => form.set('online', { ...online, ...part })
  return (
    <div class="inset stack">
      <p class="nl-paragraph">{t('reports.online_explanation')}</p>
      <TextField id="online.account" label={t('reports.online_account')} optional value={online.account} onInput={(account) => set({ account })} error={form.wrong('online.account')} />
      <TextField id="online.url" label={t('reports.online_url')} optional type="url" inputMode="url" value={online.url} onInput={(url) => set({ url })} error={form.wrong('online.url')} />
      <MomentField id="online.postedAt" label={t('reports.online_posted')} optional date={online.date} time={online.time} onInput={(date, time) => set({ date, time })} error={form.wrong('online.postedAt')} />
      <Checkbox id="online.platformReported" label={t('reports.online_platform')} checked={online.platformReported} onInput={(platformReported) => set({ platformReported })} />
    </div>
  )
}

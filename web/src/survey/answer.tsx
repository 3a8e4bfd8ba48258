// Taking part in the survey with nothing but a link, on a phone: what is asked, why nobody can know who answered, and done.
import { useState } from 'preact/hooks'
import { post, type Answer as Reply } from '../api/client'
import { pick, t } from '../catalogue'
import { day } from '../catalogue/time'
import { useSecretOfLink } from '../app/link'
import type { Params } from '../app/router'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Checkboxes, Radios } from '../ui/field'
import { Failure } from '../ui/errors'
import { Await, useLoad } from '../ui/load'
import { Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { asked, toSend, type Given } from './asked'
import { hide, reveal, type Hidden } from './ticket'
import type { Form, Question } from './types'

const nameless = { anonymous: true, quiet: true }
const shelf = (form: Form) => `luwte.survey.${form.survey}.${form.group}`

export function Answer({ token }: Params) {
  const invitation = useSecretOfLink('/survey', token)
  const form = useLoad(() => post<Form>('/survey-invitations/_open', { invitation }, nameless))
  const [done, setDone] = useState(false)
  if (done)
    return (
      <Page title={t('survey.thanks')} lead={t('survey.thanks_lead')}>
        <Paragraph>{t('survey.thanks_explained')}</Paragraph>
      </Page>
    )
  return (
    <Page title={t('survey.title')} lead={t('survey.lead')}>
      <Await of={form}>{(value) => (value.used && !localStorage.getItem(shelf(value)) ? <Used /> : <Questions form={value} invitation={invitation} done={() => setDone(true)} />)}</Await>
    </Page>
  )
}

const Used = () => (
  <Alert tone="info">
    <p class="nl-paragraph">{t('survey.used')}</p>
  </Alert>
)

function Questions({ form, invitation, done }: { form: Form; invitation: string; done: () => void }) {
  const [given, setGiven] = useState<Given>({})
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    const reply = await handIn(form, invitation, given)
    setBusy(false)
    if (reply.ok) done()
    else setCode(reply.code)
  }
  return (
    <div class="stack-wide">
      <Alert tone="info">
        <p class="nl-paragraph">{t('survey.about', { organisation: form.organisation, year: form.year, until: day(form.closesOn) })}</p>
      </Alert>
      <Why form={form} />
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void send()
        }}
      >
        {asked(form.questions, given).map((question) => (
          <One key={question.id} question={question} values={given[question.id] ?? []} onInput={(values) => setGiven((now) => ({ ...now, [question.id]: values }))} />
        ))}
        {code && <Failure code={code} />}
        <Paragraph small>{t('survey.may_skip')}</Paragraph>
        <Actions>
          <Button type="submit" look="primary" busy={busy}>
            {t('survey.send')}
          </Button>
        </Actions>
      </form>
    </div>
  )
}

function One({ question, values, onInput }: { question: Question; values: string[]; onInput: (values: string[]) => void }) {
  const choices = question.options.map(({ id, name }) => ({ value: id, label: pick(name) }))
  const id = `question-${question.id}`
  return question.many ? (
    <Checkboxes id={id} label={pick(question.text)} hint={t('survey.several')} values={values} onInput={onInput} choices={choices} optional />
  ) : (
    <Radios id={id} label={pick(question.text)} value={values[0] ?? ''} onInput={(value) => onInput([value])} choices={choices} optional />
  )
}

function Why({ form }: { form: Form }) {
  return (
    <Section title={t('survey.nobody_knows')}>
      <Paragraph>{t('survey.nobody_knows_short', { n: form.people, roles: form.roles.map((role) => pick(role).toLowerCase()).join(', ') })}</Paragraph>
      <Reveal label={t('survey.how_sure')}>
        {() => (
          <div class="stack">
            <Paragraph>{t('survey.how_ticket')}</Paragraph>
            <Paragraph>{t('survey.how_counts')}</Paragraph>
            <Paragraph>{t('survey.how_key', { fingerprint: form.fingerprint })}</Paragraph>
            <Paragraph>{t('survey.how_not')}</Paragraph>
          </div>
        )}
      </Reveal>
    </Section>
  )
}

/** A ticket, signed unseen; then the answers with it. What it takes to go on after a lost connection stays in this browser. */
async function handIn(form: Form, invitation: string, given: Given): Promise<Reply<unknown>> {
  const kept = localStorage.getItem(shelf(form))
  const hidden: Hidden = kept ? (JSON.parse(kept) as Hidden) : await hide(form)
  localStorage.setItem(shelf(form), JSON.stringify(hidden))
  const signed = await post<{ signature: string }>('/survey-invitations/_sign', { invitation, blinded: hidden.blinded }, nameless)
  if (!signed.ok) return signed
  const signature = reveal(form, hidden, signed.value.signature)
  if (!signature) return { ok: false, status: 400, code: 'survey.signature_wrong', errors: [] }
  const answers = { survey: form.survey, group: form.group, ticket: hidden.ticket, signature, answers: toSend(form.questions, given) }
  const reply = await post('/survey-answers/_count', answers, nameless)
  // Handed in before, and the reply got lost: then they are counted.
  const counted = reply.ok || (reply.code === 'survey.ticket_used' && kept !== null)
  if (counted) localStorage.removeItem(shelf(form))
  return counted ? { ok: true, value: null, version: undefined } : reply
}

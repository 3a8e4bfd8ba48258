// A code from an app as second step of signing in: switched on only after one good code, off only with the password.
import { useState } from 'preact/hooks'
import { post } from '../api/client'
import { t } from '../catalogue'
import { Actions, Button } from '../ui/button'
import { ErrorSummary, Failure } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'

interface Enrolment {
  secret: string
  uri: string
}

export function SecondFactor({ on, changed }: { on: boolean; changed: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const [removing, setRemoving] = useState(false)
  const [problem, setProblem] = useState<string>()

  const begin = async () => {
    const answer = await post<Enrolment>('/profile/totp-enrolments')
    setProblem(answer.ok ? undefined : answer.code)
    if (answer.ok) setEnrolment(answer.value)
  }
  const settle = (words: string) => {
    setEnrolment(undefined)
    setRemoving(false)
    say(words)
    changed()
  }
  if (enrolment) return <Confirm enrolment={enrolment} done={() => settle(t('people.totp_on'))} />
  if (removing) return <Remove done={() => settle(t('people.totp_off'))} cancel={() => setRemoving(false)} />
  return (
    <div class="stack">
      <Paragraph>{on ? t('people.totp_is_on') : t('people.totp_is_off')}</Paragraph>
      {problem && <Failure code={problem} />}
      <Actions>
        {on ? <Button onClick={() => setRemoving(true)}>{t('people.totp_remove')}</Button> : <Button onClick={() => void begin()}>{t('people.totp_begin')}</Button>}
      </Actions>
    </div>
  )
}

function Confirm({ enrolment, done }: { enrolment: Enrolment; done: () => void }) {
  const form = useForm({ code: '' })
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(
          () => (empty(form.values.code) ? [{ field: 'code', code: 'people.totp_missing' }] : []),
          () => post('/profile/totp-confirmations', { code: form.values.code.replace(/\s/g, '') }),
          done,
        )
      }}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <Paragraph>{t('people.totp_explanation')}</Paragraph>
      <p class="nl-paragraph">
        <code class="secret">{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <p class="nl-paragraph">
        <a class="nl-link" href={enrolment.uri}>
          {t('people.totp_open_app')}
        </a>
      </p>
      <TextField id="code" label={t('people.totp_code')} hint={t('people.totp_hint')} value={form.values.code} onInput={(value) => form.set('code', value)} inputMode="numeric" autocomplete="one-time-code" narrow error={form.wrong('code')} />
      <Actions>
        <Button type="submit" look="primary" busy={form.busy}>
          {t('people.totp_confirm')}
        </Button>
      </Actions>
    </form>
  )
}

function Remove({ done, cancel }: { done: () => void; cancel: () => void }) {
  const form = useForm({ password: '' })
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void form.submit(
          () => (empty(form.values.password) ? [{ field: 'password', code: 'people.password_missing' }] : []),
          () => post('/profile/totp-removals', { password: form.values.password }),
          done,
        )
      }}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <TextField id="password" label={t('people.password_current')} type="password" autocomplete="current-password" value={form.values.password} onInput={(value) => form.set('password', value)} error={form.wrong('password')} />
      <Actions>
        <Button type="submit" busy={form.busy}>
          {t('people.totp_remove')}
        </Button>
        <Button look="subtle" onClick={cancel}>
          {t('action.cancel')}
        </Button>
      </Actions>
    </form>
  )
}

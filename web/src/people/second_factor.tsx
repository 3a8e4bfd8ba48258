// A code from an app as second step of signing in: switched on with the password and one good code, off with the password.
import { useState } from 'preact/hooks'
import { post } from '../api/client'
import { lazy } from '../app/lazy'
import { t } from '../catalogue'
import { Actions, Button } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { PasswordForm } from './password_form'

// Without it, the key beside it can still be typed.
const QrCode = lazy<{ text: string; label: string }>(() => import('../ui/qr_code').then((module) => module.QrCode), () => null)

interface Enrolment {
  secret: string
  uri: string
}

/** `stays`: the organisation asks it, so it can be replaced and not taken away. */
export function SecondFactor({ on, stays, changed }: { on: boolean; stays?: boolean; changed: () => void }) {
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const [doing, setDoing] = useState<'beginning' | 'removing'>()

  const stop = () => setDoing(undefined)
  const settle = (words: string) => {
    setEnrolment(undefined)
    stop()
    say(words)
    changed()
  }
  if (enrolment) return <Confirm enrolment={enrolment} done={() => settle(t('people.totp_on'))} />
  if (doing === 'beginning')
    return <PasswordForm id="totp-password" lead={t('people.totp_begin_lead')} submit={t('people.totp_go_on')} send={(password) => post<Enrolment>('/profile/totp-enrolments', { password })} done={setEnrolment} cancel={stop} />
  if (doing === 'removing')
    return <PasswordForm id="totp-password" submit={t('people.totp_remove')} send={(password) => post('/profile/totp-removals', { password })} done={() => settle(t('people.totp_off'))} cancel={stop} />
  return (
    <div class="stack">
      <Paragraph>{on ? t('people.totp_is_on') : t('people.totp_is_off')}</Paragraph>
      <Actions>
        <Button onClick={() => setDoing('beginning')}>{on ? t('people.totp_replace') : t('people.totp_begin')}</Button>
        {on && !stays && <Button look="subtle" onClick={() => setDoing('removing')}>{t('people.totp_remove')}</Button>}
      </Actions>
    </div>
  )
}

function Confirm({ enrolment, done }: { enrolment: Enrolment; done: () => void }) {
  const form = useForm({ code: '' })
  return (
    <form
      class="form"
      {...form.sends(
        () => (empty(form.values.code) ? [{ field: 'code', code: 'people.totp_missing' }] : []),
        () => post('/profile/totp-confirmations', { code: form.values.code.replace(/\s/g, '') }),
        done,
      )}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <Paragraph>{t('people.totp_explanation')}</Paragraph>
      <div class="enrolment">
        <QrCode text={enrolment.uri} label={t('people.totp_qr')} />
        <div class="stack">
          <p class="nl-paragraph">
            <code class="secret">{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
          </p>
          <p class="nl-paragraph">
            <a class="nl-link" href={enrolment.uri}>
              {t('people.totp_open_app')}
            </a>
          </p>
        </div>
      </div>
      <TextField id="code" label={t('people.totp_code')} hint={t('people.totp_hint')} value={form.values.code} onInput={(value) => form.set('code', value)} inputMode="numeric" autocomplete="one-time-code" narrow error={form.wrong('code')} />
      <Actions>
        <Button type="submit" look="primary" busy={form.busy}>
          {t('people.totp_confirm')}
        </Button>
      </Actions>
    </form>
  )
}

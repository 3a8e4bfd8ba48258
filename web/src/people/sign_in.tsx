// Signing in: name and password, and a code when the account asks for one. The same form, as a dialog, lets somebody
// whose session ended go on where he was: the screen beneath keeps what was typed.
import { useState } from 'preact/hooks'
import type { Answer, FieldFault } from '../api/client'
import { t } from '../catalogue'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { More } from '../ui/data'
import { Dialog } from '../ui/dialog'
import { ErrorSummary } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Page, Paragraph } from '../ui/page'
import { leave } from './leave'
import { session, signIn } from './session'

export function SignInScreen() {
  const [faults, setFaults] = useState(0)
  return (
    <Page title={t('people.sign_in')} lead={t('people.sign_in_lead')} faults={faults}>
      <SignInForm onFaults={setFaults} />
      <Paragraph small>{t('people.sign_in_help')}</Paragraph>
    </Page>
  )
}

export function SignInAgain({ login }: { login: string }) {
  return (
    <Dialog title={t('people.session_ended')}>
      <Paragraph>{t('people.session_ended_explanation')}</Paragraph>
      <SignInForm login={login} />
      <Actions>
        <Button look="subtle" onClick={() => void leave()}>
          {t('people.leave_anyway')}
        </Button>
      </Actions>
    </Dialog>
  )
}

/** For a screen that goes on while nobody is signed in: it is not covered. */
export function SignInBeside({ login, explanation }: { login: string; explanation: string }) {
  return (
    <div class="no-print">
      <Alert tone="warning" live>
        <Paragraph>
          <strong>{t('people.session_ended')}</strong> {explanation}
        </Paragraph>
        <More summary={t('people.sign_in_again')}>
          <SignInForm login={login} />
        </More>
      </Alert>
    </div>
  )
}

function SignInForm({ login = '', onFaults }: { login?: string; onFaults?: (n: number) => void }) {
  const form = useForm({ login, password: '', totpCode: '' })
  const [asksCode, setAsksCode] = useState(false)
  const { login: name, password, totpCode } = form.values

  const check = () => {
    const faults: FieldFault[] = []
    if (empty(name)) faults.push({ field: 'login', code: 'people.login_missing' })
    if (password === '') faults.push({ field: 'password', code: 'people.password_missing' })
    if (asksCode && empty(totpCode)) faults.push({ field: 'totpCode', code: 'people.totp_missing' })
    onFaults?.(faults.length)
    return faults
  }
  const send = async (): Promise<Answer<unknown>> => {
    const code = totpCode.replace(/\s/g, '')
    const answer = await signIn({ login: name.trim(), password, ...(asksCode && code ? { totpCode: code } : {}) })
    if (!answer.ok && answer.code === 'people.totp_needed' && !asksCode) {
      setAsksCode(true)
      setTimeout(() => document.getElementById('totpCode')?.focus(), 0)
      return { ok: true as const, value: null, version: undefined }
    }
    return answer
  }
  return (
    <form
      class="form section"
      {...form.sends(check, send, () => undefined)}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <TextField id="login" label={t('people.login')} value={name} onInput={(value) => form.set('login', value)} autocomplete="username" inputMode="email" error={form.wrong('login')} />
      <TextField id="password" label={t('people.password')} type="password" value={password} onInput={(value) => form.set('password', value)} autocomplete="current-password" error={form.wrong('password')} />
      {asksCode && (
        <TextField id="totpCode" label={t('people.totp_code')} hint={t('people.totp_hint')} value={totpCode} onInput={(value) => form.set('totpCode', value)} autocomplete="one-time-code" inputMode="numeric" narrow error={form.wrong('totpCode')} />
      )}
      <Actions>
        <Button look="primary" type="submit" busy={form.busy}>
          {session.get().at === 'ended' ? t('people.go_on') : t('people.sign_in')}
        </Button>
      </Actions>
    </form>
  )
}

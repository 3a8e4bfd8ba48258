// A one-time link leads here: the invited person chooses a password, from which the key to their own vault is made.
import { useState } from 'preact/hooks'
import { post, type Answer, type FieldFault } from '../api/client'
import { t } from '../catalogue'
import { useSecretOfLink } from '../app/link'
import { go, rename, type Params } from '../app/router'
import { Actions, Button } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Page, Paragraph, Section } from '../ui/page'
import { leave } from './leave'
import { NowSignIn } from './now_sign_in'
import { profile } from './session'

export function Invitation({ token }: Params) {
  const secret = useSecretOfLink('/invitation', token)
  const [accepted, setAccepted] = useState(false)
  const form = useForm({ password: '', again: '' })

  const check = (): FieldFault[] => {
    if (empty(form.values.password)) return [{ field: 'password', code: 'people.password_missing' }]
    if ([...form.values.password].length < 12) return [{ field: 'password', code: 'people.password_too_short' }]
    if (form.values.again !== form.values.password) return [{ field: 'again', code: 'people.passwords_differ' }]
    return []
  }
  const send = (): Promise<Answer<unknown>> =>
    post('/invitation-acceptances', { token: secret, password: form.values.password }, { quiet: true })

  if (profile())
    return (
      <Page title={t('people.invitation')}>
        <Section title={t('people.signed_in_already')}>
          <Paragraph>{t('people.invitation_sign_out_first')}</Paragraph>
          <Actions>
            <Button onClick={() => void leave(() => rename(`/invitation/${secret}`))}>{t('people.sign_out')}</Button>
          </Actions>
        </Section>
      </Page>
    )
  if (accepted) return <NowSignIn title={t('people.invitation_accepted')} lead={t('people.invitation_accepted_lead')} />
  return (
    <Page title={t('people.invitation')} lead={t('people.invitation_lead')} faults={form.faults.length}>
      <form
        class="form section"
        {...form.sends(check, send, () => {
          setAccepted(true)
          go('/invitation/open')
        })}
      >
        <ErrorSummary faults={form.faults} problem={form.problem} />
        <TextField id="password" label={t('people.password_new')} hint={t('people.password_advice')} type="password" autocomplete="new-password" value={form.values.password} onInput={(value) => form.set('password', value)} error={form.wrong('password')} />
        <TextField id="again" label={t('people.password_again')} type="password" autocomplete="new-password" value={form.values.again} onInput={(value) => form.set('again', value)} error={form.wrong('again')} />
        <Paragraph small>{t('people.password_warning')}</Paragraph>
        <Actions>
          <Button type="submit" look="primary" busy={form.busy}>
            {t('people.accept_invitation')}
          </Button>
        </Actions>
      </form>
    </Page>
  )
}

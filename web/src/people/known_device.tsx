// The link in a mail about guessed passwords leads here. Opening it changes nothing, since a mail scanner opens links too: the reader presses.
import { useState } from 'preact/hooks'
import { post } from '../api/client'
import { t } from '../catalogue'
import { useSecretOfLink } from '../app/link'
import type { Params } from '../app/router'
import { Actions, Button, ButtonLink } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { useForm } from '../ui/form'
import { Page, Paragraph } from '../ui/page'
import { NowSignIn } from './now_sign_in'

export function KnownDevice({ token }: Params) {
  const secret = useSecretOfLink('/known-device', token)
  const [known, setKnown] = useState(false)
  const form = useForm({})

  if (known) return <NowSignIn title={t('people.known_device_done')} lead={t('people.known_device_done_lead')} />
  return (
    <Page title={t('people.known_device')} lead={t('people.known_device_lead')}>
      <form
        class="form section"
        {...form.sends(
          () => [],
          () => post('/known-devices', { token: secret }, { quiet: true }),
          () => setKnown(true),
        )}
      >
        <ErrorSummary faults={[]} problem={form.problem} />
        <Paragraph>{t('people.known_device_explained')}</Paragraph>
        <Actions>
          <Button type="submit" look="primary" busy={form.busy}>
            {t('people.known_device')}
          </Button>
          {form.problem && <ButtonLink to="/">{t('people.sign_in')}</ButtonLink>}
        </Actions>
      </form>
    </Page>
  )
}

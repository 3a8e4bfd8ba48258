// My own account: who I am here, my language, my password, my second factor, where I am signed in, and what I hand over.
import { useState } from 'preact/hooks'
import { post, type FieldFault } from '../api/client'
import { languages, pick, t, language } from '../catalogue'
import { day, today } from '../catalogue/time'
import { Actions, Button } from '../ui/button'
import { Terms } from '../ui/data'
import { ErrorSummary } from '../ui/errors'
import { Radios, TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { Alert } from '../ui/alert'
import { leave } from './leave'
import { HandoverOfRole } from './handover'
import { choose, may, profile, refresh } from './session'
import { OwnSessions } from './own_sessions'
import { SecondFactor } from './second_factor'

export function ProfileScreen() {
  const me = profile()
  const [faults, setFaults] = useState(0)
  if (!me) return null
  return (
    <Page
      title={t('people.profile')}
      faults={faults}
      actions={<Button onClick={() => void leave()}>{t('people.sign_out')}</Button>}
    >
      {(me.waitingServed ?? 0) > 0 && (
        <Alert tone="info" live>
          {t('people.waiting_served')}
        </Alert>
      )}
      <Section title={t('people.who')}>
        <Terms
          rows={[
            [t('people.name'), me.account.name],
            [t('people.login'), me.account.login],
            [t('people.organisation'), me.organisation.name],
            [t('people.roles'), me.roles.map(pick).join(', ')],
          ]}
        />
      </Section>
      <Section title={t('people.language')}>
        <Radios
          id="language"
          label={t('people.language_label')}
          value={language.get()}
          onInput={(value) => void choose(value === 'en' ? 'en' : 'nl')}
          choices={languages.map((one) => ({ value: one, label: t(one === 'nl' ? 'people.dutch' : 'people.english') }))}
        />
      </Section>
      <Section title={t('people.password')}>
        <ChangePassword onFaults={setFaults} />
      </Section>
      <Section title={t('people.second_factor')}>
        {me.secondFactorFrom && <Paragraph>{t('people.totp_asked', { from: day(me.secondFactorFrom) })}</Paragraph>}
        <SecondFactor on={me.totp} stays={!!me.secondFactorFrom && me.secondFactorFrom <= today()} changed={() => void refresh()} />
      </Section>
      <Section title={t('sessions.title')}>
        <OwnSessions />
      </Section>
      {may('case.handle') && (
        <Section title={t('handover.title')}>
          <HandoverOfRole />
        </Section>
      )}
    </Page>
  )
}

function ChangePassword({ onFaults }: { onFaults: (n: number) => void }) {
  const form = useForm({ current: '', new: '', again: '' })
  const check = () => {
    const faults: FieldFault[] = []
    if (empty(form.values.current)) faults.push({ field: 'current', code: 'people.current_missing' })
    if ([...form.values.new].length < 12) faults.push({ field: 'new', code: 'people.password_too_short' })
    else if (form.values.again !== form.values.new) faults.push({ field: 'again', code: 'people.passwords_differ' })
    onFaults(faults.length)
    return faults
  }
  return (
    <form
      class="form"
      {...form.sends(
        check,
        () => post('/profile/password-changes', { current: form.values.current, new: form.values.new }),
        () => {
          form.replace({ current: '', new: '', again: '' })
          say(t('people.password_changed'))
        },
      )}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <TextField id="current" label={t('people.password_current')} type="password" autocomplete="current-password" value={form.values.current} onInput={(value) => form.set('current', value)} error={form.wrong('current')} />
      <TextField id="new" label={t('people.password_new')} hint={t('people.password_advice')} type="password" autocomplete="new-password" value={form.values.new} onInput={(value) => form.set('new', value)} error={form.wrong('new') ?? form.wrong('password')} />
      <TextField id="again" label={t('people.password_again')} type="password" autocomplete="new-password" value={form.values.again} onInput={(value) => form.set('again', value)} error={form.wrong('again')} />
      <Actions>
        <Button type="submit" busy={form.busy}>
          {t('people.change_password')}
        </Button>
      </Actions>
    </form>
  )
}

// What is asked of whoever signs in: a second factor, from a day on that leaves everybody time to set one up.
import { get, put } from '../api/client'
import { count, t } from '../catalogue'
import { day } from '../catalogue/time'
import { TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import type { SignInRule } from './types'

export function SignInRuleSection() {
  const rule = useLoad(() => get<SignInRule>('/sign-in-rule'))
  return (
    <Section title={t('people.second_factor')}>
      <Await of={rule}>
        {(now) => (
          <div class="stack">
            <Paragraph>{now.secondFactorFrom ? t('rule.asked_from', { from: day(now.secondFactorFrom) }) : t('rule.not_asked')}</Paragraph>
            <Paragraph>{count('rule.ready', now.people, { ready: now.withSecondFactor })}</Paragraph>
            <Reveal label={t(now.secondFactorFrom ? 'rule.change' : 'rule.ask')}>
              {(close) => <Ask now={now} again={rule.reload} close={close} />}
            </Reveal>
          </div>
        )}
      </Await>
    </Section>
  )
}

function Ask({ now, again, close }: { now: SignInRule; again: () => Promise<void>; close: () => void }) {
  const asked = !!now.secondFactorFrom
  return (
    <SendForm
      name="rule"
      initial={{ secondFactorFrom: now.secondFactorFrom ?? '' }}
      check={(values) => (!asked && empty(values.secondFactorFrom) ? [{ field: 'secondFactorFrom', code: 'rule.day_missing' }] : [])}
      send={(values) => put<SignInRule>('/sign-in-rule', { secondFactorFrom: values.secondFactorFrom || null }, { version: now.version })}
      submit={t('action.save')}
      cancel={close}
      stale={async () => {
        await again()
        return <Paragraph>{t('rule.changed_meanwhile')}</Paragraph>
      }}
      done={async (made) => {
        close()
        say(t(made.secondFactorFrom ? 'rule.saved' : 'rule.withdrawn'))
        await again()
      }}
    >
      {({ bind }) => (
        <>
          <Paragraph>{t('rule.explained')}</Paragraph>
          <TextField {...bind('secondFactorFrom')} label={t('rule.from')} hint={t(asked ? 'rule.from_hint_change' : 'rule.from_hint')} type="date" narrow />
        </>
      )}
    </SendForm>
  )
}

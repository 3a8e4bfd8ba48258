// One account: its invitation, its roles with their period and deputy, and its end.
import { useEffect, useRef, useState } from 'preact/hooks'
import { get, patch, post } from '../api/client'
import type { Items } from '../api/types'
import { explain, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import type { Params } from '../app/router'
import { usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Badge, Terms } from '../ui/data'
import { Failure } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { stateTone } from './accounts'
import { Roles } from './roles'
import { profile } from './session'
import type { Account, Invitation } from './types'
import '../styles/handling.css'

export function AccountScreen({ id = '' }: Params) {
  usePack()
  const faults = useStore(faultsShown)
  const accounts = useLoad(() => get<Items<Account>>('/accounts'), [id])
  const account = accounts.value?.items.find((one) => one.id === id)
  const self = profile()?.account.id === id
  return (
    <Page title={account?.name ?? t('accounts.one')} back={{ to: '/people', label: t('nav.people') }} faults={faults}>
      <Await of={accounts}>
        {({ items }) =>
          account ? (
            <>
              <Facts account={account} again={accounts.reload} />
              {account.state !== 'ended' && <Invite account={account} again={accounts.reload} />}
              <Roles account={account} others={items.filter((one) => one.id !== id && one.state !== 'ended')} self={self} again={accounts.reload} />
              {!self && account.totp && <LostTelephone account={account} again={accounts.reload} />}
              {!self && <End account={account} again={accounts.reload} />}
            </>
          ) : (
            <Empty title={t('request.not_found')} />
          )
        }
      </Await>
    </Page>
  )
}

interface Props {
  account: Account
  again: () => Promise<void>
}

function Facts({ account, again }: Props) {
  return (
    <Section title={t('accounts.one')}>
      <Terms
        rows={[
          [t('people.login'), account.login],
          [t('accounts.state'), <Badge tone={stateTone[account.state]}>{word('account', account.state)}</Badge>],
          [t('accounts.last_seen'), account.lastSignIn ? moment(account.lastSignIn) : t('accounts.never')],
          [t('accounts.second_factor'), account.totp ? t('accounts.factor_on') : t('accounts.factor_off')],
        ]}
      />
      <Reveal label={t('accounts.rename')} look="subtle">
        {(close) => (
          <SendForm
            name="rename"
            about={account.id}
            initial={{ name: account.name }}
            check={(values) => (empty(values.name) ? [{ field: 'name', code: 'people.name_missing' }] : [])}
            send={(values) => patch(`/accounts/${account.id}`, values, { version: account.version })}
            submit={t('action.save')}
            cancel={close}
            stale={async () => {
              await again()
              return <Paragraph>{t('accounts.changed_meanwhile')}</Paragraph>
            }}
            done={async () => {
              close()
              say(t('accounts.renamed'))
              await again()
            }}
          >
            {({ bind }) => <TextField {...bind('name')} label={t('people.name')} />}
          </SendForm>
        )}
      </Reveal>
    </Section>
  )
}

/** The link is shown once: the server keeps only what it takes to recognise it. */
function Invite({ account, again }: Props) {
  const [invitation, setInvitation] = useState<Invitation>()
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const invite = async () => {
    setBusy(true)
    const answer = await post<Invitation>(`/accounts/${account.id}/invitations`)
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok) setInvitation(answer.value)
    await again()
  }
  return (
    <Section title={t('accounts.invitation')}>
      <Paragraph>{account.state === 'active' ? t('accounts.invite_again_explained') : t('accounts.invite_explained')}</Paragraph>
      {code && <Failure code={code} />}
      {invitation ? (
        <Link invitation={invitation} name={account.name} />
      ) : account.state === 'active' ? (
        <Reveal label={t('accounts.invite_again')}>
          {(close) => (
            <div class="stack">
              <Alert tone="warning">
                <p class="nl-paragraph">{t('accounts.invite_again_warning')}</p>
              </Alert>
              <Actions>
                <Button danger busy={busy} onClick={() => void invite().then(close)}>
                  {t('accounts.invite_again_confirm')}
                </Button>
                <Button look="subtle" onClick={close}>
                  {t('action.cancel')}
                </Button>
              </Actions>
            </div>
          )}
        </Reveal>
      ) : (
        <Button look="primary" busy={busy} onClick={() => void invite()}>
          {t('accounts.invite')}
        </Button>
      )}
    </Section>
  )
}

function Link({ invitation, name }: { invitation: Invitation; name: string }) {
  const link = `${location.origin}${location.pathname}#/invitation/${invitation.token}`
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  const copy = async () => {
    field.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      say(t('accounts.copied'))
    } catch {
      say(t('accounts.copy_by_hand')) // without https a browser does not let us
    }
  }
  return (
    <div class="stack">
      <Alert tone="info" live>
        <p class="nl-paragraph">{t('accounts.link_once', { name, at: moment(invitation.expiresAt) })}</p>
      </Alert>
      <div class="field">
        <label class="utrecht-form-label field__label" for="invitation-link">
          {t('accounts.link')}
        </label>
        <input class="utrecht-textbox utrecht-textbox--html-input" id="invitation-link" readOnly value={link} ref={field} onFocus={(event) => event.currentTarget.select()} />
      </div>
      <Button look="primary" onClick={() => void copy()}>
        {t('accounts.copy')}
      </Button>
    </div>
  )
}

function LostTelephone({ account, again }: Props) {
  return (
    <Section title={t('accounts.second_factor')}>
      <Paragraph>{t('accounts.factor_lost')}</Paragraph>
      <Reveal label={t('accounts.factor_take_away')}>
        {(close) => (
          <SendForm
            name="factor"
            about={account.id}
            initial={{}}
            send={() => post(`/accounts/${account.id}/totp-removals`)}
            submit={t('accounts.factor_take_away_confirm')}
            danger
            cancel={close}
            done={async () => {
              close()
              say(t('accounts.factor_taken_away', { name: account.name }))
              await again()
            }}
          >
            {() => <Paragraph>{t('accounts.factor_lost_check')}</Paragraph>}
          </SendForm>
        )}
      </Reveal>
    </Section>
  )
}

function End({ account, again }: Props) {
  const [code, setCode] = useState<string>()
  const ended = account.state === 'ended'
  const change = async (end: boolean, version: number): Promise<number | null> => {
    const answer = await patch<Account>(`/accounts/${account.id}`, { ended: end }, { version })
    await again()
    setCode(answer.ok ? undefined : answer.code)
    return answer.ok ? answer.value.version : null
  }
  const end = async () => {
    const version = await change(true, account.version)
    if (version === null) return
    say(t('accounts.ended', { name: account.name }), async () => {
      if ((await change(false, version)) === null) say(explain('server.failed'))
    })
  }
  return (
    <Section title={ended ? t('accounts.resume') : t('accounts.end')}>
      <Paragraph>{ended ? t('accounts.resume_explained') : t('accounts.end_explained')}</Paragraph>
      {code && <Failure code={code} />}
      {ended ? (
        <Button onClick={() => void change(false, account.version)}>{t('accounts.resume')}</Button>
      ) : (
        <Button danger onClick={() => void end()}>
          {t('accounts.end')}
        </Button>
      )}
    </Section>
  )
}


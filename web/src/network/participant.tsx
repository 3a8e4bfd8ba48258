// One organisation of the network: the signs of life it told, and what the keeper may change.
import { get, patch } from '../api/client'
import { t } from '../catalogue'
import { shortDay } from '../catalogue/time'
import type { Params } from '../app/router'
import { may } from '../people/session'
import { Button } from '../ui/button'
import { Terms } from '../ui/data'
import { TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { whole } from './figure_words'
import { LifeBadge, signs, sizeName } from './life'
import type { Participant } from './types'
import '../styles/handling.css'

export function OneParticipant({ id }: Params) {
  const participant = useLoad(() => get<Participant>(`/network-participants/${id}`))
  return <Await of={participant}>{(value) => <Shown one={value} set={participant.set} reload={participant.reload} />}</Await>
}

interface Props {
  one: Participant
  set: (one: Participant) => void
  reload: () => Promise<void>
}

function Shown({ one, set, reload }: Props) {
  const faults = useStore(faultsShown)
  return (
    <Page title={one.name} faults={faults} back={{ to: '/network', label: t('nav.network') }}>
      <Section title={t('network.protocol')} actions={<LifeBadge life={one.life} />}>
        <Terms rows={signs(one)} />
      </Section>
      <Section title={t('network.enrolment')}>
        <Terms
          rows={[
            [t('network.kind'), sizeName(one.kind, one.size)],
            [t('network.inhabitants'), whole(one.inhabitants)],
            [t('network.fingerprint'), <code>{one.fingerprint}</code>],
            [t('network.since'), shortDay(one.enrolledAt)],
            ...(one.leftAt ? [[t('network.left'), shortDay(one.leftAt)] as [string, string]] : []),
            [t('network.years_told'), one.years.length ? one.years.join(', ') : t('network.not_told')],
          ]}
        />
        {may('network.keep') && <Change one={one} set={set} reload={reload} />}
      </Section>
    </Page>
  )
}

function Change({ one, set, reload }: Props) {
  const left = async () => {
    const answer = await patch<Participant>(`/network-participants/${one.id}`, { left: !one.leftAt }, { version: one.version })
    if (answer.ok) set(answer.value)
  }
  return (
    <div class="stack">
      <Reveal label={t('network.change')}>
        {(close) => (
          <SendForm
            name="participant"
            about={`${one.id} ${one.version}`}
            initial={{ name: one.name, inhabitants: String(one.inhabitants), publicKey: '' }}
            check={(values) => (/^\d{1,8}$/.test(values.inhabitants.trim()) ? [] : [{ field: 'inhabitants', code: 'network.inhabitants_out_of_range' }])}
            send={(values) =>
              patch<Participant>(`/network-participants/${one.id}`, { name: values.name.trim(), inhabitants: Number(values.inhabitants), ...(values.publicKey.trim() ? { publicKey: values.publicKey.trim() } : {}) }, { version: one.version })
            }
            stale={async () => {
              await reload()
              return t('network.changed_meanwhile')
            }}
            done={(value) => {
              set(value)
              say(t('network.changed'))
              close()
            }}
            cancel={close}
            submit={t('action.save')}
          >
            {({ bind }) => (
              <>
                <TextField {...bind('name')} label={t('network.name')} />
                <TextField {...bind('inhabitants')} label={t('network.inhabitants')} inputMode="numeric" narrow />
                <TextField {...bind('publicKey')} label={t('network.new_key')} hint={t('network.public_key_hint')} optional />
              </>
            )}
          </SendForm>
        )}
      </Reveal>
      <Button danger={!one.leftAt} onClick={() => void left()}>
        {one.leftAt ? t('network.come_back') : t('network.leave')}
      </Button>
    </div>
  )
}

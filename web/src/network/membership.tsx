// The organisation in the network: the protocol kept alive, exactly what would be told about a year, telling it, and taking it back.
import { useState } from 'preact/hooks'
import { get, post, put } from '../api/client'
import { capital, explain, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { Parts } from '../statistics/parts'
import { Alert } from '../ui/alert'
import { Actions, Button, Link } from '../ui/button'
import { Badge, More, Table, Terms, type BadgeTone } from '../ui/data'
import { Failure } from '../ui/errors'
import { Select, TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { axisName, className, countWords } from './figure_words'
import type { Membership, Message, Sent } from './types'
import '../styles/handling.css'

export function MembershipScreen() {
  usePack()
  const faults = useStore(faultsShown)
  const membership = useLoad(() => get<Membership>('/network-membership'))
  return (
    <Page title={t('membership.title')} lead={t('membership.lead')} faults={faults} wide>
      <Parts at="/membership" />
      <Await of={membership}>
        {(value) => (
          <div class="stack-wide">
            {value.hub === undefined ? <NoHub /> : <Joined membership={value} reload={membership.reload} />}
            <Kept membership={value} set={membership.set} reload={membership.reload} />
            {value.hub !== undefined && <SentList items={value.sent} reload={membership.reload} />}
          </div>
        )}
      </Await>
    </Page>
  )
}

const NoHub = () => (
  <Empty title={t('membership.no_hub')}>
    <Paragraph>{t('membership.no_hub_explained')}</Paragraph>
  </Empty>
)

function Joined({ membership, reload }: { membership: Membership; reload: () => Promise<void> }) {
  return (
    <>
      <Section title={t('membership.who')}>
        <Terms
          rows={[
            [t('membership.hub'), membership.hub],
            ...(membership.publicKey ? ([[t('network.public_key'), <code class="words">{membership.publicKey}</code>], [t('network.fingerprint'), <code>{membership.fingerprint}</code>]] as Array<[string, preact.ComponentChildren]>) : []),
          ]}
        />
        <Paragraph small>{t('membership.key_explained')}</Paragraph>
        <Link to="/benchmark">{t('benchmark.title')}</Link>
      </Section>
      {may('statistics.publish') && <Tell membership={membership} reload={reload} />}
    </>
  )
}

/** Sends now; what the hub does not take today waits, and the list says so. */
async function sent(kind: 'publication' | 'withdrawal', year: number) {
  const made = await post<Sent>('/network-messages', { kind, year })
  if (!made.ok) return made
  await post('/network-messages/_deliver', {})
  return made
}

function Tell({ membership, reload }: { membership: Membership; reload: () => Promise<void> }) {
  const [year, setYear] = useState(String(membership.years[0] ?? ''))
  const [message, setMessage] = useState<Message>()
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const during = async (work: () => Promise<void>) => {
    setBusy(true)
    await work()
    setBusy(false)
  }
  const look = async () => {
    const answer = await post<Message>('/network-messages/_preview', { year: Number(year) })
    setMessage(answer.ok ? answer.value : undefined)
    setCode(answer.ok ? undefined : answer.code)
  }
  const send = async () => {
    const answer = await sent('publication', Number(year))
    setCode(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    setMessage(undefined)
    say(t('membership.signed', { year }))
    await reload()
  }
  return (
    <Section title={t('membership.tell')}>
      <Paragraph>{t('membership.tell_explained')}</Paragraph>
      <Select
        id="tell-year"
        label={t('network.year')}
        value={year}
        onInput={(value) => {
          setYear(value)
          setMessage(undefined)
        }}
        choices={membership.years.map((one) => ({ value: String(one), label: String(one) }))}
      />
      {code && <Failure code={code} />}
      {message ? (
        <>
          <Preview message={message} />
          <Actions>
            <Button look="primary" busy={busy} onClick={() => void during(send)}>
              {t('membership.send')}
            </Button>
            <Button look="subtle" onClick={() => setMessage(undefined)}>
              {t('action.cancel')}
            </Button>
          </Actions>
        </>
      ) : (
        <Button busy={busy} onClick={() => void during(look)}>
          {t('membership.look')}
        </Button>
      )}
    </Section>
  )
}

function Preview({ message }: { message: Message }) {
  return (
    <div class="stack">
      <Alert>
        <p class="nl-paragraph">{t('membership.preview')}</p>
      </Alert>
      {!message.totals && (
        <Alert tone="warning">
          <p class="nl-paragraph">{t('membership.no_account', { year: message.year })}</p>
        </Alert>
      )}
      <Terms
        rows={[
          [t('network.adopted'), message.upkeep.adoptedOn ? day(message.upkeep.adoptedOn) : t('network.not_told')],
          [t('network.evaluated'), message.upkeep.evaluatedOn ? day(message.upkeep.evaluatedOn) : t('network.not_told')],
          [t('network.roles'), t('network.roles_filled', { filled: message.upkeep.filled, roles: message.upkeep.roles })],
          [t('network.trained'), message.upkeep.trained ?? t('network.not_told')],
          ...(message.totals ? ([[t('membership.people'), message.totals.people]] as Array<[string, number]>) : []),
        ]}
      />
      {message.totals?.rounded && <Paragraph>{t('membership.rounded', { base: message.totals.rounded })}</Paragraph>}
      {message.totals && (
        <Table
          caption={t('membership.figures', { year: message.year })}
          rows={message.totals.figures}
          id={(one) => `${one.axis} ${one.class}`}
          columns={[
            { label: t('membership.figure'), head: true, value: (one) => capital(axisName(one.axis)) },
            { label: t('membership.class'), value: (one) => className(one.axis, one.class) },
            { label: t('membership.count'), value: (one) => countWords(one.count, message.totals?.rounded) },
          ]}
        />
      )}
      <More summary={t('membership.word_for_word')}>
        <pre class="words">{JSON.stringify(message, null, 2)}</pre>
      </More>
    </div>
  )
}

function Kept({ membership, set, reload }: { membership: Membership; set: (value: Membership) => void; reload: () => Promise<void> }) {
  const shown = (
    <Terms
      rows={[
        [t('network.adopted'), membership.adoptedOn ? day(membership.adoptedOn) : t('network.not_told')],
        [t('network.evaluated'), membership.evaluatedOn ? day(membership.evaluatedOn) : t('network.not_told')],
        [t('network.trained'), membership.trained ?? t('network.not_told')],
      ]}
    />
  )
  if (!may('statistics.publish')) return <Section title={t('membership.kept')}>{shown}</Section>
  const optional = (text: string) => (text.trim() ? text.trim() : undefined)
  return (
    <Section title={t('membership.kept')}>
      <Paragraph>{t('membership.kept_explained')}</Paragraph>
      <SendForm
        name="keeping"
        initial={{ adoptedOn: membership.adoptedOn ?? '', evaluatedOn: membership.evaluatedOn ?? '' }}
        send={(values) =>
          put<Membership>('/network-membership', { adoptedOn: optional(values.adoptedOn), evaluatedOn: optional(values.evaluatedOn) }, { version: membership.version })
        }
        stale={async () => {
          await reload()
          return t('network.changed_meanwhile')
        }}
        done={(value) => {
          set(value)
          say(t('membership.noted'))
        }}
        submit={t('action.save')}
        stays
      >
        {({ bind }) => (
          <>
            <TextField {...bind('adoptedOn')} label={t('network.adopted')} type="date" narrow optional />
            <TextField {...bind('evaluatedOn')} label={t('network.evaluated')} type="date" narrow optional />
          </>
        )}
      </SendForm>
    </Section>
  )
}

const tones: Record<Sent['state'], BadgeTone> = { waiting: 'info', received: 'ok', declined: 'error' }

const State = ({ of }: { of: Sent }) => (
  <>
    <Badge tone={tones[of.state]}>{word('membership.state', of.state)}</Badge>
    {of.code && ` ${explain(of.code)}`}
  </>
)

function SentList({ items, reload }: { items: Sent[]; reload: () => Promise<void> }) {
  const told = items.filter((one, index) => one.state !== 'declined' && items.findIndex((other) => other.year === one.year && other.state !== 'declined') === index && one.kind === 'publication')
  return (
    <Section title={t('membership.sent')}>
      {items.length === 0 ? (
        <Paragraph>{t('membership.nothing_sent')}</Paragraph>
      ) : (
        <Table
          caption={t('membership.sent')}
          rows={items}
          id={(one) => String(one.serial)}
          columns={[
            { label: t('network.year'), head: true, value: (one) => one.year },
            { label: t('membership.what'), value: (one) => word('membership.kind', one.kind) },
            { label: t('membership.when'), value: (one) => t('membership.by_on', { name: one.madeBy ?? '', on: day(one.madeAt) }) },
            { label: t('membership.state'), value: (one) => <State of={one} /> },
          ]}
        />
      )}
      {may('statistics.publish') && told.map((one) => <Withdraw key={one.serial} year={one.year} reload={reload} />)}
    </Section>
  )
}

function Withdraw({ year, reload }: { year: number; reload: () => Promise<void> }) {
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const withdraw = async () => {
    setBusy(true)
    const answer = await sent('withdrawal', year)
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok) await reload()
  }
  return (
    <Reveal label={t('membership.withdraw', { year })}>
      {(cancel) => (
        <div class="stack">
          <Paragraph>{t('membership.withdraw_explained')}</Paragraph>
          {code && <Failure code={code} />}
          <Actions>
            <Button danger busy={busy} onClick={() => void withdraw()}>
              {t('membership.withdraw_confirm')}
            </Button>
            <Button look="subtle" onClick={cancel}>
              {t('action.cancel')}
            </Button>
          </Actions>
        </div>
      )}
    </Reveal>
  )
}

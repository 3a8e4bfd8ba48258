// Handing over a role: what its holder could read goes to a successor, or again to a colleague whose new password opens nothing old.
import { get, post } from '../api/client'
import type { HandoverView, Predecessor, PredecessorsView } from '../api/generated'
import { count, t } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { described, usePeople } from '../reports/colleagues'
import { Select } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { profile } from './session'

export const HandoverOfRole = () => (
  <div class="stack">
    <Paragraph>{t('handover.explained')}</Paragraph>
    <Reveal label={t('handover.open')}>{(close) => <HandOver close={close} />}</Reveal>
  </div>
)

function HandOver({ close }: { close: () => void }) {
  const predecessors = useLoad(() => get<PredecessorsView>('/handovers'))
  return (
    <Await of={predecessors}>
      {({ items }) => (items.length ? <HandOverForm predecessors={items} close={close} /> : <Paragraph>{t('handover.nothing_held')}</Paragraph>)}
    </Await>
  )
}

function HandOverForm({ predecessors, close }: { predecessors: Predecessor[]; close: () => void }) {
  usePack()
  const people = usePeople().value?.items ?? []
  const me = profile()?.account.id
  const others = people.filter((person) => person.id !== me)
  const rolesOf = (id: string) => others.find((person) => person.id === id)?.roles ?? []
  const inRole = (wanted: string) => predecessors.filter(({ role }) => role === wanted)
  return (
    <SendForm
      name="handover"
      initial={{ to: '', role: '', from: '' }}
      check={(values) => [
        ...(values.to ? [] : [{ field: 'to', code: 'case.colleague_missing' }]),
        ...(rolesOf(values.to).includes(values.role) ? [] : [{ field: 'role', code: 'handover.role_missing' }]),
        ...(inRole(values.role).some(({ account }) => account === values.from) ? [] : [{ field: 'from', code: 'case.colleague_missing' }]),
      ]}
      send={(values, attempt) => post<HandoverView>('/handovers', values, { attempt })}
      submit={t('handover.send')}
      cancel={close}
      done={({ handedOver }) => {
        close()
        say(handedOver ? count('handover.done', handedOver) : t('handover.nothing'))
      }}
    >
      {({ bind, values }) => (
        <>
          <Select {...bind('to')} label={t('handover.to')} choices={others.map((person) => ({ value: person.id, label: described(person) }))} />
          <Select
            {...bind('role')}
            label={t('handover.role')}
            hint={t('handover.role_hint')}
            choices={rolesOf(values.to).map((role) => ({ value: role, label: roleName(role) }))}
          />
          <Select
            {...bind('from')}
            label={t('handover.from')}
            hint={t(values.role && !inRole(values.role).length ? 'handover.nothing_in_role' : 'handover.from_hint')}
            choices={inRole(values.role).map(({ account, name, ended }) => ({ value: account, label: ended ? t('handover.left', { name }) : name }))}
          />
        </>
      )}
    </SendForm>
  )
}

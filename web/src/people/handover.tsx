// Handing over a role: what its holder could read goes to a successor, or again to a colleague whose new password opens nothing old.
import { post } from '../api/client'
import type { HandoverView } from '../api/generated'
import { count, t } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { described, usePeople } from '../reports/colleagues'
import { Select } from '../ui/field'
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
  usePack()
  const people = usePeople().value?.items ?? []
  const me = profile()?.account.id
  const others = people.filter((person) => person.id !== me)
  const choice = (person: (typeof people)[number]) => ({ value: person.id, label: described(person) })
  return (
    <SendForm
      name="handover"
      initial={{ to: '', role: '', from: me ?? '' }}
      check={(values) => [
        ...(values.to ? [] : [{ field: 'to', code: 'case.colleague_missing' }]),
        ...(values.role ? [] : [{ field: 'role', code: 'handover.role_missing' }]),
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
          <Select {...bind('to')} label={t('handover.to')} choices={others.map(choice)} />
          <Select
            {...bind('role')}
            label={t('handover.role')}
            hint={t('handover.role_hint')}
            choices={(others.find((person) => person.id === values.to)?.roles ?? []).map((role) => ({ value: role, label: roleName(role) }))}
          />
          <Select {...bind('from')} label={t('handover.from')} hint={t('handover.from_hint')} choices={people.map(choice)} />
        </>
      )}
    </SendForm>
  )
}

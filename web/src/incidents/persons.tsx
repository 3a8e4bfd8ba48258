// Whom it was aimed at, each with consent and confidentiality of his own; and who did it, as far as known.
import { patch, post } from '../api/client'
import type { Created } from '../api/types'
import { explain, pick, t, word } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { usePeople } from '../reports/colleagues'
import { Button } from '../ui/button'
import { Badge, Terms } from '../ui/data'
import { Radios, Select, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Empty, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'
import { Offenders } from './offenders'
import { possible } from './consent'
import type { Affected, Consent } from './types'
import { yesNo } from './words'

export function Persons({ hand }: { hand: CaseAtHand }) {
  return (
    <>
      <Section title={t('case.affected')}>
        {hand.page.affected.length === 0 ? (
          <Empty title={t('case.affected_none')} />
        ) : (
          <ul class="rows">
            {hand.page.affected.map((person) => (
              <li class="row" key={person.id}>
                <AffectedRow person={person} hand={hand} />
              </li>
            ))}
          </ul>
        )}
        {hand.may('add_person') && <Reveal label={t('case.affected_add')}>{(close) => <AddAffected hand={hand} close={close} />}</Reveal>}
      </Section>
      <Offenders hand={hand} />
    </>
  )
}

const called = (person: Affected) => person.name ?? roleName(person.role)

function AffectedRow({ person, hand }: { person: Affected; hand: CaseAtHand }) {
  const { aftercare } = person
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">
          {person.name ? `${person.name} (${roleName(person.role)})` : roleName(person.role)}
        </h3>
        {person.confidential && <Badge tone="warning">{t('case.confidential')}</Badge>}
      </div>
      <Terms
        rows={[
          [t('case.consent_police'), word('consent', person.consent.police)],
          [t('case.consent_communication'), word('consent', person.consent.communication)],
          [t('case.confidential_label'), yesNo(person.confidential)],
          [
            t('case.part.aftercare'),
            aftercare.planned + aftercare.held + aftercare.declined === 0
              ? t('case.aftercare_none')
              : t('case.aftercare_numbers', { held: aftercare.held, planned: aftercare.planned, declined: aftercare.declined, overdue: aftercare.overdue }),
          ],
        ]}
      />
      {hand.may('add_person') && (
        <div class="reveals">
          <Reveal label={t('case.consent_change')} about={called(person)}>
            {(close) => <ChangeConsent person={person} hand={hand} close={close} />}
          </Reveal>
          <Button onClick={() => void setConfidential(person, hand)} label={`${confidentialLabel(person)}: ${called(person)}`}>
            {confidentialLabel(person)}
          </Button>
        </div>
      )}
    </>
  )
}

const confidentialLabel = (person: Affected) => (person.confidential ? t('case.confidential_end') : t('case.confidential_begin'))

/** One press, and one to take it back. */
async function setConfidential(person: Affected, hand: CaseAtHand) {
  const next = !person.confidential
  const answer = await patch<{ version: number }>(`/affected-persons/${person.id}`, { confidential: next }, { version: person.version })
  await hand.again()
  if (!answer.ok) return say(explain(answer.code))
  say(next ? t('case.confidential_begun') : t('case.confidential_ended'), async () => {
    const back = await patch(`/affected-persons/${person.id}`, { confidential: !next }, { version: answer.value.version })
    await hand.again()
    if (!back.ok) say(explain(back.code))
  })
}

function ChangeConsent({ person, hand, close }: { person: Affected; hand: CaseAtHand; close: () => void }) {
  const choices = (now: Consent) => possible(now).map((one) => ({ value: one, label: word('consent', one) }))
  const changes = ({ police, communication, before }: { police: string; communication: string; before: Affected['consent'] }) => ({
    ...(police === before.police ? {} : { consentPolice: police }),
    ...(communication === before.communication ? {} : { consentCommunication: communication }),
  })
  return (
    <CaseForm
      hand={hand}
      name="consent"
      about={person.id}
      close={close}
      initial={{ police: person.consent.police as string, communication: person.consent.communication as string, before: person.consent }}
      check={(values) => (Object.keys(changes(values)).length === 0 ? [{ field: 'police', code: 'case.nothing_changed' }] : [])}
      send={(values) => {
        const newest = hand.page.affected.find((one) => one.id === person.id) ?? person
        return patch(`/affected-persons/${person.id}`, changes(values), { version: newest.version })
      }}
      said={t('case.consent_changed')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('police')} label={t('case.consent_police_question', { name: called(person) })} hint={t('case.consent_police_hint')} choices={choices(person.consent.police)} />
          <Radios {...bind('communication')} label={t('case.consent_communication_question', { name: called(person) })} hint={t('case.consent_communication_hint')} choices={choices(person.consent.communication)} />
        </>
      )}
    </CaseForm>
  )
}

function AddAffected({ hand, close }: { hand: CaseAtHand; close: () => void }) {
  const pack = usePack()
  const people = usePeople()
  const known = new Set(hand.page.affected.map((one) => one.accountId))
  const roles = (pack?.roles ?? []).filter((role) => role.reports !== false)
  const colleagues = (people.value?.items ?? []).filter((person) => !known.has(person.id))
  return (
    <CaseForm
      hand={hand}
      name="affected"
      close={close}
      initial={{ account: '', name: '', role: '' }}
      check={(values) => [
        ...(empty(values.account) === empty(values.name) ? [{ field: 'name', code: 'incidents.name_or_account' }] : []),
        ...(values.role ? [] : [{ field: 'role', code: 'case.role_missing' }]),
      ]}
      send={(values, attempt) => post<Created>(`/incidents/${hand.page.id}/affected-persons`, { role: values.role, ...(values.account ? { account: values.account } : { name: values.name }) }, { attempt })}
      said={t('case.affected_added')}
      submit={t('case.affected_save')}
    >
      {({ values, set, bind }) => (
        <>
          <Select
            {...bind('account')}
            label={t('case.colleague')}
            optional
            onInput={(next) => {
              set('account', next)
              const role = colleagues.find((person) => person.id === next)?.roles.find((one) => roles.some((role) => role.id === one))
              if (role) set('role', role)
            }}
            choices={[{ value: '', label: t('case.no_account') }, ...colleagues.map((person) => ({ value: person.id, label: `${person.name} (${person.roles.map(roleName).join(', ')})` }))]}
          />
          {!values.account && <TextField {...bind('name')} label={t('case.person_name')} hint={t('case.person_name_hint')} />}
          <Select {...bind('role')} label={t('case.role')} choices={roles.map((role) => ({ value: role.id, label: pick(role.name) }))} />
        </>
      )}
    </CaseForm>
  )
}

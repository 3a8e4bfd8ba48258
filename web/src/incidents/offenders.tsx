// Who did it: in a few words here, and one thing at a time in the register of offenders (../offenders). A colleague is named by
// account: from then on he cannot know of the case.
import { patch, post } from '../api/client'
import type { Created } from '../api/types'
import { lazy } from '../app/lazy'
import { t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { usePeople } from '../reports/colleagues'
import { Badge } from '../ui/data'
import { Radios, Select, TextArea } from '../ui/field'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Alert } from '../ui/alert'
import { Reveal } from '../ui/reveal'
import { empty } from '../ui/form'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'
import type { Offender } from './types'
import type { InCase as InCaseType } from '../offenders/in_case'
import { kindOf } from './words'

const InCase = lazy<Parameters<typeof InCaseType>[0]>(() => import('../offenders/in_case').then((module) => module.InCase))

/** The pack's kinds: each protocol names its own. */
const useKinds = () => (usePack()?.offenders ?? []).map((kind) => ({ value: kind.id, label: nameOf('offenders', kind.id) }))
const colleague = 'colleague'
const degrees = ['known', 'partly', 'unknown']
const choices = (prefix: string, ids: string[]) => ids.map((value) => ({ value, label: word(prefix, value) }))

export function Offenders({ hand }: { hand: CaseAtHand }) {
  return (
    <Section title={t('case.offenders')}>
      {hand.page.offenders.length === 0 ? (
        <Empty title={t('case.offenders_none')} />
      ) : (
        <ul class="rows">
          {hand.page.offenders.map((offender) => (
            <li class="row" key={offender.id}>
              <div class="row__head">
                <h3 class="nl-heading nl-heading--level-3">{kindOf(offender)}</h3>
                <Badge>{word('known', offender.known)}</Badge>
              </div>
              {offender.description ? <Words>{offender.description}</Words> : <Paragraph>{t('case.no_description')}</Paragraph>}
              <Paragraph small>{t('case.since', { at: moment(offender.since) })}</Paragraph>
              {hand.may('add_offender') && (
                <Reveal label={t('case.offender_change')} about={nameOf('offenders', offender.kind)}>
                  {(close) => <ChangeOffender offender={offender} hand={hand} close={close} />}
                </Reveal>
              )}
              <InCase hand={hand} offender={offender} others={hand.page.offenders.filter((one) => one.id !== offender.id)} />
            </li>
          ))}
        </ul>
      )}
      {hand.may('add_offender') && <Reveal label={t('case.offender_add')}>{(close) => <AddOffender hand={hand} close={close} />}</Reveal>}
    </Section>
  )
}

function AddOffender({ hand, close }: { hand: CaseAtHand; close: () => void }) {
  const kinds = useKinds()
  const inPack = kinds.some((kind) => kind.value === colleague) // a colleague with an account is one in every protocol
  const people = usePeople()
  return (
    <CaseForm
      hand={hand}
      name="offender"
      close={close}
      initial={{ kind: 'unknown', known: 'unknown', description: '', account: '' }}
      check={(values) => (values.kind === colleague && !inPack && !values.account ? [{ field: 'account', code: 'case.colleague_missing' }] : [])}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${hand.page.id}/offenders`,
          {
            kind: values.kind === colleague && !inPack ? 'unknown' : values.kind,
            known: values.known,
            ...(empty(values.description) ? {} : { description: values.description }),
            ...(values.kind === colleague && values.account ? { account: values.account } : {}),
          },
          { attempt },
        )
      }
      said={t('case.offender_added')}
      submit={t('case.offender_save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('kind')} label={t('case.offender_kind')} pills choices={inPack ? kinds : [...kinds, { value: colleague, label: nameOf('offenders', colleague) }]} />
          {values.kind === colleague && (
            <>
              <Select {...bind('account')} label={t('case.colleague')} optional={inPack} choices={[...(inPack ? [{ value: '', label: t('case.no_account') }] : []), ...(people.value?.items ?? []).map((person) => ({ value: person.id, label: `${person.name} (${person.roles.map(roleName).join(', ')})` }))]} />
              {values.account && (
                <Alert tone="warning">
                  <p class="nl-paragraph">{t('case.offender_excluded')}</p>
                </Alert>
              )}
            </>
          )}
          <Radios {...bind('known')} label={t('case.offender_known')} pills choices={choices('known', degrees)} />
          <TextArea {...bind('description')} label={t('case.offender_description')} hint={t('case.offender_hint')} optional />
        </>
      )}
    </CaseForm>
  )
}

/** Only what the reader changed: the rest may be a colleague's, who was first. */
function changes({ kind, known, description, before }: { kind: string; known: string; description: string; before: Offender }) {
  return {
    ...(kind === before.kind ? {} : { kind }),
    ...(known === before.known ? {} : { known }),
    ...(description === (before.description ?? '') ? {} : { description }),
  }
}

function ChangeOffender({ offender, hand, close }: { offender: Offender; hand: CaseAtHand; close: () => void }) {
  const kinds = useKinds()
  return (
    <CaseForm
      hand={hand}
      name="offender-change"
      about={offender.id}
      close={close}
      initial={{ kind: offender.kind, known: offender.known as string, description: offender.description ?? '', before: offender }}
      send={(values) => {
        const newest = hand.page.offenders.find((one) => one.id === offender.id) ?? offender
        return patch(`/offenders/${offender.id}`, changes(values), { version: newest.version })
      }}
      said={t('case.offender_changed')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('kind')} label={t('case.offender_kind')} pills choices={kinds} />
          <Radios {...bind('known')} label={t('case.offender_known')} pills choices={choices('known', degrees)} />
          <TextArea {...bind('description')} label={t('case.offender_description')} hint={t('case.offender_hint')} optional />
        </>
      )}
    </CaseForm>
  )
}

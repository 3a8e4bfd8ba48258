// One offender on the page of a case: what is known of him, what repetition means, and who else he may be.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import type { Created, Items } from '../api/types'
import { count, explain, pick, sourceWords, t, word } from '../catalogue'
import { may } from '../people/session'
import type { CaseAtHand } from '../incidents/case'
import type { Offender } from '../incidents/types'
import { kindOf } from '../incidents/words'
import { Alert } from '../ui/alert'
import { Button, Link } from '../ui/button'
import { Select, TextField } from '../ui/field'
import { Await, useLoad, type Loaded } from '../ui/load'
import { Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { say } from '../ui/notice'
import { AddData, Known } from './known'
import { Suggestions } from './suggestions'
import type { CaseOffender, CaseOffenders, CaseSuggestions, PersonInList, Repetition } from './types'
import { choices, personName } from './words'
import '../styles/offenders.css'

interface Props {
  hand: CaseAtHand
  offender: Offender
  /** More than one offender: which they are is said by their place. */
  others: Offender[]
}

export function InCase({ hand, offender, others }: Props) {
  const details = useLoad(() => get<CaseOffenders>(`/incidents/${hand.page.id}/offender-details`), [hand.page.id])
  const reads = may('offenders.read')
  const suggestions = useLoad<CaseSuggestions>(
    async () => (reads ? get<CaseSuggestions>(`/incidents/${hand.page.id}/offender-suggestions`) : { ok: true, value: { keyOnItsWay: false, mayDecide: false, items: [] }, version: undefined }),
    [hand.page.id],
    true,
  )
  const again = async () => {
    await suggestions.reload()
    await details.reload()
    await hand.again()
  }
  return (
    <div class="in-case">
      <Await of={details}>
        {({ items }) => {
          const mine = items.find((one) => one.id === offender.id)
          return mine ? <Details of={mine} others={others} again={again} /> : null
        }}
      </Await>
      {reads && <Others of={suggestions} offender={offender.id} again={again} />}
    </div>
  )
}

function Details({ of, others, again }: { of: CaseOffender; others: Offender[]; again: () => Promise<void> }) {
  const end = async (relation: string) => {
    const answer = await post(`/offender-relations/${relation}/endings`, {})
    await again()
    say(answer.ok ? t('offenders.relation_ended') : explain(answer.code))
  }
  return (
    <>
      {of.repetition.length > 0 && <Repetitions of={of.repetition} />}
      <h4 class="nl-heading nl-heading--level-4">{t('offenders.known_title')}</h4>
      {of.removed ? (
        <Paragraph>
          {t('offenders.is_removed')} {of.inRegister && <Link to={`/offenders/${of.id}`}>{t('offenders.removed_why')}</Link>}
        </Paragraph>
      ) : of.restricted ? (
        <Paragraph>{t('offenders.is_restricted')}</Paragraph>
      ) : !of.opened ? (
        <Paragraph>{t('offenders.not_opened')}</Paragraph>
      ) : (
        <Known data={of.data} mayWrite={of.mayWrite} again={again} />
      )}
      {of.relations.map((relation) => {
        const other = others.find((one) => one.id === relation.other)
        const words = `${word('relation', relation.relation)}: ${other ? called(other) : (relation.name ?? t('offenders.nameless'))}`
        return (
          <div class="row__head" key={relation.id}>
            <Paragraph>{words}</Paragraph>
            {of.mayWrite && (
              <Button look="subtle" label={`${t('offenders.relation_end')}: ${words}`} onClick={() => void end(relation.id)}>
                {t('offenders.relation_end')}
              </Button>
            )}
          </div>
        )
      })}
      {of.mayWrite && !of.restricted && (
        <div class="reveals">
          <Reveal label={t('offenders.add')}>{(close) => <AddData offender={of.id} again={again} close={close} />}</Reveal>
          {(others.length > 0 || may('offenders.read')) && <Reveal label={t('offenders.relate')}>{(close) => <Relate offender={of.id} others={others} again={again} close={close} />}</Reveal>}
        </div>
      )}
    </>
  )
}

const called = (offender: Offender) => [kindOf(offender), offender.description].filter(Boolean).join(': ')

function Relate({ offender, others, again, close }: { offender: string; others: Offender[]; again: () => Promise<void>; close: () => void }) {
  const [found, setFound] = useState<PersonInList[]>()
  const search = async (query: string) => {
    const answer = await get<Items<PersonInList>>(`/offenders?query=${encodeURIComponent(query)}`)
    if (!answer.ok) return say(explain(answer.code))
    setFound(answer.value.items.filter((one) => one.id !== offender))
  }
  const known = [...others.map((one) => ({ value: one.id, label: called(one) })), ...(found ?? []).map((one) => ({ value: one.id, label: personName(one) }))]
  return (
    <SendForm
      name={`relate-${offender}`}
      initial={{ relation: 'member_of', other: others[0]?.id ?? '', query: '' }}
      cancel={close}
      check={(values) => (values.other ? [] : [{ field: 'other', code: 'form.choose' }])}
      send={({ relation, other }, attempt) => post<Created>(`/offenders/${offender}/relations`, { relation, other }, { attempt })}
      done={async () => {
        close()
        say(t('offenders.related'))
        await again()
      }}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <Select {...bind('relation')} label={t('offenders.relate_how')} choices={choices('relation', ['member_of', 'acts_for'])} />
          {may('offenders.read') && (
            <>
              <TextField {...bind('query')} label={t('offenders.relate_search')} optional />
              <Button type="button" look="secondary" onClick={() => void search(values.query)}>
                {t('offenders.search_go')}
              </Button>
              {found?.length === 0 && <Paragraph>{t('offenders.none_found', { query: values.query })}</Paragraph>}
            </>
          )}
          <Select {...bind('other')} label={t('offenders.relate_to')} choices={[...(others.length > 0 ? [] : [{ value: '', label: '' }]), ...known]} />
        </>
      )}
    </SendForm>
  )
}

export function Repetitions({ of }: { of: Repetition[] }) {
  return (
    <Alert tone="warning">
      <p class="nl-paragraph">
        <strong>{t('offenders.repetition')}</strong>
      </p>
      <ul class="utrecht-unordered-list">
        {of.map((rule) => (
          <li class="utrecht-unordered-list__item" key={rule.rule}>
            <strong>{pick(rule.name)}.</strong> {rule.note && `${pick(rule.note)} `}
            <span class="small">{sourceWords(rule.source)}</span>
          </li>
        ))}
      </ul>
      {of[0] && <p class="nl-paragraph">{t('offenders.repetition_counts', { office: of[0].againstOffice, staff: of[0].againstStaff })}</p>}
    </Alert>
  )
}

function Others({ of, offender, again }: { of: Loaded<CaseSuggestions>; offender: string; again: () => Promise<void> }) {
  return (
    <>
      <h4 class="nl-heading nl-heading--level-4">{t('offenders.suggestions')}</h4>
      <Await of={of}>
        {(found) => {
          const mine = found.items.find((one) => one.offenderId === offender)
          if (found.keyOnItsWay) return <Paragraph>{t('offenders.key_on_its_way')}</Paragraph>
          if (!mine) return <Paragraph>{t('offenders.suggestions_none')}</Paragraph>
          return (
            <>
              <Suggestions of={mine} mayDecide={found.mayDecide} again={again} />
              {mine.weighingNowhere > 0 && (
                <Alert tone="info">
                  <p class="nl-paragraph">{count('offenders.weighing_nowhere', mine.weighingNowhere)}</p>
                </Alert>
              )}
            </>
          )
        }}
      </Await>
    </>
  )
}

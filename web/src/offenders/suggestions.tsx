// "Possibly the same as …": a suggestion with what agrees and what does not, in plain words. A person decides, and can take it back.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { explain, t, word } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { Actions, Button, Link } from '../ui/button'
import { Alert } from '../ui/alert'
import { Badge, More, Terms } from '../ui/data'
import { say } from '../ui/notice'
import { Empty, Paragraph } from '../ui/page'
import { Measures } from './measures'
import type { OffenderSuggestions, PersonInList, Suggestion, Verdict } from './types'
import { personName } from './words'

interface Props {
  of: OffenderSuggestions
  mayDecide: boolean
  again: () => Promise<void>
}

export function Suggestions({ of, mayDecide, again }: Props) {
  return (
    <div class="stack-wide">
      {of.person && (
        <Alert tone="info">
          <p class="nl-paragraph">
            <strong>{t('offenders.confirmed_title')}</strong> <Link to={`/offenders/${of.offenderId}`}>{t('offenders.same_as', { name: personName(of.person) })}</Link>
          </p>
          <Facts person={of.person} again={again} />
          <Said verdicts={of.verdicts} mayDecide={mayDecide} again={again} />
        </Alert>
      )}
      {of.suggestions.map((suggestion) => (
        <One key={suggestion.person.id} offender={of.offenderId} suggestion={suggestion} mayDecide={mayDecide} again={again} />
      ))}
      {of.suggestions.length === 0 && !of.person && <Empty title={t('offenders.suggestions_none')} />}
      {of.suggestions.length > 0 && <Paragraph small>{t('offenders.suggestions_explained')}</Paragraph>}
      {of.rejected.length > 0 && (
        <More summary={t('offenders.rejected_title')}>
          <ul class="rows">
            {of.rejected.map(({ verdict, person }) => (
              <li class="row" key={verdict.id}>
                <p class="nl-paragraph">{personName(person)}</p>
                <Said verdicts={[verdict]} mayDecide={mayDecide} again={again} />
              </li>
            ))}
          </ul>
        </More>
      )}
    </div>
  )
}

function Facts({ person, again }: { person: PersonInList; again: () => Promise<void> }) {
  return (
    <>
      <Terms
        rows={[
          [t('offenders.counts_label'), person.againstOffice !== undefined && person.againstStaff !== undefined && t('offenders.counts', { office: person.againstOffice, staff: person.againstStaff })],
          [t('offenders.last'), person.lastAt && day(person.lastAt)],
        ]}
      />
      {person.measures.length > 0 && (
        <>
          <Paragraph>
            <strong>{t('offenders.measures')}</strong>
          </Paragraph>
          <Measures of={person.measures} again={again} />
        </>
      )}
    </>
  )
}

const tone = { possible: 'neutral', likely: 'info', very_likely: 'warning' } as const
const bits = (hundredths: number) => (hundredths / 100).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' })

function One({ offender, suggestion, mayDecide, again }: { offender: string; suggestion: Suggestion } & Omit<Props, 'of'>) {
  const { person } = suggestion
  // What a family shares speaks neither for nor against him alone; it is told apart.
  const listed = (which: (reason: Suggestion['reasons'][number]) => boolean) =>
    suggestion.reasons
      .filter(which)
      .map((one) => word(`why.${one.field}`, one.level))
      .join(', ')
  const decide = async (same: boolean) => {
    const answer = await post<Created>(`/offenders/${offender}/verdicts`, { other: person.id, same })
    await again()
    if (!answer.ok) return say(explain(answer.code))
    say(same ? t('offenders.confirmed') : t('offenders.rejected'), () => takeBack(answer.value.id, again))
  }
  return (
    <article class="suggestion stack">
      <div class="row__head">
        <h5 class="nl-heading nl-heading--level-5">
          <Link to={`/offenders/${person.id}`}>{personName(person)}</Link>
        </h5>
        <Badge tone={tone[suggestion.likelihood as keyof typeof tone]}>{word('likelihood', suggestion.likelihood)}</Badge>
      </div>
      <Facts person={person} again={again} />
      <Terms
        rows={[
          [t('offenders.speaks_for'), listed((one) => one.speaksFor && one.field !== 'family')],
          [t('offenders.speaks_against'), listed((one) => !one.speaksFor && one.field !== 'family')],
          [t('offenders.bear_in_mind'), listed((one) => one.field === 'family')],
        ]}
      />
      <More summary={t('offenders.score', { score: bits(suggestion.score) })}>
        <table class="sum">
          <caption class="visually-hidden">{t('offenders.score', { score: bits(suggestion.score) })}</caption>
          <tbody>
            <tr>
              <th scope="row">{t('offenders.prior')}</th>
              <td>{bits(suggestion.prior)}</td>
            </tr>
            {suggestion.reasons.map((one) => (
              <tr key={one.field + one.level}>
                <th scope="row">{word(`why.${one.field}`, one.level)}</th>
                <td>{bits(one.weight)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('offenders.total')}</th>
              <td>{bits(suggestion.score)}</td>
            </tr>
          </tbody>
        </table>
      </More>
      {mayDecide && (
        <Actions>
          <Button look="secondary" onClick={() => void decide(true)} label={`${t('offenders.confirm')}: ${personName(person)}`}>
            {t('offenders.confirm')}
          </Button>
          <Button look="subtle" onClick={() => void decide(false)} label={`${t('offenders.reject')}: ${personName(person)}`}>
            {t('offenders.reject')}
          </Button>
        </Actions>
      )}
    </article>
  )
}

export async function takeBack(verdict: string, again: () => Promise<void>) {
  const answer = await post(`/offender-verdicts/${verdict}/_undo`, {})
  await again()
  say(answer.ok ? t('offenders.undone') : explain(answer.code))
}

/** Who said so and when, with a way back; where the incidents are known, also of which of them it was said. */
export function Said({ verdicts, mayDecide, again, happenedOn = () => undefined }: { verdicts: Verdict[]; happenedOn?: (offender: string) => string | undefined } & Omit<Props, 'of'>) {
  const days = (verdict: Verdict) => [verdict.offenderId, verdict.otherId].map((offender) => offender && happenedOn(offender)).filter(Boolean).sort().map((at) => day(at!))
  return (
    <ul class="plain-list">
      {verdicts.map((verdict) => (
        <li key={verdict.id} class="actions">
          <span class="small">
            {word('verdict', verdict.kind)}
            {days(verdict).length > 0 && `: ${days(verdict).join(', ')}`} ({t('offenders.said_by', { name: verdict.by?.name ?? t('case.register'), at: moment(verdict.at) })})
          </span>
          {verdict.undoneAt ? (
            <Badge>{t('offenders.undone')}</Badge>
          ) : (
            mayDecide && (
              <Button look="subtle" onClick={() => void takeBack(verdict.id, again)}>
                {t('offenders.undo')}
              </Button>
            )
          )}
        </li>
      ))}
    </ul>
  )
}

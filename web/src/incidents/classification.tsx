// Naming the behaviour: facts first, then the column of the norm table, always with a reason. Earlier namings stay.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { pick, t } from '../catalogue'
import { nameOf, usePack } from '../protocol/pack'
import { Timeline, More } from '../ui/data'
import { Checkboxes, Radios, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Words } from '../ui/page'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'

export function Classify({ hand, close }: { hand: CaseAtHand; close: () => void }) {
  const pack = usePack()
  const { page } = hand
  const facts = [...(pack?.aggravating ?? []), ...(pack?.consequences ?? []), ...(pack?.drives ?? [])]
  const course = [page.repeated ? 'repeated' : '', page.persists ? 'persists' : ''].filter(Boolean)
  return (
    <CaseForm
      hand={hand}
      name="classify"
      close={close}
      initial={{ behaviour: page.behaviour ?? '', facts: page.aggravating, course, courseBefore: course, reason: '' }}
      check={(values) => [
        ...(values.behaviour ? [] : [{ field: 'behaviour', code: 'case.behaviour_missing' }]),
        ...(empty(values.reason) ? [{ field: 'reason', code: 'incidents.reason_missing' }] : []),
      ]}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${page.id}/classifications`,
          { behaviour: values.behaviour, reason: values.reason, facts: values.facts, ...turned(values) },
          { version: hand.page.version, attempt },
        )
      }
      said={t('case.classified')}
      submit={t('case.classify_save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <Radios
            {...bind('behaviour')}
            label={t('case.behaviour')}
            hint={t('case.behaviour_hint')}
            choices={(pack?.norm ?? []).map((column) => ({ value: column.id, label: pick(column.name), hint: (column.examples ?? []).slice(0, 2).map(pick).join('; ') }))}
          />
          {facts.length > 0 && (
            <Checkboxes
              id={id('facts')}
              label={t('case.circumstances')}
              hint={t('case.facts_hint')}
              optional
              error={wrong('facts')}
              values={values.facts}
              onInput={(next) => set('facts', next)}
              choices={facts.map((fact) => ({ value: fact.id, label: pick(fact.name) }))}
            />
          )}
          <Checkboxes
            id={id('course')}
            label={t('case.course')}
            optional
            values={values.course}
            onInput={(next) => set('course', next)}
            choices={[
              { value: 'repeated', label: t('case.course_repeated') },
              { value: 'persists', label: t('case.course_persists') },
            ]}
          />
          <TextArea {...bind('reason')} label={t('case.reason')} hint={t('case.reason_hint')} />
        </>
      )}
    </CaseForm>
  )
}

/** Only what the reader turned: a colleague who was first may have turned the other. */
function turned({ course, courseBefore }: { course: string[]; courseBefore: string[] }): Record<string, boolean> {
  const sent = ['repeated', 'persists'].filter((one) => course.includes(one) !== courseBefore.includes(one))
  return Object.fromEntries(sent.map((one) => [one, course.includes(one)]))
}

export function ClassificationHistory({ hand: { page } }: { hand: CaseAtHand }) {
  if (page.classifications.length === 0) return null
  return (
    <More summary={t('case.classification_history')}>
      <Timeline
        items={[...page.classifications].reverse().map((one) => ({
          at: one.at,
          title: nameOf('norm', one.behaviour),
          by: one.suggested ? t('case.suggested_by_reporter') : one.by?.name,
          body: one.reason ? <Words>{one.reason}</Words> : undefined,
        }))}
      />
    </More>
  )
}

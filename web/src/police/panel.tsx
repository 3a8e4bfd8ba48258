// The police in a case: what is asked now, whose word there is, the files and what came of them.
import { get, post, put } from '../api/client'
import type { Created } from '../api/types'
import type { FileItem, InjuredShown, PolicePage } from '../api/generated'
import { cited, pick, t, word } from '../catalogue'
import { day, today } from '../catalogue/time'
import type { CaseAtHand } from '../incidents/case'
import { CaseForm } from '../incidents/case_form'
import { go } from '../app/router'
import { roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Button, Link } from '../ui/button'
import { Badge, More, Terms, Timeline } from '../ui/data'
import { Failure } from '../ui/errors'
import { Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { useState } from 'preact/hooks'
import { answersPossible, outcomes, stepsWithOutcome } from './words'

interface Here {
  hand: CaseAtHand
  loaded: Loaded<PolicePage>
  page: PolicePage
}

export function Police({ hand }: { hand: CaseAtHand }) {
  usePack()
  const loaded = useLoad(() => get<PolicePage>(`/incidents/${hand.page.id}/police`), [hand.page.id])
  if (loaded.code === 'request.not_permitted') return <Empty title={t('case.no_key')} />
  return (
    <Await of={loaded}>
      {(page) => (
        <>
          <Files hand={hand} loaded={loaded} page={page} />
          <Persons hand={hand} loaded={loaded} page={page} />
          <Rules page={page} />
        </>
      )}
    </Await>
  )
}

const called = (person: InjuredShown) => person.name ?? roleName(person.role)

function Files(here: Here) {
  const { hand, page } = here
  const [code, setCode] = useState<string>()
  const start = async (kind: 'report' | 'notification') => {
    const answer = await post<Created>(`/incidents/${hand.page.id}/police-files`, { kind })
    if (answer.ok) go(`/police-files/${answer.value.id}`)
    else setCode(answer.code)
  }
  const refused = page.consentForReport?.needed ? page.persons.filter((one) => one.consent === 'withdrawn' || one.consent === 'refused') : []
  return (
    <Section title={t('police.files')}>
      {refused.length > 0 && (
        <Alert tone="warning">
          <p class="nl-paragraph">{t('police.no_consent', { names: refused.map((one) => `${called(one)}: ${word('consent', one.consent).toLowerCase()}`).join('; ') })}</p>
        </Alert>
      )}
      {page.files.length === 0 ? (
        <Empty title={t('police.none')}>
          <Paragraph>{t('police.none_explained')}</Paragraph>
        </Empty>
      ) : (
        <ul class="rows">
          {page.files.map((file) => (
            <li class="row" key={file.id}>
              <FileRow file={file} {...here} />
            </li>
          ))}
        </ul>
      )}
      {code && <Failure code={code} />}
      {page.mayWrite && (
        <div class="reveals">
          <Button look={page.files.length === 0 ? 'primary' : 'secondary'} onClick={() => void start('report')}>
            {t('police.start_report')}
          </Button>
          <Button onClick={() => void start('notification')}>{t('police.start_notification')}</Button>
        </div>
      )}
    </Section>
  )
}

function FileRow({ file, ...here }: { file: FileItem } & Here) {
  const { page } = here
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">
          <Link to={`/police-files/${file.id}`}>{word('police.kind', file.kind)}</Link>
        </h3>
        <Badge tone={file.state === 'filed' ? 'ok' : 'info'}>{file.state === 'filed' ? t('police.filed_on', { day: day(file.filedOn) }) : t('police.draft')}</Badge>
      </div>
      <Terms
        rows={[
          [t('police.number'), file.number],
          [t('police.outcome'), file.outcome && word('police.outcome', file.outcome)],
        ]}
      />
      {file.steps.length > 0 && (
        <Timeline items={file.steps.map((step) => ({ at: step.on, title: `${word('police.step', step.kind)}${step.outcome ? `: ${word('police.outcome', step.outcome)}` : ''} (${day(step.on)})`, by: step.by?.name, body: step.text && <Words>{step.text}</Words> }))} />
      )}
      {file.state === 'filed' && page.mayWrite && (
        <Reveal label={t('police.add_step')} about={word('police.kind', file.kind)}>
          {(close) => <AddStep file={file} {...here} close={close} />}
        </Reveal>
      )}
    </>
  )
}

const stepKinds = ['contact', 'feedback_asked', 'feedback_received', 'decision', 'court_date', 'outcome', 'told_person', 'told_council', 'right_used']

function AddStep({ file, hand, loaded, close }: { file: FileItem; close: () => void } & Here) {
  return (
    <CaseForm
      hand={hand}
      name="police-step"
      about={file.id}
      close={close}
      initial={{ kind: 'contact', on: today(), outcome: '', text: '' }}
      check={(values) => (stepsWithOutcome.includes(values.kind) && !values.outcome ? [{ field: 'outcome', code: 'police.outcome_missing' }] : [])}
      send={(values) =>
        post(
          `/police-files/${file.id}/steps`,
          { kind: values.kind, on: values.on, ...(stepsWithOutcome.includes(values.kind) ? { outcome: values.outcome } : {}), ...(empty(values.text) ? {} : { text: values.text }) },
          { version: (loaded.value?.files.find((one) => one.id === file.id) ?? file).version },
        )
      }
      done={() => void loaded.reload()}
      said={t('police.step_added')}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <Select {...bind('kind')} label={t('police.step_kind')} choices={stepKinds.map((value) => ({ value, label: word('police.step', value) }))} />
          {stepsWithOutcome.includes(values.kind) && <Select {...bind('outcome')} label={t('police.outcome')} choices={outcomes.map((value) => ({ value, label: word('police.outcome', value) }))} />}
          <TextField {...bind('on')} label={t('police.step_on')} type="date" narrow />
          <TextArea {...bind('text')} label={t('police.step_text')} hint={values.kind === 'told_council' ? t('police.step_council_hint') : undefined} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

function Persons(here: Here) {
  return (
    <Section title={t('police.persons')}>
      <ul class="rows">
        {here.page.persons.map((person) => (
          <li class="row" key={person.id}>
            <PersonRow person={person} {...here} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function PersonRow({ person, ...here }: { person: InjuredShown } & Here) {
  const { page } = here
  const waits = person.complaintDue && person.wantsProsecution === 'unknown'
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{person.name ? `${person.name} (${roleName(person.role)})` : roleName(person.role)}</h3>
        <Badge tone={person.consent === 'given' ? 'ok' : person.consent === 'unknown' ? 'neutral' : 'warning'}>{word('consent', person.consent)}</Badge>
      </div>
      {waits && (
        <Alert tone={person.complaintTooLate ? 'error' : 'warning'}>
          <p class="nl-paragraph">{t(person.complaintTooLate ? 'police.complaint_late' : 'police.complaint_due', { day: day(person.complaintDue) })}</p>
        </Alert>
      )}
      <Terms
        rows={[
          [t('police.wish'), `${word('police.wants', person.wantsProsecution)}${person.saidOn ? ` (${day(person.saidOn)})` : ''}`],
          [t('police.complaint_until'), person.complaintDue && day(person.complaintDue)],
        ]}
      />
      {person.answers.length > 0 && (
        <More summary={t('police.answers', { n: person.answers.length })}>
          <ul class="utrecht-unordered-list">
            {person.answers.map((one) => (
              <li class="utrecht-unordered-list__item" key={one.on + one.state}>
                {day(one.on)}: {word('police.answer', one.state)}
                {one.by && ` (${one.by.name})`}
                {one.text && <Words>{one.text}</Words>}
              </li>
            ))}
          </ul>
        </More>
      )}
      {page.mayWrite && (
        <div class="reveals">
          <Reveal label={t('police.consent_add')} about={called(person)}>
            {(close) => <Answer person={person} {...here} close={close} />}
          </Reveal>
          <Reveal label={t('police.wish_change')} about={called(person)}>
            {(close) => <Wish person={person} {...here} close={close} />}
          </Reveal>
        </div>
      )}
    </>
  )
}

function Answer({ person, hand, loaded, close }: { person: InjuredShown; close: () => void } & Here) {
  const choices = answersPossible(person.consent)
  return (
    <CaseForm
      hand={hand}
      name="police-consent"
      about={person.id}
      close={close}
      initial={{ state: choices[0] ?? 'asked', on: today(), text: '' }}
      send={(values, attempt) => post<Created>(`/affected-persons/${person.id}/police-consents`, { state: values.state, on: values.on, ...(empty(values.text) ? {} : { text: values.text }) }, { attempt })}
      done={() => void loaded.reload()}
      said={t('police.consent_saved')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('state')} label={t('police.consent_question', { name: called(person) })} hint={t('police.consent_hint')} choices={choices.map((value) => ({ value, label: word('police.answer', value) }))} />
          <TextField {...bind('on')} label={t('police.consent_on')} type="date" max={today()} narrow />
          <TextArea {...bind('text')} label={t('police.consent_text')} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

function Wish({ person, hand, loaded, close }: { person: InjuredShown; close: () => void } & Here) {
  return (
    <CaseForm
      hand={hand}
      name="police-wish"
      about={person.id}
      close={close}
      initial={{ wantsProsecution: person.wantsProsecution as string, saidOn: person.saidOn ?? today(), learnedOn: person.learnedOn }}
      send={(values) =>
        put(
          `/affected-persons/${person.id}/prosecution-wish`,
          { learnedOn: values.learnedOn, wantsProsecution: values.wantsProsecution, ...(values.wantsProsecution === 'unknown' ? {} : { saidOn: values.saidOn }) },
          { version: (loaded.value?.persons.find((one) => one.id === person.id) ?? person).version },
        )
      }
      done={() => void loaded.reload()}
      said={t('police.wish_saved')}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('wantsProsecution')} label={t('police.wish_question', { name: called(person) })} hint={t('police.wish_hint')} choices={['yes', 'no', 'unknown'].map((value) => ({ value, label: word('police.wants', value) }))} />
          {values.wantsProsecution !== 'unknown' && <TextField {...bind('saidOn')} label={t('police.wish_on')} type="date" max={today()} narrow />}
          <TextField {...bind('learnedOn')} label={t('police.learned_on')} hint={t('police.learned_hint')} type="date" max={today()} narrow />
        </>
      )}
    </CaseForm>
  )
}

function Rules({ page }: { page: PolicePage }) {
  const unverified = (one: { unverified: boolean }) => one.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>
  const rule = (one: { name: { nl: string; en: string }; note?: { nl: string; en: string }; source: string; unverified: boolean }) => (
    <>
      {pick(one.name)}. {one.note && pick(one.note)} <span class="small">({cited(one.source)})</span> {unverified(one)}
    </>
  )
  const consent = (one: PolicePage['consentForReport']) => (one ? `${one.needed ? t('police.consent_needed') : t('police.consent_not_needed')} (${cited(one.source)})` : t('protocol.says_nothing'))
  return (
    <More summary={t('protocol.says')}>
      <Terms
        rows={[
          [t('police.rule_code'), page.code ? rule(page.code) : t('protocol.says_nothing')],
          [t('police.rule_consent_report'), consent(page.consentForReport)],
          [t('police.rule_consent_notification'), consent(page.consentForNotification)],
          [t('police.rule_number'), page.number && rule(page.number)],
          [t('police.rule_address'), page.address && rule(page.address)],
        ]}
      />
      <h3 class="nl-heading nl-heading--level-3">{t('police.rule_qualities')}</h3>
      <ul class="utrecht-unordered-list">
        {page.qualities.map((one) => (
          <li class="utrecht-unordered-list__item" key={one.rule.id}>
            {rule(one.rule)}
          </li>
        ))}
      </ul>
      <h3 class="nl-heading nl-heading--level-3">{t('police.rule_rights')}</h3>
      <ul class="utrecht-unordered-list">
        {page.rights.map((one) => (
          <li class="utrecht-unordered-list__item" key={one.id}>
            {rule(one)}
          </li>
        ))}
      </ul>
      <Paragraph small>{t('case.unverified_explained')}</Paragraph>
    </More>
  )
}

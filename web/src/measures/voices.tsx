// Whose voice belongs before a decision: asked, answered, and by whom it was written down. Whoever thinks again is asked
// again; the earlier answer stays.
import { pick, sourceWords, t, word } from '../catalogue'
import { post } from '../api/client'
import type { Created } from '../api/types'
import { moment } from '../catalogue/time'
import { Badge, More } from '../ui/data'
import { Radios, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { DeskForm, type Desk } from './form'
import type { Step, Voice } from './types'
import { stepStanding, stepTitle, who } from './words'

interface Asked {
  step: Step
  about?: string // a measure; absent: every response
}

/** The steps of every response, and those that only one measure asks for. */
function steps({ response }: Desk): Asked[] {
  const list: Asked[] = response.steps.map((step) => ({ step }))
  const same = (one: Step, other: Step) => one.part === other.part && one.role === other.role && one.affectedId === other.affectedId
  for (const offered of response.offered)
    for (const step of offered.steps)
      if (step.part !== 'hearing' && !list.some((known) => same(known.step, step) && (known.about ?? offered.id) === offered.id)) list.push({ step, about: offered.id })
  return list
}

export function Voices({ desk }: { desk: Desk }) {
  const list = steps(desk)
  const earlier = desk.response.voices.filter((voice) => !list.some(({ step }) => step.voiceId === voice.id))
  return (
    <Section title={t('response.voices')}>
      {list.length === 0 ? (
        <Empty title={t('response.no_steps')} />
      ) : (
        <ul class="rows">
          {list.map(({ step, about }) => (
            <li class="row" key={`${step.part}${step.role}${step.affectedId}${about}`}>
              <StepRow desk={desk} step={step} {...(about ? { about } : {})} />
            </li>
          ))}
        </ul>
      )}
      {earlier.length > 0 && (
        <More summary={t('response.earlier_answers', { n: earlier.length })}>
          {earlier.map((voice) => (
            <div key={voice.id} class="stack">
              <Paragraph>
                <strong>{who(desk.hand.page, voice)}</strong>
              </Paragraph>
              <Given voice={voice} />
            </div>
          ))}
        </More>
      )}
    </Section>
  )
}

function StepRow({ desk, step, about }: { desk: Desk; step: Step; about?: string }) {
  const { hand, response } = desk
  const voice = response.voices.find((one) => one.id === step.voiceId)
  const standing = stepStanding(step)
  const title = stepTitle(hand.page, step)
  const measure = response.offered.find((one) => one.id === about)
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{title}</h3>
        <span class="badges">
          <Badge tone={standing.tone}>{standing.label}</Badge>
        </span>
      </div>
      {measure && <Paragraph small>{t('step.only_for', { measure: pick(measure.name) })}</Paragraph>}
      {voice && <Given voice={voice} />}
      <Paragraph small>{sourceWords(step.source)}</Paragraph>
      {voice?.mayAnswer && (
        <Reveal label={t('voice.record')} about={title} look="primary">
          {(close) => <GiveAnswer desk={desk} voice={voice} close={close} />}
        </Reveal>
      )}
      {response.mayWrite && (!voice || voice.answer) && (
        <Reveal label={voice ? t('voice.ask_again') : t('voice.ask')} about={title}>
          {(close) => <Ask desk={desk} step={step} {...(about ? { about } : {})} close={close} />}
        </Reveal>
      )}
    </>
  )
}

function Given({ voice }: { voice: Voice }) {
  return (
    <>
      <Paragraph small>{t('voice.asked', { at: moment(voice.askedAt), name: voice.askedBy?.name ?? '' })}</Paragraph>
      {voice.question && <Words>{voice.question}</Words>}
      {voice.answer && (
        <>
          <p class="nl-paragraph">
            <strong>{word('voice_answer', voice.answer)}</strong>
          </p>
          {voice.words && (
            <blockquote class="quote">
              <Words>{voice.words}</Words>
            </blockquote>
          )}
          <Paragraph small>{t('voice.answered', { at: moment(voice.answeredAt), name: voice.answeredBy?.name ?? '' })}</Paragraph>
        </>
      )}
    </>
  )
}

const outside = (step: Step) => step.role === 'affected' || step.part === 'heard'

/** Somebody inside is asked by a task; with the affected person and those outside one talks, and writes down what was said. */
function Ask({ desk, step, about, close }: { desk: Desk; step: Step; about?: string; close: () => void }) {
  const ask = { part: step.part, role: step.role, ...(about ? { about } : {}), ...(step.affectedId ? { affectedId: step.affectedId } : {}) }
  const path = `/incidents/${desk.hand.page.id}/voices`
  return (
    <DeskForm
      desk={desk}
      name="ask"
      about={`${step.part}-${step.role}-${step.affectedId ?? ''}-${about ?? ''}`}
      close={close}
      initial={{ question: '', answer: '', words: '' }}
      send={async (values, attempt) => {
        const made = await post<Created>(path, { ...ask, ...(empty(values.question) ? {} : { question: values.question }) }, { attempt })
        if (!made.ok || !values.answer) return made
        return post(`/voices/${made.value.id}/answers`, { answer: values.answer, ...(empty(values.words) ? {} : { words: values.words }) }, { version: made.value.version })
      }}
      said={t('voice.saved')}
      submit={t('action.save')}
    >
      {({ values, bind }) => (
        <>
          <TextArea {...bind('question')} label={t('voice.question')} hint={outside(step) ? t('voice.question_hint') : t('voice.question_task')} optional rows={2} />
          <Radios {...bind('answer')} label={t('voice.answer_known')} optional pills choices={[{ value: '', label: t('voice.not_yet') }, ...answers(step.part)]} />
          {values.answer && <TextArea {...bind('words')} label={t('voice.words')} optional rows={3} />}
        </>
      )}
    </DeskForm>
  )
}

const yesOrNo = ['agrees', 'refuses', 'nothing']
function answers(part: Step['part']) {
  const binds = part === 'decides' || part === 'consents' || part === 'vetoes'
  return (binds ? yesOrNo : ['said', ...yesOrNo]).map((value) => ({ value, label: word('voice_answer', value) }))
}

function GiveAnswer({ desk, voice, close }: { desk: Desk; voice: Voice; close: () => void }) {
  return (
    <DeskForm
      desk={desk}
      name="answer"
      about={voice.id}
      close={close}
      initial={{ answer: '', words: '' }}
      check={(values) => (values.answer ? [] : [{ field: 'answer', code: 'measures.answer_missing' }])}
      send={(values) => post(`/voices/${voice.id}/answers`, { answer: values.answer, ...(empty(values.words) ? {} : { words: values.words }) }, { version: voice.version })}
      said={t('voice.saved')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('answer')} label={t('voice.answer')} pills choices={answers(voice.part)} />
          <TextArea {...bind('words')} label={t('voice.words')} optional rows={3} />
        </>
      )}
    </DeskForm>
  )
}

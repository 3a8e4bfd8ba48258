// One conversation or meeting with a risk: what was weighed, who was asked for what, and how it went.
import { get, post, put } from '../api/client'
import type { RiskAnalysisView, RiskChecklistList, RiskChecklistView, RiskOutcome } from '../api/generated'
import type { Created } from '../api/types'
import { explain, pick, t, word } from '../catalogue'
import { fieldsOf, moment, momentFrom } from '../catalogue/time'
import type { Params } from '../app/router'
import { roleName, usePack } from '../protocol/pack'
import { Button } from '../ui/button'
import { Badge, Terms } from '../ui/data'
import { MomentField, Radios, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { fitting, RiskForm } from './risk_form'
import '../styles/handling.css'

export function RiskScreen({ analysis: id = '' }: Params) {
  usePack()
  const analysis = useLoad(() => get<RiskAnalysisView>(`/risk-analyses/${id}`), [id])
  const checklists = useLoad(() => get<RiskChecklistList>('/risk-checklists'))
  return (
    <Await of={analysis}>
      {(value) => (
        <Page title={value.title} lead={[moment(value.heldAt), value.place].filter(Boolean).join(' · ')} back={{ to: '/risks', label: t('risk.title') }}>
          <Await of={checklists}>{({ items }) => <Weighed analysis={value} checklist={items.find((one) => one.id === value.checklist)} reload={analysis.reload} />}</Await>
        </Page>
      )}
    </Await>
  )
}

interface Part {
  analysis: RiskAnalysisView
  checklist: RiskChecklistView | undefined
  reload: () => Promise<void>
}

function Weighed({ analysis, checklist, reload }: Part) {
  const open = analysis.mine && analysis.state === 'planned'
  const advised = checklist ? fitting(checklist, analysis.yes) : []
  const chosen = (id: string) => analysis.measures.includes(id)
  return (
    <>
      {analysis.state !== 'planned' && (
        <p class="nl-paragraph">
          <Badge tone="neutral">{word('risk.state', analysis.state)}</Badge>
        </p>
      )}
      <Section title={t('risk.weighed')}>
        <Terms
          rows={[
            [t('risk.made_by'), analysis.mine ? '' : analysis.madeBy],
            [t('risk.questions'), analysis.yes.map((id) => pick(checklist?.questions.find((one) => one.id === id)?.text)).join(' ') || t('risk.all_no')],
            [t('risk.remarks'), analysis.remarks && <Words>{analysis.remarks}</Words>],
          ]}
        />
        <ul class="utrecht-unordered-list">
          {advised.map((one) => (
            <li class="utrecht-unordered-list__item" key={one.id}>
              <strong>{word('risk.on', one.about)}</strong>: {pick(one.text)} <Badge tone={chosen(one.id) ? 'ok' : 'neutral'}>{chosen(one.id) ? t('risk.taken') : t('risk.not_taken')}</Badge>
            </li>
          ))}
        </ul>
        {open && checklist && (
          <Reveal label={t('risk.change')}>
            {(close) => (
              <RiskForm<RiskAnalysisView>
                checklist={checklist}
                before={analysis}
                send={(body) => put<RiskAnalysisView>(`/risk-analyses/${analysis.id}`, body, { version: analysis.version })}
                done={async () => {
                  await reload()
                  close()
                }}
                cancel={close}
              />
            )}
          </Reveal>
        )}
      </Section>
      <Requests analysis={analysis} checklist={checklist} reload={reload} />
      <LookBack analysis={analysis} checklist={checklist} reload={reload} />
    </>
  )
}

/** What whoever arranges it needs to know: when, where and what was chosen. Not with whom, or why. */
function beginning(analysis: RiskAnalysisView, checklist: RiskChecklistView | undefined): string {
  const chosen = (checklist ? fitting(checklist, analysis.yes) : []).filter((one) => analysis.measures.includes(one.id))
  return [
    t('risk.begin_when', { at: moment(analysis.heldAt) }),
    ...(analysis.place ? [t('risk.begin_where', { place: analysis.place })] : []),
    ...(chosen.length > 0 ? [t('risk.begin_chosen'), ...chosen.map((one) => `- ${pick(one.text)}`)] : []),
  ].join('\n')
}

function Requests({ analysis, checklist, reload }: Part) {
  const roles = checklist?.requests ?? []
  const open = analysis.mine && analysis.state === 'planned' && checklist !== undefined
  if (!open && analysis.requests.length === 0) return null
  return (
    <Section title={t('risk.requests')}>
      {analysis.requests.length > 0 && (
        <ul class="rows">
          {analysis.requests.map((request) => (
            <li class="row" key={request.id}>
              <p class="nl-paragraph">
                <strong>{roleName(request.role)}</strong> · {t('risk.needed_at', { at: moment(request.neededAt) })} <Badge tone={request.state === 'arranged' ? 'ok' : request.state === 'impossible' ? 'error' : 'info'}>{word('risk.request', request.state)}</Badge>
              </p>
              <Words>{request.words}</Words>
              {request.answer && <Words>{`${request.answeredBy ?? ''}: ${request.answer}`}</Words>}
            </li>
          ))}
        </ul>
      )}
      {open && roles.length === 0 && <Paragraph>{t('risk.nobody_to_ask')}</Paragraph>}
      {open && roles.length > 0 && (
        <Reveal label={t('risk.ask')}>
          {(close) => (
            <SendForm
              name="ask"
              about={analysis.id}
              initial={{ role: roles[0]?.role ?? '', words: beginning(analysis, checklist), ...fieldsOf(new Date(analysis.heldAt)) }}
              check={(values) => [...(empty(values.words) ? [{ field: 'words', code: 'prevention.request_missing' }] : []), ...(momentFrom(values.date, values.time) ? [] : [{ field: 'neededAt', code: 'risk.moment_missing' }])]}
              send={(values, attempt) => post<Created>(`/risk-analyses/${analysis.id}/requests`, { role: values.role, words: values.words, neededAt: new Date(momentFrom(values.date, values.time) ?? '').toISOString() }, { attempt })}
              done={async () => {
                await reload()
                close()
              }}
              submit={t('risk.ask_send')}
              cancel={close}
            >
              {({ values, set, bind, id, wrong }) => (
                <>
                  <Radios id={id('role')} label={t('risk.ask_whom')} pills value={values.role} onInput={(role) => set('role', role)} choices={roles.map((one) => ({ value: one.role, label: roleName(one.role), hint: one.names.join(', ') }))} error={wrong('role')} />
                  <TextArea {...bind('words')} label={t('risk.ask_words')} hint={t('risk.ask_hint')} rows={8} />
                  <MomentField id={id('neededAt')} label={t('risk.ask_when')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} error={wrong('neededAt')} />
                </>
              )}
            </SendForm>
          )}
        </Reveal>
      )}
    </Section>
  )
}

const outcomes: RiskOutcome[] = ['well', 'tense', 'wrong']

function LookBack({ analysis, reload }: Part) {
  const past = new Date(analysis.heldAt).getTime() <= Date.now()
  const cancel = async () => {
    const answer = await post(`/risk-analyses/${analysis.id}/cancellations`, {}, { version: analysis.version })
    if (answer.ok) await reload()
    else say(explain(answer.code))
  }
  if (analysis.went)
    return (
      <Section title={t('risk.looked_back')}>
        <Paragraph>{word('risk.went', analysis.went)}</Paragraph>
        {analysis.evaluation && <Words>{analysis.evaluation}</Words>}
      </Section>
    )
  if (!analysis.mine || analysis.state !== 'planned') return null
  return (
    <Section title={t('risk.looked_back')}>
      {past ? (
        <SendForm
          name="evaluation"
          about={analysis.id}
          initial={{ went: 'well' as RiskOutcome, words: '' }}
          send={(values) => post<RiskAnalysisView>(`/risk-analyses/${analysis.id}/evaluations`, { went: values.went, words: values.words.trim() || undefined }, { version: analysis.version })}
          done={() => reload()}
          submit={t('action.save')}
        >
          {({ values, set, bind, id }) => (
            <>
              <Radios id={id('went')} label={t('risk.how_did_it_go')} pills value={values.went} onInput={(went) => set('went', went as RiskOutcome)} choices={outcomes.map((value) => ({ value, label: word('risk.went', value) }))} />
              <TextArea {...bind('words')} label={t('risk.learned')} optional rows={3} />
            </>
          )}
        </SendForm>
      ) : (
        <Paragraph>{t('risk.look_back_later')}</Paragraph>
      )}
      <Button look="subtle" onClick={() => void cancel()}>
        {t('risk.cancel')}
      </Button>
    </Section>
  )
}

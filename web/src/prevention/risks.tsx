// Conversations and meetings with a risk that are coming, what others ask me to arrange, and that my own safety was looked at.
import { get, post } from '../api/client'
import type { RiskAnalysisList, RiskAnalysisView, RiskChecklistList, RiskRequestList, RiskRequestView, RiskAnswerInput } from '../api/generated'
import { pick, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { ButtonLink } from '../ui/button'
import { Badge, Cards } from '../ui/data'
import { Radios, TextArea } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { Scans } from './scans'
import '../styles/handling.css'

const upcoming = (one: RiskAnalysisView) => one.state === 'planned'

export function Risks() {
  usePack()
  const analyses = useLoad(() => get<RiskAnalysisList>('/risk-analyses'))
  const checklists = useLoad(() => get<RiskChecklistList>('/risk-checklists'))
  const names = (id: string) => pick(checklists.value?.items.find((one) => one.id === id)?.name)
  const cards = (items: RiskAnalysisView[]) =>
    items.map((one) => ({
      id: one.id,
      to: `/risks/${one.id}`,
      title: one.title,
      facts: [names(one.checklist), moment(one.heldAt), one.mine ? '' : one.madeBy].filter(Boolean).join(' · '),
      badge: one.state !== 'planned' ? <Badge tone="neutral">{word('risk.state', one.state)}</Badge> : new Date(one.heldAt).getTime() < Date.now() && one.mine ? <Badge tone="info">{t('risk.look_back')}</Badge> : undefined,
    }))
  return (
    <Page title={t('risk.title')} lead={t('risk.lead')} actions={(checklists.value?.items.length ?? 0) > 0 && <ButtonLink to="/risks/new" look="primary">{t('risk.new')}</ButtonLink>}>
      <Asked />
      <Section title={t('risk.coming')}>
        {checklists.value && checklists.value.items.length === 0 && <Paragraph>{t('protocol.silent')}</Paragraph>}
        <Await of={analyses}>{({ items }) => (items.some(upcoming) ? <Cards items={cards(items.filter(upcoming))} /> : <Empty title={t('risk.none')} />)}</Await>
      </Section>
      {analyses.value && analyses.value.items.some((one) => !upcoming(one)) && (
        <Section title={t('risk.before')}>
          <Cards items={cards(analyses.value.items.filter((one) => !upcoming(one)).reverse())} />
        </Section>
      )}
      {may('report.write') && <Scans />}
    </Page>
  )
}

/** What somebody asks me to arrange: what I need to know for that, and nothing of the rest. */
function Asked() {
  const requests = useLoad(() => get<RiskRequestList>('/risk-requests'))
  if (!requests.value?.items.length) return null
  return (
    <Section title={t('risk.asked_of_you')}>
      <ul class="rows">
        {requests.value.items.map((request) => (
          <li class="row" key={request.id}>
            <p class="nl-paragraph">
              <strong>{request.askedBy}</strong> · {t('risk.needed_at', { at: moment(request.neededAt) })}
            </p>
            <Words>{request.words}</Words>
            {request.state === 'asked' ? <Answer request={request} reload={requests.reload} /> : <Badge tone="neutral">{word('risk.request', request.state)}</Badge>}
            {request.answer && <Words>{request.answer}</Words>}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Answer({ request, reload }: { request: RiskRequestView; reload: () => Promise<void> }) {
  return (
    <Reveal label={t('risk.answer')} about={request.askedBy}>
      {(close) => (
        <SendForm
          name="request"
          about={request.id}
          initial={{ state: 'arranged', words: '' }}
          send={(values) => post<RiskRequestView>(`/risk-requests/${request.id}/answers`, { state: values.state as RiskAnswerInput['state'], words: values.words.trim() || undefined })}
          done={async () => {
            await reload()
            close()
          }}
          submit={t('risk.answer')}
          cancel={close}
        >
          {({ values, set, id, bind }) => (
            <>
              <Radios id={id('state')} label={t('risk.possible')} pills value={values.state} onInput={(state) => set('state', state)} choices={['arranged', 'impossible'].map((value) => ({ value, label: word('risk.request', value) }))} />
              <TextArea {...bind('words')} label={t('risk.answer_words')} optional rows={3} />
            </>
          )}
        </SendForm>
      )}
    </Reveal>
  )
}

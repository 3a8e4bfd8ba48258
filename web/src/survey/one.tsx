// One survey: how many took part, closing it, and what came out: beside what the register knows and what the country says.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import type { Params } from '../app/router'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Badge, Table, Terms } from '../ui/data'
import { Failure } from '../ui/errors'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { ResultsShown } from './results'
import { groupName } from './names'
import type { Results, Survey } from './types'
import '../styles/handling.css'

export function OneSurvey({ id }: Params) {
  usePack()
  const survey = useLoad(() => get<Survey>(`/surveys/${id}`))
  return <Await of={survey}>{(value) => <Shown survey={value} set={survey.set} />}</Await>
}

function Shown({ survey, set }: { survey: Survey; set: (survey: Survey) => void }) {
  return (
    <Page title={t('survey.of_year', { year: survey.year })} back={{ to: '/surveys', label: t('nav.surveys') }} wide>
      <Section title={t('survey.taken_part')} actions={<Badge tone={survey.state === 'open' ? 'ok' : 'neutral'}>{word('survey.state', survey.state)}</Badge>}>
        <Terms rows={[[t('survey.period'), t('survey.from_until', { from: shortDay(survey.opensOn), until: shortDay(survey.closesOn) })]]} />
        <Table
          caption={t('survey.taken_part')}
          rows={survey.groups}
          id={(group) => group.id}
          columns={[
            { label: t('survey.group'), head: true, value: groupName },
            { label: t('survey.invited'), value: (group) => group.people },
            { label: t('survey.tickets'), value: (group) => group.tickets },
            { label: t('survey.answers'), value: (group) => group.answers },
            { label: t('survey.key'), value: (group) => <code>{group.fingerprint}</code> },
          ]}
        />
        {survey.state !== 'closed' && may('statistics.publish') && <Close survey={survey} set={set} />}
      </Section>
      {survey.state === 'closed' ? (
        <Outcome survey={survey} />
      ) : (
        <Empty title={t('survey.results_later')}>
          <Paragraph>{t('survey.results_later_explained')}</Paragraph>
        </Empty>
      )}
    </Page>
  )
}

function Close({ survey, set }: { survey: Survey; set: (survey: Survey) => void }) {
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const close = async () => {
    setBusy(true)
    const answer = await post<Survey>(`/surveys/${survey.id}/_close`, {}, { version: survey.version })
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    if (answer.ok) set(answer.value)
  }
  return (
    <Reveal label={t('survey.close')}>
      {(cancel) => (
        <div class="stack">
          <Alert tone="warning">
            <p class="nl-paragraph">{t('survey.close_warning')}</p>
          </Alert>
          {code && <Failure code={code} />}
          <Actions>
            <Button danger busy={busy} onClick={() => void close()}>
              {t('survey.close_confirm')}
            </Button>
            <Button look="subtle" onClick={cancel}>
              {t('action.cancel')}
            </Button>
          </Actions>
        </div>
      )}
    </Reveal>
  )
}

function Outcome({ survey }: { survey: Survey }) {
  const results = useLoad(() => get<Results>(`/surveys/${survey.id}/results`))
  return (
    <Await of={results}>
      {(value) =>
        value.open ? (
          <ResultsShown results={value} />
        ) : (
          <Empty title={t('survey.too_few_answers')}>
            <Paragraph>{t('survey.too_few_explained')}</Paragraph>
          </Empty>
        )
      }
    </Await>
  )
}


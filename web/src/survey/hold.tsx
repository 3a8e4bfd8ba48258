// Holding a survey: for which year, when, and how many people there are in each role. The links are shown once.
import { useState } from 'preact/hooks'
import { get, post, type FieldFault } from '../api/client'
import { count, t } from '../catalogue'
import { roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { ButtonLink } from '../ui/button'
import { TextArea, TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { Page, Paragraph, Section } from '../ui/page'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import type { OfficeSheet } from '../statistics/types'
import { groupName } from './names'
import type { SurveyMade } from './types'
import '../styles/handling.css'

const year = new Date().getFullYear()
const iso = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const number = (text: string) => (/^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : undefined)

export function Hold() {
  usePack()
  const faults = useStore(faultsShown)
  const sheet = useLoad(() => get<OfficeSheet>(`/people-in-office/${year}`))
  const [made, setMade] = useState<SurveyMade>()
  return (
    <Page title={t('survey.hold')} lead={made ? t('survey.links_lead') : t('survey.hold_lead')} faults={faults} back={{ to: '/surveys', label: t('nav.surveys') }}>
      {made ? <Links made={made} /> : <Await of={sheet}>{(value) => <Ask sheet={value} done={setMade} />}</Await>}
    </Page>
  )
}

function Ask({ sheet, done }: { sheet: OfficeSheet; done: (made: SurveyMade) => void }) {
  const initial = { year: String(year), opensOn: iso(0), closesOn: iso(28), ...Object.fromEntries(sheet.roles.map(({ role, people }) => [`people.${role}`, String(people)])) }
  const lines = (values: Record<string, string>) => sheet.roles.map(({ role }) => ({ role, people: number(values[`people.${role}`] ?? '') ?? 0 })).filter(({ people }) => people > 0)
  const check = (values: Record<string, string>): FieldFault[] =>
    sheet.roles.filter(({ role }) => values[`people.${role}`]?.trim() && number(values[`people.${role}`] ?? '') === undefined).map(({ role }) => ({ field: `people.${role}`, code: 'statistics.people_out_of_range' }))
  return (
    <SendForm
      name="survey"
      about="new"
      initial={initial as Record<string, string>}
      check={check}
      send={(values) => post<SurveyMade>('/surveys', { year: Number(values.year), opensOn: values.opensOn, closesOn: values.closesOn, people: lines(values) })}
      done={done}
      submit={t('survey.make_links')}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('year')} label={t('survey.about_year')} inputMode="numeric" narrow />
          <TextField {...bind('opensOn')} label={t('survey.opens')} type="date" narrow />
          <TextField {...bind('closesOn')} label={t('survey.closes')} type="date" narrow />
          <Section title={t('survey.how_many')}>
            <Paragraph>{t('survey.how_many_explained')}</Paragraph>
            {sheet.roles.map(({ role }) => (
              <TextField key={role} {...bind(`people.${role}`)} label={roleName(role)} inputMode="numeric" narrow optional />
            ))}
          </Section>
        </>
      )}
    </SendForm>
  )
}

function Links({ made }: { made: SurveyMade }) {
  const address = (token: string) => `${location.origin}${location.pathname}#/survey/${token}`
  return (
    <div class="stack-wide">
      <Alert tone="warning" live>
        <p class="nl-paragraph">{t('survey.links_once')}</p>
      </Alert>
      {made.groups.map((group) => (
        <Section key={group.group} title={groupName(group)}>
          <Paragraph>{count('survey.links', group.tokens.length)}</Paragraph>
          <Paragraph small>{t('survey.fingerprint', { fingerprint: group.fingerprint })}</Paragraph>
          <TextArea id={`links-${group.group}`} label={t('survey.links_of', { group: groupName(group) })} value={group.tokens.map(address).join('\n')} onInput={() => undefined} rows={Math.min(12, group.tokens.length)} />
        </Section>
      ))}
      <ButtonLink to={`/surveys/${made.id}`}>{t('survey.to_survey')}</ButtonLink>
    </div>
  )
}

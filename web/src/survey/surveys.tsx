// The organisation's surveys: which years were asked about, and how many took part.
import { get } from '../api/client'
import { count, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { may } from '../people/session'
import { ButtonLink, Link } from '../ui/button'
import { Badge, Table } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph } from '../ui/page'
import type { Survey, Surveys } from './types'
import '../styles/handling.css'

const sum = (survey: Survey, of: 'people' | 'answers') => survey.groups.reduce((all, group) => all + group[of], 0)

export function SurveyList() {
  const surveys = useLoad(() => get<Surveys>('/surveys'))
  const hold = may('statistics.publish') && (
    <ButtonLink to="/surveys/new" look="primary">
      {t('survey.hold')}
    </ButtonLink>
  )
  return (
    <Page title={t('nav.surveys')} lead={t('survey.list_lead')} actions={hold}>
      <Await of={surveys}>{({ items }) => (items.length ? <List items={items} /> : <None />)}</Await>
    </Page>
  )
}

const None = () => (
  <Empty title={t('survey.none')}>
    <Paragraph>{t('survey.none_explained')}</Paragraph>
  </Empty>
)

const List = ({ items }: { items: Survey[] }) => (
  <Table
    caption={t('nav.surveys')}
    rows={items}
    id={(survey) => survey.id}
    columns={[
      { label: t('office.year'), head: true, value: (survey) => <Link to={`/surveys/${survey.id}`}>{t('survey.of_year', { year: survey.year })}</Link> },
      { label: t('survey.state'), value: (survey) => <Badge tone={survey.state === 'open' ? 'ok' : 'neutral'}>{word('survey.state', survey.state)}</Badge> },
      { label: t('survey.period'), value: (survey) => t('survey.from_until', { from: shortDay(survey.opensOn), until: shortDay(survey.closesOn) }) },
      { label: t('survey.taken_part'), value: (survey) => count('survey.of_people', sum(survey, 'answers'), { people: sum(survey, 'people') }) },
    ]}
  />
)

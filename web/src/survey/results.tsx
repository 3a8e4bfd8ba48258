// What came out: experienced beside reported, each question by group, and the national editions. A hidden count says so.
import { pick, t, word } from '../catalogue'
import { Table } from '../ui/data'
import { Paragraph, Section } from '../ui/page'
import { groupName } from './names'
import type { Line, Question, Results } from './types'

const share = (part: number | undefined, of: number) => (part === undefined ? t('survey.hidden') : t('survey.share', { n: part, percent: of > 0 ? Math.round((100 * part) / of) : 0 }))

export function ResultsShown({ results }: { results: Results }) {
  return (
    <div class="stack-wide">
      <Section title={t('survey.experienced_reported')}>
        <Paragraph>{t('survey.experienced_reported_explained')}</Paragraph>
        <Beside results={results} />
      </Section>
      <Section title={t('survey.national')}>
        <Paragraph>{t('survey.national_explained')}</Paragraph>
        <National results={results} />
      </Section>
      <Section title={t('survey.questions')}>
        <Paragraph small>{t('survey.protected')}</Paragraph>
        {results.questions.map((question) => (
          <OneQuestion key={question.id} question={question} results={results} />
        ))}
      </Section>
    </div>
  )
}

interface Column {
  id: string
  name: string
  people: number
  answers: number
  reported?: number | undefined
}
const columnsOf = (results: Results): Column[] => {
  const all = { id: 'all', name: t('survey.all'), people: results.groups.reduce((sum, group) => sum + group.people, 0), answers: results.answers, reported: results.reported }
  const groups = results.groups.map((group) => ({ id: group.id, name: groupName(group), people: group.people, answers: group.answers, reported: group.reported }))
  return groups.length > 1 ? [...groups, all] : groups
}

function Beside({ results }: { results: Results }) {
  const experienced = results.lines.find((line) => line.question === 'experienced' && line.option === 'yes')
  return (
    <Table
      caption={t('survey.experienced_reported')}
      rows={columnsOf(results)}
      id={(column) => column.id}
      columns={[
        { label: t('survey.group'), head: true, value: (column) => column.name },
        { label: t('survey.experienced'), value: (column) => share(countOf(experienced, results, column.id), column.answers) },
        { label: t('survey.answers'), value: (column) => column.answers },
        { label: t('survey.reported'), value: (column) => share(column.reported, column.people) },
        { label: t('survey.in_office'), value: (column) => column.people },
      ]}
    />
  )
}

function countOf(line: Line | undefined, results: Results, column: string): number | undefined {
  const at = results.groups.findIndex(({ id }) => id === column)
  return line?.counts[at < 0 ? results.groups.length : at]?.people
}

/** Of those who were asked: all who answered, or those who gave the answer that led to the question, as far as that is shown. */
function OneQuestion({ question, results }: { question: Question; results: Results }) {
  const lines = results.lines.filter((line) => line.question === question.id)
  const columns = columnsOf(results)
  const name = (option: string) => pick(question.options.find(({ id }) => id === option)?.name)
  return (
    <div class="stack">
      <h3 class="nl-heading nl-heading--level-3">{pick(question.text)}</h3>
      <Table
        caption={pick(question.text)}
        rows={lines}
        id={(line) => line.option}
        columns={[
          { label: t('survey.answer'), head: true, value: (line) => name(line.option) },
          ...columns.map((column) => ({
            label: column.name,
            value: (line: Line) => (question.after ? (countOf(line, results, column.id) ?? t('survey.hidden')) : share(countOf(line, results, column.id), column.answers)),
          })),
        ]}
      />
    </div>
  )
}

function National({ results }: { results: Results }) {
  return (
    <Table
      caption={t('survey.national')}
      rows={[...results.national].sort((one, other) => other.year - one.year)}
      id={(figure) => `${figure.year} ${figure.measure} ${figure.role} ${figure.percent} ${figure.source.en}`}
      columns={[
        { label: t('office.year'), head: true, value: (figure) => figure.year },
        { label: t('survey.measure'), value: (figure) => word('survey.measure', figure.measure) },
        { label: t('survey.group'), value: (figure) => word('survey.national_role', figure.role) },
        { label: t('survey.percent'), value: (figure) => `${figure.percent} %` },
        { label: t('survey.of_whom'), value: (figure) => pick(figure.denominator) },
        { label: t('survey.source'), value: (figure) => (figure.note ? `${pick(figure.source)} (${pick(figure.note)})` : pick(figure.source)) },
      ]}
    />
  )
}

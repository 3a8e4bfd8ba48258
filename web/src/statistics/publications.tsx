// The yearly account in one step: see what would be published, publish it, and take it along in any form. What was published stays.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { download } from '../api/download'
import type { Created } from '../api/types'
import { language, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { may } from '../people/session'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button, Link } from '../ui/button'
import { Badge, More, Table } from '../ui/data'
import { Failure } from '../ui/errors'
import { Field } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Parts } from './parts'
import type { Declined, Preview, Publication, Publications } from './types'

export function PublicationsScreen() {
  usePack()
  const list = useLoad(() => get<Publications>('/publications'))
  return (
    <Page title={t('publications.title')} lead={t('publications.lead')} wide>
      <Parts at="/publications" />
      <Await of={list}>
        {(value) => (
          <div class="stack-wide">
            {may('statistics.publish') && <Make years={value.years} made={list.reload} />}
            <Kept items={value.items} />
          </div>
        )}
      </Await>
    </Page>
  )
}

function Make({ years, made }: { years: number[]; made: () => Promise<void> }) {
  const [year, setYear] = useState(years[0])
  const [ahead, setAhead] = useState<Preview>()
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (year === undefined)
    return (
      <Section title={t('publications.make')}>
        <Empty title={t('publications.no_year')} />
      </Section>
    )
  const look = async () => {
    setBusy(true)
    const answer = await post<Preview>('/publications/_preview', { year })
    setBusy(false)
    setAhead(answer.ok ? answer.value : undefined)
    setCode(answer.ok ? undefined : answer.code)
  }
  const publish = async () => {
    setBusy(true)
    const answer = await post<Created>('/publications', { year })
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    if (!answer.ok) return
    setAhead(undefined)
    await made()
    say(t('publications.published', { year }))
  }
  return (
    <Section title={t('publications.make')}>
      <Paragraph>{t('publications.make_explained')}</Paragraph>
      <Field id="publication-year" label={t('office.year')}>
        <select
          class="utrecht-select utrecht-select--html-select narrow"
          id="publication-year"
          onInput={(event) => {
            setYear(Number(event.currentTarget.value))
            setAhead(undefined)
            setCode(undefined)
          }}
        >
          {years.map((one) => (
            <option key={one} value={one} selected={one === year}>
              {one}
            </option>
          ))}
        </select>
      </Field>
      <Actions>
        <Button look={ahead?.publishable ? 'secondary' : 'primary'} busy={busy && !ahead} onClick={() => void look()}>
          {t('publications.look')}
        </Button>
      </Actions>
      <div role="status">{ahead && <Ahead of={ahead} />}</div>
      {ahead?.publishable && (
        <Actions>
          <Button look="primary" busy={busy} onClick={() => void publish()}>
            {t('publications.publish', { year })}
          </Button>
        </Actions>
      )}
      {code && <Failure code={code} />}
    </Section>
  )
}

function Ahead({ of }: { of: Preview }) {
  if (of.publishable)
    return (
      <Alert tone="ok">
        <p class="nl-paragraph">{t('publications.may', { year: of.year, shown: of.shown, cells: of.cells, people: of.peopleInOffice })}</p>
        <p class="nl-paragraph">{t('publications.forever')}</p>
      </Alert>
    )
  if (of.code === 'statistics.published_before')
    return (
      <Alert tone="info">
        <p class="nl-paragraph">{t('statistics.published_before')}</p>
      </Alert>
    )
  return (
    <Alert tone="warning">
      <p class="nl-paragraph">{of.declined ? why(of.declined) : t('statistics.protocol_silent')}</p>
      {of.declined && <p class="nl-paragraph">{advice(of.declined)}</p>}
      {of.declined?.code === 'too_few_office_holders' && (
        <p class="nl-paragraph">
          <Link to="/people-in-office">{t('nav.office')}</Link>
        </p>
      )}
    </Alert>
  )
}

const className = (axis: string, id: string): string => {
  if (axis === 'role') return id.split(' + ').map(roleName).join(', ')
  if (axis === 'year') return id
  if (id === 'unknown') return t('publications.unknown')
  if (axis === 'behaviour') return nameOf('norm', id)
  if (axis === 'form') return nameOf('forms', id)
  if (axis === 'place') return nameOf('places', id)
  return `${word('axis', axis)}: ${word('class', id)}`
}

const figureOf = (declined: Declined) => declined.figure.map(({ axis, id }) => className(axis, id)).join(', ') || t('publications.all_cases')

function why(declined: Declined): string {
  const figure = figureOf(declined)
  switch (declined.code) {
    case 'figure_changed':
      return t('publications.changed', { figure, printed: declined.printed ?? '' })
    case 'classes_changed':
      return t('publications.classes')
    case 'too_few_office_holders':
      return t('publications.too_few', { people: declined.least ?? 0 })
    case 'group':
      return t('publications.group', { figure })
    default:
      return t('publications.bounds', { figure, least: declined.least ?? 0, most: declined.most ?? '…' })
  }
}

const advice = (declined: Declined): string =>
  declined.coarsen ? t('publications.coarsen', { axis: word('axis', declined.coarsen) }) : t('publications.keep_earlier')

const formats = ['pdf', 'docx', 'odt', 'xlsx', 'html', 'json'] as const

function Kept({ items }: { items: Publication[] }) {
  const [code, setCode] = useState<string>()
  const take = async (one: Publication, format: string, speak: string) => {
    const answer = await download(`/publications/${one.id}/document?format=${format}&language=${speak}`, `${t('publications.file', { year: one.year })}.${format}`)
    setCode(answer.ok ? undefined : answer.code)
  }
  return (
    <Section title={t('publications.kept')}>
      {items.length === 0 ? (
        <Empty title={t('publications.none')} />
      ) : (
        <Table
          caption={t('publications.kept')}
          rows={items}
          id={(row) => row.id}
          columns={[
            { label: t('office.year'), head: true, value: (row) => row.year },
            { label: t('publications.edition'), value: (row) => row.edition },
            { label: t('publications.cases'), value: (row) => row.total ?? <Badge>{t('publications.hidden')}</Badge> },
            { label: t('publications.shown'), value: (row) => t('figures.hits_of', { hits: row.shown, of: row.cells }) },
            { label: t('publications.made'), value: (row) => `${day(row.madeAt)}${row.madeBy ? `, ${row.madeBy}` : ''}` },
            {
              label: t('publications.take'),
              value: (row) => (
                <>
                  <Button label={t('publications.take_as', { year: row.year, format: 'PDF' })} onClick={() => void take(row, 'pdf', language.get())}>
                    {t('publications.pdf')}
                  </Button>
                  <More summary={t('publications.other_forms', { year: row.year })}>
                    {(['nl', 'en'] as const).map((speak) => (
                      <div class="actions" key={speak}>
                        <span>{speak === 'nl' ? t('people.dutch') : t('people.english')}</span>
                        {formats.map((format) => (
                          <Button look="subtle" key={format} label={t('publications.take_as', { year: row.year, format: `${format.toUpperCase()} ${speak}` })} onClick={() => void take(row, format, speak)}>
                            {format.toUpperCase()}
                          </Button>
                        ))}
                      </div>
                    ))}
                    <p class="nl-paragraph small">{t('publications.data_version', { version: row.dataVersion.slice(0, 16), pack: `${row.pack} ${row.packVersion}` })}</p>
                  </More>
                </>
              ),
            },
          ]}
        />
      )}
      {code && <Failure code={code} />}
    </Section>
  )
}

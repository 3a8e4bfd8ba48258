// One step to a yearly account: choose the year and what goes in, see whether it can leave and why not, make it coarser, publish.
import { useState } from 'preact/hooks'
import { post } from '../api/client'
import type { Created } from '../api/types'
import { t, word } from '../catalogue'
import { nameOf, roleName } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button, Link } from '../ui/button'
import { More } from '../ui/data'
import { Failure } from '../ui/errors'
import { Checkboxes, Field, Radios } from '../ui/field'
import { say } from '../ui/notice'
import { Empty, Paragraph, Section } from '../ui/page'
import type { Declined, Preview } from './types'

const axes = ['role', 'form', 'place', 'police', 'contact', 'response', 'aftercare', 'repeated', 'content']

export function Make({ years, made }: { years: number[]; made: () => Promise<void> }) {
  const [year, setYear] = useState(years[0])
  const [kept, setKept] = useState(axes)
  const [rounded, setRounded] = useState(false)
  const [ahead, setAhead] = useState<Preview>()
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  if (year === undefined)
    return (
      <Section title={t('publications.make')}>
        <Empty title={t('publications.no_year')} />
      </Section>
    )
  const order = (within: string[]) => ({ year, rounded, without: axes.filter((axis) => !within.includes(axis)) })
  const changed = (change: () => void) => {
    change()
    setAhead(undefined)
    setCode(undefined)
  }
  const look = async (within = kept) => {
    setBusy(true)
    const answer = await post<Preview>('/publications/_preview', order(within))
    setBusy(false)
    setAhead(answer.ok ? answer.value : undefined)
    setCode(answer.ok ? undefined : answer.code)
  }
  const leaveOut = (axis: string) => {
    const within = kept.filter((one) => one !== axis)
    setKept(within)
    void look(within)
  }
  const publish = async () => {
    setBusy(true)
    const answer = await post<Created>('/publications', order(kept))
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
        <select class="utrecht-select utrecht-select--html-select narrow" id="publication-year" onInput={(event) => changed(() => setYear(Number(event.currentTarget.value)))}>
          {years.map((one) => (
            <option key={one} value={one} selected={one === year}>
              {one}
            </option>
          ))}
        </select>
      </Field>
      <Radios
        id="small"
        label={t('publications.small')}
        value={rounded ? 'rounded' : 'hidden'}
        onInput={(value) => changed(() => setRounded(value === 'rounded'))}
        choices={[
          { value: 'hidden', label: t('publications.small_hidden'), hint: t('publications.small_hidden_hint') },
          { value: 'rounded', label: t('publications.small_rounded'), hint: t('publications.small_rounded_hint') },
        ]}
      />
      <More summary={t('publications.choose')} open={kept.length < axes.length}>
        <Checkboxes
          id="kept"
          label={t('publications.kept_in')}
          hint={t('publications.kept_in_hint')}
          values={kept}
          onInput={(values) => changed(() => setKept(values))}
          choices={axes.map((axis) => ({ value: axis, label: word('axis', axis) }))}
          columns
        />
      </More>
      <Actions>
        <Button look={ahead?.publishable ? 'secondary' : 'primary'} busy={busy && !ahead} onClick={() => void look()}>
          {t('publications.look')}
        </Button>
      </Actions>
      <div role="status">{ahead && <Ahead of={ahead} rounded={rounded} kept={kept} leaveOut={leaveOut} />}</div>
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

function Ahead({ of, rounded, kept, leaveOut }: { of: Preview; rounded: boolean; kept: string[]; leaveOut: (axis: string) => void }) {
  if (of.publishable)
    return (
      <Alert tone="ok">
        <p class="nl-paragraph">{t(rounded ? 'publications.may_rounded' : 'publications.may', { year: of.year, shown: of.shown, cells: of.cells, people: of.peopleInOffice })}</p>
        <p class="nl-paragraph">{t('publications.forever')}</p>
      </Alert>
    )
  if (of.code === 'statistics.published_before')
    return (
      <Alert tone="info">
        <p class="nl-paragraph">{t('statistics.published_before')}</p>
      </Alert>
    )
  const { declined } = of
  return (
    <Alert tone="warning">
      <p class="nl-paragraph">{declined ? why(declined) : t(of.code === 'statistics.no_longer_whole' ? of.code : 'statistics.protocol_silent')}</p>
      {declined && <p class="nl-paragraph">{advice(declined)}</p>}
      {declined?.coarsen && kept.includes(declined.coarsen) && (
        <Actions>
          <Button onClick={() => leaveOut(declined.coarsen!)}>{t('publications.leave_out', { axis: word('axis', declined.coarsen) })}</Button>
        </Actions>
      )}
      {declined?.code === 'too_few_office_holders' && (
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
    case 'rounded_before':
      return t('publications.rounded_before')
    case 'cannot_round':
      return t('publications.cannot_round')
    case 'too_few_office_holders':
      return t('publications.too_few', { people: declined.least ?? 0 })
    case 'group':
      return t('publications.group', { figure })
    default:
      return t('publications.bounds', { figure, least: declined.least ?? 0, most: declined.most ?? '…' })
  }
}

function advice(declined: Declined): string {
  if (declined.code === 'too_few_office_holders') return t('publications.fill_in')
  return declined.coarsen ? t('publications.coarsen', { axis: word('axis', declined.coarsen) }) : t('publications.keep_earlier')
}

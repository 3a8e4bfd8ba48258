// The second page: who will read this and why, the words once more, and the button that really sends.
import { post } from '../api/client'
import type { Pack, Preview, Reader } from '../api/types'
import { pick, sourceWords, t, word } from '../catalogue'
import { moment, momentFrom } from '../catalogue/time'
import { Actions, Button } from '../ui/button'
import { Badge, Terms, type Term } from '../ui/data'
import { ErrorSummary } from '../ui/errors'
import { Radios } from '../ui/field'
import type { Form } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Page, Section } from '../ui/page'
import { go } from '../app/router'
import { nameOf, roleName } from '../protocol/pack'
import { usePeople } from './colleagues'
import type { Saved } from './draft'
import { isOnline, toPreview, type Values } from './form_values'
import { wantedField } from './report_screen'
import { SavedState } from './saved_state'

interface Props {
  draft: string
  pack: Pack
  form: Form<Values>
  saved: Saved
  send: () => void
}

export function CheckStep({ draft, pack, form, saved, send }: Props) {
  const preview = useLoad(() => post<Preview>('/reports/_preview', toPreview(form.values)), [form.values.choice], true)
  const edit = (field: string) => {
    wantedField.set(field)
    go(`/report/${draft}`)
  }
  return (
    <Page title={t('reports.check')} faults={form.faults.length} back={{ to: `/report/${draft}`, label: t('reports.back_to_questions') }}>
      <div class="report-head">
        <p class="step">{t('reports.step', { step: 2, steps: 2, name: t('reports.step_check') })}</p>
        <SavedState saved={saved} />
      </div>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <Section title={t('reports.who_reads')}>
        <Await of={preview}>
          {(known) => (
            <div class="stack">
              {known.choices.length > 1 && (
                <Radios id="choice" label={t('reports.choice')} hint={t('reports.choice_hint')} pills value={form.values.choice || (known.receives[0]?.role ?? '')} onInput={(choice) => form.set('choice', choice)} choices={known.choices.map((one) => ({ value: one.role, label: pick(one) }))} error={form.wrong('choice')} />
              )}
              <Readers readers={all(known)} />
              {form.values.colleague && form.values.involved.length > 0 && <p class="nl-paragraph">{t('reports.involved_excluded')}</p>}
              <p class="nl-paragraph small">{t('reports.readers_explanation')}</p>
            </div>
          )}
        </Await>
        <Actions>
          <Button look="primary" busy={form.busy} onClick={send}>
            {t('reports.send')}
          </Button>
        </Actions>
      </Section>
      <Section title={t('reports.your_words')}>
        <Answers pack={pack} values={form.values} edit={edit} />
        <Actions>
          <Button look="primary" busy={form.busy} onClick={send}>
            {t('reports.send')}
          </Button>
        </Actions>
      </Section>
    </Page>
  )
}

// Who receives and who is informed are readers too; a pack may name more.
const all = ({ readers, receives, informed }: Preview) => (readers.length > 0 ? readers : [...receives, ...informed])

export function Readers({ readers }: { readers: Reader[] }) {
  return (
    <ul class="readers">
      {readers.map((reader, index) => (
        <li class="readers__one" key={index}>
          <div>
            <strong>{reader.name || roleName(reader.role)}</strong>
            {reader.name && reader.role && <span> · {roleName(reader.role)}</span>}
          </div>
          <div class="readers__why">
            {reader.standby ? <Badge tone="neutral">{t('reports.standby')}</Badge> : <Badge tone={reader.rule === 'receives' || reader.rule === 'chosen' || reader.rule === 'replaces' ? 'info' : 'neutral'}>{word('ground', reader.rule || 'named')}</Badge>}
            {reader.standby && <span class="small">{t('reports.standby_explanation')}</span>}
            {reader.source && <span class="small">{sourceWords(reader.source)}</span>}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Answers({ pack, values, edit }: { pack: Pack; values: Values; edit: (field: string) => void }) {
  const people = usePeople()
  const name = (id: string) => people.value?.items.find((person) => person.id === id)?.name ?? ''
  const row = (field: string, label: string, value: string | undefined): Term => [
    label,
    value && (
      <div class="answer">
        <span class="words">{value}</span>
        <Button look="subtle" onClick={() => edit(field)} label={t('reports.change_answer', { question: label })}>
          {t('action.change')}
        </Button>
      </div>
    ),
  ]
  const { offender, online } = values
  const known = { known: t('reports.known'), partly: t('reports.partly'), unknown: t('reports.unknown'), '': '' }[offender.known]
  const list = (items: string[]) => items.filter(Boolean).join(', ')
  return (
    <Terms
      rows={[
        ...(values.forOther ? [row('onBehalfOf', t('reports.on_behalf'), values.onBehalfOf ? name(values.onBehalfOf) : values.otherName)] : []),
        row('narrative', t('reports.narrative'), values.narrative),
        row('form', t('reports.form'), nameOf('forms', values.form)),
        ...(isOnline(pack, values.form) ? [row('online.account', t('reports.online'), list([online.account, online.url, online.platformReported ? t('reports.platform_told') : '']) || t('reports.not_filled'))] : []),
        row('place', t('reports.place'), nameOf('places', values.place) || t('reports.not_filled')),
        row('occurredAt', t('reports.occurred'), moment(momentFrom(values.occurredAt.date, values.occurredAt.time))),
        row('offender', t('reports.who'), list([known, nameOf('offenders', offender.kind), offender.description, ...Object.values(offender.details)])),
        ...(values.colleague ? [row('involved', t('reports.involved'), list(values.involved.map(name)))] : []),
        row('needNow', t('reports.need_now'), values.needNow || t('reports.not_filled')),
        row('evidence', t('reports.evidence'), list(values.evidence.map((file) => file.name))),
        row('targets', t('reports.targets'), list(values.targets.map((id) => nameOf('targets', id)))),
        row('aggravating', t('reports.aggravating'), list(values.aggravating.map((id) => factName(id)))),
        row('repeated', t('reports.facts'), list([values.repeated ? t('reports.repeated') : '', values.persists ? t('reports.persists') : ''])),
        row('others.0.account', t('reports.others'), list(values.others.map((one) => (one.account ? name(one.account) : list([one.name, roleName(one.role)]))))),
      ]}
    />
  )
  function factName(id: string): string {
    const lists = ['aggravating', 'consequences', 'drives'] as const
    return nameOf(lists.find((one) => pack[one].some((fact) => fact.id === id)) ?? 'aggravating', id)
  }
}

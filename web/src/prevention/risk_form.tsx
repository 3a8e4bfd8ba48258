// Weighing a risk beforehand: plain questions, and what the protocol advises for the answers.
import { get, post } from '../api/client'
import type { RiskAnalysisView, RiskChecklistList, RiskChecklistView, RiskAdviceView } from '../api/generated'
import type { Created } from '../api/types'
import { language, pick, sourceWords, t, word } from '../catalogue'
import { fieldsOf, momentFrom } from '../catalogue/time'
import { go } from '../app/router'
import { useState } from 'preact/hooks'
import { Checkbox, Checkboxes, MomentField, Radios, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { roleName, usePack } from '../protocol/pack'
import { ColleaguePicker } from '../reports/colleagues'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { SendForm } from '../ui/send_form'
import '../styles/handling.css'

export function NewRisk() {
  usePack()
  const checklists = useLoad(() => get<RiskChecklistList>('/risk-checklists'))
  const [picked, setPicked] = useState('')
  return (
    <Page title={t('risk.new')} lead={t('risk.new_lead')} back={{ to: '/risks', label: t('risk.title') }}>
      <Await of={checklists}>
        {({ items }) => {
          const checklist = items.find((one) => one.id === picked) ?? items[0]
          if (!checklist) return <Empty title={t('protocol.silent')} />
          return (
            <Section title={t('risk.what')}>
              <Radios id="checklist" label={t('risk.kind')} pills value={checklist.id} onInput={setPicked} choices={items.map((one) => ({ value: one.id, label: pick(one.name) }))} />
              <Helpers checklist={checklist} />
              <RiskForm key={checklist.id} checklist={checklist} send={(body, attempt) => post<Created>('/risk-analyses', body, { attempt })} done={(made) => go(`/risks/${made.id}`)} />
            </Section>
          )
        }}
      </Await>
    </Page>
  )
}

/** Who helps to weigh it, by name: they read what is written here. */
function Helpers({ checklist }: { checklist: RiskChecklistView }) {
  const people = new Map<string, string[]>()
  for (const { role, names } of checklist.readers) for (const name of names) people.set(name, [...(people.get(name) ?? []), roleName(role)])
  const names = [...people].map(([name, roles]) => `${name} (${roles.join(', ')})`)
  return <Paragraph>{names.length > 0 ? t('risk.helpers', { names: new Intl.ListFormat(language.get()).format(names) }) : t('risk.helpers_none')}</Paragraph>
}

export const fitting = (checklist: RiskChecklistView, yes: string[]): RiskAdviceView[] => checklist.advice.filter((one) => one.when.length === 0 || one.when.some((question) => yes.includes(question)))

interface Props<R> {
  checklist: RiskChecklistView
  before?: RiskAnalysisView
  send: Parameters<typeof SendForm<Values, R>>[0]['send'] extends (values: Values, attempt: infer A) => infer P ? (body: unknown, attempt: A) => P : never
  done: (value: R) => void | Promise<void>
  cancel?: () => void
}
interface Values {
  title: string
  place: string
  date: string
  time: string
  yes: string[]
  measures: string[]
  remarks: string
  colleague: boolean
  involved: string[]
}

export function RiskForm<R>({ checklist, before, send, done, cancel }: Props<R>) {
  const initial: Values = {
    title: before?.title ?? '',
    place: before?.place ?? '',
    ...(before ? fieldsOf(new Date(before.heldAt)) : { date: '', time: '' }),
    yes: before?.yes ?? [],
    measures: before?.measures ?? [],
    remarks: before?.remarks ?? '',
    colleague: false,
    involved: [],
  }
  return (
    <SendForm<Values, R>
      name="risk"
      about={before?.id ?? checklist.id}
      initial={initial}
      check={(values) => [...(empty(values.title) ? [{ field: 'title', code: 'prevention.title_missing' }] : []), ...(momentFrom(values.date, values.time) ? [] : [{ field: 'heldAt', code: 'risk.moment_missing' }])]}
      send={(values, attempt) =>
        send(
          {
            checklist: checklist.id,
            title: values.title,
            place: values.place.trim() || undefined,
            heldAt: new Date(momentFrom(values.date, values.time) ?? '').toISOString(),
            yes: values.yes,
            // What no longer fits the answers was not advised, so it was not taken either.
            measures: values.measures.filter((id) => fitting(checklist, values.yes).some((one) => one.id === id)),
            remarks: values.remarks.trim() || undefined,
            ...(before ? {} : { involved: values.colleague ? values.involved : [] }),
          },
          attempt,
        )
      }
      done={done}
      submit={t('action.save')}
      {...(cancel ? { cancel } : {})}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <TextField {...bind('title')} label={t('risk.about')} />
          <MomentField id={id('heldAt')} label={t('risk.when')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} error={wrong('heldAt')} />
          <TextField {...bind('place')} label={t('risk.place')} optional />
          <Checkboxes id={id('yes')} label={t('risk.questions')} hint={t('risk.questions_hint')} values={values.yes} onInput={(yes) => set('yes', yes)} choices={checklist.questions.map((one) => ({ value: one.id, label: pick(one.text) }))} />
          <Checkboxes
            id={id('measures')}
            label={t('risk.advice')}
            hint={t('risk.advice_hint')}
            values={values.measures}
            onInput={(measures) => set('measures', measures)}
            choices={fitting(checklist, values.yes).map((one) => ({ value: one.id, label: pick(one.text), hint: `${word('risk.on', one.about)} · ${sourceWords(one.source)}` }))}
          />
          {!before && <Checkbox id={id('colleague')} label={t('reports.colleague')} hint={t('risk.colleague_hint')} checked={values.colleague} onInput={(checked) => set('colleague', checked)} />}
          {values.colleague && <ColleaguePicker id={id('involved')} label={t('reports.involved')} error={wrong('involved')} values={values.involved} onInput={(picked) => set('involved', picked)} />}
          <TextArea {...bind('remarks')} label={t('risk.remarks')} optional rows={3} />
        </>
      )}
    </SendForm>
  )
}

// The sheet of a meeting that is disturbed: a big button for each step, and beneath it what happened, with its time.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { get, post } from '../api/client'
import type { MeetingStepView, MeetingView } from '../api/generated'
import { count, explain, language, pick, t, word } from '../catalogue'
import { clock, fieldsOf, moment } from '../catalogue/time'
import type { Params } from '../app/router'
import { may } from '../people/session'
import { fetchPack } from '../protocol/pack'
import { beginReport } from '../reports/report_screen'
import { Actions, Button, Link } from '../ui/button'
import { Badge } from '../ui/data'
import { Dialog } from '../ui/dialog'
import { Radios, TextArea, TextField } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { useStore } from '../ui/store'
import { Queue } from './queue'
import { lines, reminders, story, titleOf, type Line } from './record'
import '../styles/meetings.css'

export function Sheet({ meeting: id = '' }: Params) {
  const pack = useLoad(fetchPack)
  const meeting = useLoad(() => get<MeetingView>(`/meetings/${id}`), [id], true)
  return (
    <Await of={pack}>
      {(protocol) => (
        <Await of={meeting}>{(value) => <Record key={id} meeting={value} steps={protocol.meetingOrder} places={protocol.places.map((place) => place.id)} reload={meeting.reload} />}</Await>
      )}
    </Await>
  )
}

interface Props {
  meeting: MeetingView
  steps: MeetingStepView[]
  places: string[]
  reload: () => Promise<void>
}
function Record({ meeting, steps, places, reload }: Props) {
  const queue = useMemo(() => new Queue(meeting.id, () => void reload()), [meeting.id])
  useEffect(() => {
    void queue.start()
    return () => queue.stop()
  }, [queue])
  useEffect(() => queue.settle(meeting.moments.map((one) => one.id)), [queue, meeting])
  const ready = useStore(queue.ready)
  const waiting = useStore(queue.waiting)
  const all = lines(meeting, waiting, steps)
  const late = waiting.filter((tap) => !tap.refused && !tap.arrived).length
  const running = !meeting.closedAt
  const close = async () => {
    const answer = await post(`/meetings/${meeting.id}/closures`, {}, { version: meeting.version })
    if (answer.ok) await reload()
    else say(explain(answer.code))
  }
  const report = () => {
    const first = all[0]
    beginReport({
      narrative: story(meeting, all),
      form: 'in_person',
      place: places.includes('public_meeting') ? 'public_meeting' : '',
      occurredAt: fieldsOf(first ? new Date(first.at) : new Date(meeting.openedAt)),
      meetingId: meeting.id,
    })
  }
  return (
    <Page title={meeting.name} lead={t('meetings.opened', { at: moment(meeting.openedAt), name: meeting.openedBy })} back={{ to: '/meetings', label: t('meetings.title') }} wide>
      <p class="nl-paragraph sheet__state" role="status">
        {!ready ? t('state.loading') : late > 0 ? count('meetings.waiting', late) : t('meetings.all_there')}
      </p>
      {running && <Buttons steps={steps} all={all} queue={queue} />}
      <Section title={t('meetings.record')}>
        {all.length === 0 ? <Paragraph>{t('meetings.nothing_yet')}</Paragraph> : <Happened all={all} queue={queue} running={running} />}
      </Section>
      <Section title={t('meetings.afterwards')}>
        <p class="nl-paragraph">{meeting.reportId ? <Link to={`/reports/${meeting.reportId}`}>{t('meetings.to_report')}</Link> : t('meetings.afterwards_explained')}</p>
        <div class="actions no-print">
          {!meeting.reportId && may('report.write', 'report.enter_for_other') && (
            <Button look="primary" onClick={report}>
              {t('meetings.make_report')}
            </Button>
          )}
          <Button onClick={() => print()}>{t('meetings.print')}</Button>
          <a class="nl-link download" href={`/v1/meetings/${meeting.id}/document?language=${language.get()}`} download>
            {t('meetings.as_pdf')}
          </a>
          {running && (
            <Button look="subtle" onClick={() => void close()}>
              {t('meetings.close')}
            </Button>
          )}
        </div>
        <Paragraph small>{t('meetings.under', { pack: meeting.pack, version: meeting.packVersion })}</Paragraph>
      </Section>
    </Page>
  )
}

function Buttons({ steps, all, queue }: { steps: MeetingStepView[]; all: Line[]; queue: Queue }) {
  const [asking, setAsking] = useState<{ step: MeetingStepView; at: string } | null>(null)
  const tap = (step: MeetingStepView) => (step.asks.length > 0 ? setAsking({ step, at: new Date().toISOString() }) : void queue.add({ step: step.id }))
  const times = (step: MeetingStepView) => all.filter((line) => line.step?.id === step.id && !line.undone && !line.refused).length
  return (
    <div class="no-print">
      <ul class="sheet__buttons">
        {steps
          .filter((step) => step.kind)
          .map((step) => {
            const done = times(step)
            return (
              <li key={step.id}>
                <button type="button" class={done >= step.times ? 'sheet__button sheet__button--done' : 'sheet__button'} aria-describedby={`step-${step.id}`} onClick={() => tap(step)}>
                  {titleOf(step, step.id, step.times > 1 ? done + 1 : undefined)}
                </button>
                <p class="nl-paragraph small" id={`step-${step.id}`}>
                  {pick(step.text)} {t('case.source', { source: step.source })} {step.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
                </p>
              </li>
            )
          })}
      </ul>
      {reminders(steps).map((reminder) => (
        <p class="nl-paragraph sheet__reminder" key={reminder.id}>
          {reminder.text} <span class="small">{t('case.source', { source: reminder.source })}</span>
        </p>
      ))}
      {asking && <Ask step={asking.step} at={asking.at} queue={queue} close={() => setAsking(null)} />}
    </div>
  )
}

/** Details that belong to a step. Its time is that of the tap, however long the writing takes. */
function Ask({ step, at, queue, close }: { step: MeetingStepView; at: string; queue: Queue; close: () => void }) {
  const [values, setValues] = useState({ by: '', agreedWith: '', decision: '', words: '' })
  const set = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }))
  const record = () => {
    const told = { by: values.by.trim() || undefined, agreedWith: values.agreedWith.trim() || undefined, words: values.words.trim() || undefined }
    void queue.add({ step: step.id, at, ...told, ...(values.decision ? { decision: values.decision as 'yes' | 'no' } : {}) })
    close()
  }
  return (
    <Dialog title={`${clock(at)} ${word('meeting.kind', step.kind ?? step.id)}`} onClose={close}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          record()
        }}
      >
        {step.asks.includes('decision') && <Radios id="decision" label={t('meetings.decision')} optional pills value={values.decision} onInput={(decision) => set({ decision })} choices={(['yes', 'no'] as const).map((value) => ({ value, label: word('meeting.decision', value) }))} />}
        {step.asks.includes('by') && <TextField id="by" label={t('meetings.by')} optional value={values.by} onInput={(by) => set({ by })} />}
        {step.asks.includes('agreed_with') && <TextField id="agreedWith" label={t('meetings.agreed_with')} optional value={values.agreedWith} onInput={(agreedWith) => set({ agreedWith })} />}
        {step.asks.includes('words') && <TextArea id="words" label={t('meetings.words')} optional rows={3} value={values.words} onInput={(words) => set({ words })} />}
        <Actions>
          <Button type="submit" look="primary">
            {t('meetings.record_it')}
          </Button>
          <Button look="subtle" onClick={close}>
            {t('action.cancel')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}

function Happened({ all, queue, running }: { all: Line[]; queue: Queue; running: boolean }) {
  return (
    <ol class="timeline">
      {all.map((line) => (
        <li class="timeline__item" key={line.id}>
          <time class="timeline__time" dateTime={line.at}>
            {clock(line.at)}
          </time>
          <div class="timeline__title">{line.undone ? <s>{line.title}</s> : line.title}</div>
          {line.details.map((detail) => (
            <p class="nl-paragraph" key={detail}>
              {detail}
            </p>
          ))}
          {line.undone && <p class="nl-paragraph small">{t('meetings.was_undone')}</p>}
          {line.by && <p class="nl-paragraph small">{line.by}</p>}
          {line.waiting && <Badge tone="info">{t('meetings.on_its_way')}</Badge>}
          {line.refused && (
            <p class="utrecht-form-field-error-message" role="alert">
              {explain(line.refused)}{' '}
              <Button look="subtle" onClick={() => void queue.putAway(line.id)}>
                {t('action.delete')}
              </Button>
            </p>
          )}
          {running && !line.undone && !line.undoes && !line.refused && (
            <div class="no-print">
              <Button look="subtle" label={`${t('meetings.undo')}: ${clock(line.at)} ${line.title}`} onClick={() => void queue.add({ undoes: line.id })}>
                {t('meetings.undo')}
              </Button>
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

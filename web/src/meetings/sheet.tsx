// The sheet of a meeting that is disturbed: a big button for each step, and beneath it what happened, with its time.
import { useEffect, useMemo, useState } from 'preact/hooks'
import { get, post, type Answer } from '../api/client'
import type { MeetingStepView, MeetingView } from '../api/generated'
import { count, explain, language, pick, sourceWords, t } from '../catalogue'
import { fieldsOf, moment } from '../catalogue/time'
import type { Params } from '../app/router'
import { may, profile } from '../people/session'
import { fetchPack } from '../protocol/pack'
import { beginReport } from '../reports/report_screen'
import { Alert } from '../ui/alert'
import { Actions, Button, Link } from '../ui/button'
import { Badge } from '../ui/data'
import { Dialog } from '../ui/dialog'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { useStore } from '../ui/store'
import { Ask } from './ask'
import { useFollow } from './follow'
import { Happened } from './happened'
import { queueOf, type Opening, type Queue } from './queue'
import { lines, reminders, story, titleOf, type Line } from './record'
import '../styles/meetings.css'

export function Sheet({ meeting: id = '' }: Params) {
  const queue = useMemo(() => queueOf(id), [id])
  const pack = useLoad(fetchPack)
  const meeting = useLoad(() => get<MeetingView>(`/meetings/${id}`), [id], true)
  const arrived = useStore(queue.arrived)
  const opening = useStore(queue.opening)
  useEffect(() => void (arrived > 0 && meeting.reload()), [arrived])
  const value = meeting.value ?? (opening && fromTablet(id, opening))
  return (
    <Await of={pack}>
      {(protocol) =>
        value ? (
          <Record key={id} meeting={value} there={meeting.value !== undefined} steps={protocol.meetingOrder} places={protocol.places.map((place) => place.id)} queue={queue} reload={meeting.reload} />
        ) : (
          <Await of={meeting}>{() => null}</Await>
        )
      }
    </Await>
  )
}

/** A sheet that the register does not know yet. */
const fromTablet = (id: string, opening: Opening): MeetingView => ({
  id,
  name: opening.name,
  openedAt: opening.openedAt,
  pack: '',
  packVersion: '',
  openedBy: profile()?.account.name ?? '',
  moments: [],
  turns: [],
  version: 0,
})

interface Props {
  meeting: MeetingView
  /** The register has it; else it is only here. */
  there: boolean
  steps: MeetingStepView[]
  places: string[]
  queue: Queue
  reload: () => Promise<void>
}
function Record({ meeting, there, steps, places, queue, reload }: Props) {
  useEffect(() => {
    if (there) queue.settle(meeting.moments.map((one) => one.id))
  }, [queue, meeting, there])
  useFollow(there ? meeting : null, reload)
  const [asking, setAsking] = useState('') // id of the step
  const waiting = useStore(queue.waiting)
  const all = lines(meeting, waiting, steps)
  const asked = all.find((line) => line.id === asking)
  const running = !meeting.closedAt
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
      {meeting.openedTold && <Paragraph small>{t('meetings.clock_was', { at: moment(meeting.openedTold) })}</Paragraph>}
      <State queue={queue} />
      {running && <Buttons steps={steps} all={all} queue={queue} ask={setAsking} />}
      <Section title={t('meetings.record')}>
        {all.length === 0 ? <Paragraph>{t('meetings.nothing_yet')}</Paragraph> : <Happened all={all} meeting={meeting} queue={queue} running={running} ask={setAsking} />}
      </Section>
      {asked && <Ask key={asked.id} line={asked} queue={queue} close={() => setAsking('')} />}
      <Section title={t('meetings.afterwards')}>
        <p class="nl-paragraph">{meeting.reportId ? <Link to={`/reports/${meeting.reportId}`}>{t('meetings.to_report')}</Link> : t('meetings.afterwards_explained')}</p>
        <div class="actions no-print">
          {there && !meeting.reportId && may('report.write', 'report.enter_for_other') && (
            <Button look="primary" onClick={report}>
              {t('meetings.make_report')}
            </Button>
          )}
          <Button onClick={() => print()}>{t('meetings.print')}</Button>
          {there && (
            <a class="nl-link download" href={`/v1/meetings/${meeting.id}/document?language=${language.get()}`} download>
              {t('meetings.as_pdf')}
            </a>
          )}
          {there && <Turn meeting={meeting} queue={queue} reload={reload} />}
        </div>
        {there && <Paragraph small>{t('meetings.under', { pack: meeting.pack, version: meeting.packVersion })}</Paragraph>}
      </Section>
    </Page>
  )
}

/** Whether everything is in the register, in one line; and why not, where that can be helped. */
function State({ queue }: { queue: Queue }) {
  const ready = useStore(queue.ready)
  const opening = useStore(queue.opening)
  const waiting = useStore(queue.waiting)
  const late = waiting.filter((tap) => !tap.refused && !tap.arrived).length
  const state = () => {
    if (!ready) return t('state.loading')
    if (late > 0) return count('meetings.waiting', late)
    if (opening && !opening.arrived) return t('meetings.sheet_waiting')
    return waiting.some((tap) => tap.refused) ? t('meetings.some_refused') : t('meetings.all_there')
  }
  return (
    <>
      <p class="nl-paragraph sheet__state" role="status">
        {state()}
      </p>
      {opening?.refused && (
        <Alert tone="error" live>
          <Paragraph>{explain(opening.refused)}</Paragraph>
          <Actions>
            <Button onClick={() => queue.retry()}>{t('meetings.try_again')}</Button>
          </Actions>
        </Alert>
      )}
    </>
  )
}

interface ButtonsProps {
  steps: MeetingStepView[]
  all: Line[]
  queue: Queue
  ask: (line: string) => void
}
/** A tap is recorded at once, with its time; what the protocol asks with it follows, now or later. */
function Buttons({ steps, all, queue, ask }: ButtonsProps) {
  const tapped = (step: MeetingStepView) => all.filter((line) => line.step?.id === step.id && !line.undone && !line.refused)
  const tap = (step: MeetingStepView) => {
    const open = tapped(step).find((line) => line.awaitsDecision)
    if (open) return ask(open.id) // it is one decision, however often the button is tapped before it is taken
    const id = queue.add({ step: step.id })
    if (step.asks.length > 0) ask(id)
  }
  return (
    <div class="no-print">
      <ul class="sheet__buttons">
        {steps
          .filter((step) => step.kind)
          .map((step) => {
            const done = tapped(step).filter((line) => !line.awaitsDecision).length
            return (
              <li key={step.id}>
                <button type="button" class={done >= step.times ? 'sheet__button sheet__button--done' : 'sheet__button'} aria-describedby={`step-${step.id}`} onClick={() => tap(step)}>
                  {titleOf(step, step.id, step.times > 1 ? done + 1 : undefined)}
                </button>
                <p class="nl-paragraph small" id={`step-${step.id}`}>
                  {pick(step.text)} {sourceWords(step.source)} {step.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
                </p>
              </li>
            )
          })}
      </ul>
      {reminders(steps).map((reminder) => (
        <p class="nl-paragraph sheet__reminder" key={reminder.id}>
          {reminder.text} <span class="small">{sourceWords(reminder.source)}</span>
        </p>
      ))}
    </div>
  )
}

/** Closing is asked twice; opening again is not, for both stay on the sheet. */
function Turn({ meeting, queue, reload }: { meeting: MeetingView; queue: Queue; reload: () => Promise<void> }) {
  const [asked, setAsked] = useState(false)
  const waiting = useStore(queue.waiting).some((tap) => !tap.arrived)
  const turn = async (answering: Promise<Answer<null>>): Promise<void> => {
    setAsked(false)
    const answer = await answering
    await reload()
    if (!answer.ok) say(explain(answer.code))
  }
  const to = (where: string) => post<null>(`/meetings/${meeting.id}/${where}`, {}, { version: meeting.version })
  if (meeting.closedAt)
    return (
      <Button look="subtle" onClick={() => void turn(to('reopenings')).then(() => queue.retry())}>
        {t('meetings.reopen')}
      </Button>
    )
  return (
    <>
      <Button look="subtle" onClick={() => setAsked(true)}>
        {t('meetings.close')}
      </Button>
      {asked && (
        <Dialog title={t('meetings.close_sure')} onClose={() => setAsked(false)}>
          <Paragraph>{t(waiting ? 'meetings.close_with_waiting' : 'meetings.close_explained')}</Paragraph>
          <Actions>
            <Button look="primary" onClick={() => void turn(to('closures'))}>
              {t('meetings.close')}
            </Button>
            <Button look="subtle" onClick={() => setAsked(false)}>
              {t('action.cancel')}
            </Button>
          </Actions>
        </Dialog>
      )}
    </>
  )
}

// What happened in the meeting, step by step: also what was undone, what was added, what is missing, and which time was corrected.
import type { MeetingView } from '../api/generated'
import { explain, t } from '../catalogue'
import { clockWithSeconds } from '../catalogue/time'
import { Actions, Button } from '../ui/button'
import { Badge } from '../ui/data'
import type { Queue } from './queue'
import { timeBeside, type Addition, type Line } from './record'

interface Props {
  all: Line[]
  meeting: MeetingView
  queue: Queue
  running: boolean
  ask: (line: string) => void
}
export function Happened({ all, meeting, queue, running, ask }: Props) {
  return (
    <ol class="timeline">
      {all.map((line) => (
        <li class="timeline__item" key={line.id}>
          <time class="timeline__time" dateTime={line.at}>
            {timeBeside(line.at, meeting.openedAt)}
          </time>
          <div class="timeline__title">{line.undone ? <s>{line.title}</s> : line.title}</div>
          <Details of={line.details} />
          {[line.by, ...line.remarks].filter(Boolean).map((part) => (
            <p class="nl-paragraph small" key={part}>
              {part}
            </p>
          ))}
          {line.additions.map((one) => (
            <Added key={one.id} addition={one} meeting={meeting} queue={queue} />
          ))}
          {line.missing.map((gap) => (
            <p class="nl-paragraph" key={gap}>
              <Badge tone="warning">{gap}</Badge>
            </p>
          ))}
          {line.undone && <p class="nl-paragraph small">{t('meetings.was_undone')}</p>}
          {line.waiting && <Badge tone="info">{t('meetings.on_its_way')}</Badge>}
          {line.refused && <Refused id={line.id} code={line.refused} queue={queue} />}
          {line.tapped && !line.undone && !line.refused && (
            <div class="no-print">
              {(line.step?.asks.length ?? 0) > 0 && (
                <Button look="subtle" label={`${t('meetings.complete')}: ${clockWithSeconds(line.at)} ${line.title}`} onClick={() => ask(line.id)}>
                  {t('meetings.complete')}
                </Button>
              )}
              {running && (
                <Button look="subtle" label={`${t('meetings.undo')}: ${clockWithSeconds(line.at)} ${line.title}`} onClick={() => queue.add({ undoes: line.id })}>
                  {t('meetings.undo')}
                </Button>
              )}
            </div>
          )}
        </li>
      ))}
    </ol>
  )
}

function Details({ of }: { of: string[] }) {
  return (
    <>
      {of.map((detail) => (
        <p class="nl-paragraph" key={detail}>
          {detail}
        </p>
      ))}
    </>
  )
}

function Added({ addition, meeting, queue }: { addition: Addition; meeting: MeetingView; queue: Queue }) {
  const at = timeBeside(addition.at, meeting.openedAt)
  return (
    <div>
      <Details of={addition.details} />
      <p class="nl-paragraph small">
        {addition.by ? t('meetings.added_by', { at, name: addition.by }) : t('meetings.added', { at })} {addition.remarks.join(' ')} {addition.waiting && <Badge tone="info">{t('meetings.on_its_way')}</Badge>}
      </p>
      {addition.refused && <Refused id={addition.id} code={addition.refused} queue={queue} />}
    </div>
  )
}

function Refused({ id, code, queue }: { id: string; code: string; queue: Queue }) {
  return (
    <div role="alert">
      <p class="utrecht-form-field-error-message">{explain(code)}</p>
      <Actions>
        <Button onClick={() => queue.retry()}>{t('meetings.try_again')}</Button>
        <Button look="subtle" onClick={() => void queue.putAway(id)}>
          {t('action.delete')}
        </Button>
      </Actions>
    </div>
  )
}

// What must be done in a case, by whom and by when; what is done stays to be seen.
import { get, post } from '../api/client'
import type { Created, Person } from '../api/types'
import { sourceWords, t, word } from '../catalogue'
import { moment, momentFrom } from '../catalogue/time'
import { roleName } from '../protocol/pack'
import { profile } from '../people/session'
import { usePeople } from '../reports/colleagues'
import { Link } from '../ui/button'
import { Badge, More, Terms } from '../ui/data'
import { MomentField, Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { useLoad } from '../ui/load'
import { Empty, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'
import { byDue, lateWords, taskDeadline } from './deadline'
import type { CaseReaders, CaseTask } from './types'
import { taskName } from './words'

export function Tasks({ hand }: { hand: CaseAtHand }) {
  const { page, may } = hand
  const open = page.tasks.filter((task) => task.state === 'open').sort((one, other) => Number(other.overdue) - Number(one.overdue) || byDue(one, other))
  const over = page.tasks.filter((task) => task.state !== 'open')
  return (
    <Section title={t('case.part.tasks')}>
      {open.length === 0 ? <Empty title={t('case.tasks_none')} /> : <TaskList tasks={open} hand={hand} />}
      {may('add_task') && <Reveal label={t('case.task_add')}>{(close) => <AddTask hand={hand} close={close} />}</Reveal>}
      {over.length > 0 && (
        <More summary={t('case.tasks_over', { n: over.length })}>
          <TaskList tasks={over} hand={hand} />
        </More>
      )}
    </Section>
  )
}

function TaskList({ tasks, hand }: { tasks: CaseTask[]; hand: CaseAtHand }) {
  return (
    <ul class="rows">
      {tasks.map((task) => (
        <li class="row" key={task.id}>
          <TaskRow task={task} hand={hand} />
        </li>
      ))}
    </ul>
  )
}

/** Done by opening the case: nobody does that for another. */
const byReading = (task: CaseTask) => task.kind === 'be_informed' && !task.mine

function TaskRow({ task, hand }: { task: CaseTask; hand: CaseAtHand }) {
  const open = task.state === 'open'
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{taskName(task)}</h3>
        <span class="badges">
          {task.overdue && <Badge tone="error">{lateWords(task.deadline.due)}</Badge>}
          {!open && <Badge tone={task.state === 'done' ? 'ok' : 'neutral'}>{word('task_state', task.state)}</Badge>}
          {task.mine && open && <Badge tone="info">{t('case.task_yours')}</Badge>}
          {task.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
        </span>
      </div>
      <p class="nl-paragraph">
        <strong>{taskDeadline(task)}</strong>
        {' · '}
        {t('case.task_owner', { name: task.owner.name, role: roleName(task.owner.role) })}
      </p>
      {task.escalatedAt && <p class="nl-paragraph">{t('case.task_escalated', { name: task.deputy?.name ?? '', at: moment(task.escalatedAt) })}</p>}
      {task.unverified && <p class="nl-paragraph small">{t('case.unverified_explained')}</p>}
      {task.question && <p class="nl-paragraph">{word('question', task.question)}</p>}
      <Proven task={task} hand={hand} />
      {task.remark && <Words>{task.remark}</Words>}
      {task.source && <p class="nl-paragraph small">{sourceWords(task.source)}</p>}
      {open && task.kind === 'aftercare' && <Link to={`/incidents/${task.incidentId}/aftercare`}>{t('case.to_aftercare')}</Link>}
      {open && !byReading(task) && task.kind !== 'aftercare' && (task.mine || hand.may('note')) && (
        <Reveal label={t('case.task_finish')} about={taskName(task)}>
          {(close) => <Finish task={task} hand={hand} close={close} />}
        </Reveal>
      )}
    </>
  )
}

function Finish({ task, hand, close }: { task: CaseTask; hand: CaseAtHand; close: () => void }) {
  return (
    <CaseForm
      hand={hand}
      name="finish"
      about={task.id}
      close={close}
      initial={{ outcome: 'done', remark: '', date: '', time: '', number: '', evidenceId: '' }}
      check={(values) => (values.outcome === 'not_applicable' && empty(values.remark) ? [{ field: 'remark', code: 'incidents.remark_missing' }] : [])}
      send={(values, attempt) => {
        const newest = hand.page.tasks.find((one) => one.id === task.id) ?? task
        return post(`/tasks/${task.id}/completions`, { outcome: values.outcome, ...(empty(values.remark) ? {} : { remark: values.remark }), ...(values.outcome === 'done' ? proof(values) : {}) }, { version: newest.version, attempt })
      }}
      said={t('case.task_finished')}
      submit={t('action.save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <Radios
            {...bind('outcome')}
            label={t('case.task_outcome')}
            choices={[
              { value: 'done', label: word('task_state', 'done') },
              { value: 'not_applicable', label: word('task_state', 'not_applicable') },
            ]}
          />
          <TextArea {...bind('remark')} label={values.outcome === 'done' ? t('case.task_remark') : t('case.task_why_not')} optional={values.outcome === 'done'} rows={2} />
          {task.kind === 'duty' && values.outcome === 'done' && (
            <>
              <MomentField id={id('doneAt')} label={t('proof.done_at')} optional error={wrong('doneAt')} date={values.date} time={values.time} onInput={(date, time) => (set('date', date), set('time', time))} />
              <TextField {...bind('number')} label={t('proof.number')} hint={t('proof.number_hint')} optional />
              {hand.page.evidence.length > 0 && (
                <Select {...bind('evidenceId')} label={t('proof.evidence')} optional choices={[{ value: '', label: t('proof.no_file') }, ...hand.page.evidence.map((file) => ({ value: file.id, label: file.name }))]} />
              )}
            </>
          )}
        </>
      )}
    </CaseForm>
  )
}

/** When it was done, by which number it is known elsewhere, and a file of the case. */
function proof({ date, time, number, evidenceId }: { date: string; time: string; number: string; evidenceId: string }) {
  const at = date ? momentFrom(date, time) : null
  return { ...(at ? { doneAt: new Date(at).toISOString() } : {}), ...(empty(number) ? {} : { number }), ...(evidenceId ? { evidenceId } : {}) }
}

function Proven({ task, hand }: { task: CaseTask; hand: CaseAtHand }) {
  const { proof } = task
  if (!proof) return null
  const file = hand.page.evidence.find((one) => one.id === proof.evidenceId)
  return (
    <Terms
      rows={[
        [t('proof.done_at'), moment(proof.doneAt)],
        [t('proof.number'), proof.number],
        [t('proof.evidence'), file?.name],
        [t('proof.recorded'), proof.recordedBy && `${proof.recordedBy.name}, ${moment(proof.recordedAt)}`],
      ]}
    />
  )
}

/** Only whoever holds the key of the handlers' words can be asked: the title is sealed with it. */
function useHandlers(incident: string): Person[] {
  const people = usePeople()
  const readers = useLoad(() => get<CaseReaders>(`/incidents/${incident}/readers`), [incident])
  const holders = new Set((readers.value?.holders ?? []).filter((one) => !one.standby && one.compartments.includes('response')).map((one) => one.account))
  return (people.value?.items ?? []).filter((person) => holders.has(person.id))
}

function AddTask({ hand, close }: { hand: CaseAtHand; close: () => void }) {
  const me = profile()?.account.id ?? ''
  const others = useHandlers(hand.page.id).filter((person) => person.id !== me)
  return (
    <CaseForm
      hand={hand}
      name="task"
      close={close}
      initial={{ title: '', owner: me, date: '', time: '' }}
      check={(values) => [
        ...(empty(values.title) ? [{ field: 'title', code: 'incidents.title_missing' }] : []),
        ...(values.time && !values.date ? [{ field: 'due', code: 'case.date_missing' }] : []),
      ]}
      send={(values, attempt) => {
        const due = values.date ? momentFrom(values.date, values.time || '17:00') : null
        return post<Created>(`/incidents/${hand.page.id}/tasks`, { title: values.title, owner: values.owner, ...(due ? { due: new Date(due).toISOString() } : {}) }, { attempt })
      }}
      said={t('case.task_added')}
      submit={t('case.task_save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <TextField {...bind('title')} label={t('case.task_title')} />
          <Select {...bind('owner')} label={t('case.task_for')} choices={[{ value: me, label: t('case.myself') }, ...others.map((person) => ({ value: person.id, label: `${person.name} (${person.roles.map(roleName).join(', ')})` }))]} />
          <MomentField
            id={id('due')}
            label={t('case.task_due')}
            hint={t('case.task_due_hint')}
            optional
            error={wrong('due')}
            date={values.date}
            time={values.time}
            onInput={(date, time) => {
              set('date', date)
              set('time', time)
            }}
          />
        </>
      )}
    </CaseForm>
  )
}

// What a handler decides about a case as a whole. Each decision stands in the timeline; none takes an earlier one away.
import { get, post } from '../api/client'
import type { Created, Items } from '../api/types'
import { t } from '../catalogue'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { usePeople } from '../reports/colleagues'
import { Checkbox, Select, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { useLoad } from '../ui/load'
import { Paragraph } from '../ui/page'
import { Alert } from '../ui/alert'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'
import type { IncidentLine } from './types'
import { shortDay } from '../catalogue/time'
import { taskName } from './words'

interface Props {
  hand: CaseAtHand
  close: () => void
}

export function Assign({ hand, close }: Props) {
  const pack = usePack()
  const people = usePeople()
  const handles = (role: string) => pack?.roles.find((one) => one.id === role)?.permissions?.includes('case.handle') ?? true
  const colleagues = (people.value?.items ?? []).filter((person) => person.id !== hand.page.handler?.id && person.roles.some(handles))
  return (
    <CaseForm
      hand={hand}
      name="assign"
      close={close}
      initial={{ account: '', reason: '' }}
      check={(values) => (values.account ? [] : [{ field: 'account', code: 'case.colleague_missing' }])}
      send={(values, attempt) =>
        post(`/incidents/${hand.page.id}/assignments`, { account: values.account, ...(empty(values.reason) ? {} : { reason: values.reason }) }, { version: hand.page.version, attempt })
      }
      said={t('case.assigned')}
      submit={t('case.assign_save')}
    >
      {({ bind }) => (
        <>
          <Select {...bind('account')} label={t('case.colleague')} hint={t('case.assign_hint')} choices={colleagues.map((person) => ({ value: person.id, label: `${person.name} (${person.roles.map(roleName).join(', ')})` }))} />
          <TextArea {...bind('reason')} label={t('case.reason')} hint={t('case.reason_to_handlers')} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

export function Feedback({ hand, close }: Props) {
  return (
    <CaseForm
      hand={hand}
      name="feedback"
      close={close}
      initial={{ text: '' }}
      check={(values) => (empty(values.text) ? [{ field: 'text', code: 'incidents.text_missing' }] : [])}
      send={(values, attempt) => post(`/incidents/${hand.page.id}/feedback`, { text: values.text }, { attempt })}
      said={t('case.feedback_given')}
      submit={t('case.feedback_send')}
    >
      {({ bind }) => <TextArea {...bind('text')} label={t('case.feedback_text')} hint={t('case.feedback_hint')} rows={6} />}
    </CaseForm>
  )
}

export function Merge({ hand, close }: Props) {
  const cases = useLoad(() => get<Items<IncidentLine>>('/incidents?state=open'))
  const others = (cases.value?.items ?? []).filter((one) => one.id !== hand.page.id)
  return (
    <CaseForm
      hand={hand}
      name="merge"
      close={close}
      initial={{ from: '', reason: '' }}
      check={(values) => [
        ...(values.from ? [] : [{ field: 'from', code: 'case.other_case_missing' }]),
        ...(empty(values.reason) ? [{ field: 'reason', code: 'incidents.reason_missing' }] : []),
      ]}
      send={(values, attempt) => post<Created>(`/incidents/${hand.page.id}/mergers`, values, { version: hand.page.version, attempt })}
      said={t('case.merged')}
      submit={t('case.merge_save')}
    >
      {({ bind }) => (
        <>
          <Paragraph>{t('case.merge_explained', { reference: hand.page.reference })}</Paragraph>
          <Select
            {...bind('from')}
            label={t('case.other_case')}
            choices={others.map((one) => ({ value: one.id, label: [one.reference, one.behaviour ? nameOf('norm', one.behaviour) : nameOf('forms', one.form), shortDay(one.occurredAt)].join(' · ') }))}
          />
          <TextArea {...bind('reason')} label={t('case.reason')} rows={2} />
        </>
      )}
    </CaseForm>
  )
}

export function Close({ hand, close }: Props) {
  const blocking = hand.page.tasks.filter((task) => task.state === 'open' && task.deadline.type === 'hard' && task.kind !== 'aftercare')
  return (
    <CaseForm
      hand={hand}
      name="close"
      close={close}
      initial={{ lesson: '', lessonNone: false }}
      check={(values) => (empty(values.lesson) && !values.lessonNone ? [{ field: 'lesson', code: 'incidents.lesson_missing' }] : [])}
      send={(values, attempt) =>
        post<Created>(`/incidents/${hand.page.id}/closures`, empty(values.lesson) ? { lessonNone: true } : { lesson: values.lesson, lessonNone: values.lessonNone }, { version: hand.page.version, attempt })
      }
      said={t('case.closed')}
      submit={t('case.close_save')}
    >
      {({ values, set, bind, id }) => (
        <>
          {blocking.length > 0 && (
            <Alert tone="warning">
              <p class="nl-paragraph">{t('case.blocking')}</p>
              <ul class="utrecht-unordered-list">
                {blocking.map((task) => (
                  <li class="utrecht-unordered-list__item" key={task.id}>
                    {taskName(task)}
                  </li>
                ))}
              </ul>
            </Alert>
          )}
          <TextArea {...bind('lesson')} label={t('case.lesson')} hint={t('case.lesson_hint')} optional={values.lessonNone} />
          <Checkbox id={id('lessonNone')} label={t('case.lesson_none')} checked={values.lessonNone} onInput={(next) => set('lessonNone', next)} />
          <Paragraph small>{t('case.close_explained')}</Paragraph>
        </>
      )}
    </CaseForm>
  )
}

export function Reopen({ hand, close }: Props) {
  return (
    <CaseForm
      hand={hand}
      name="reopen"
      close={close}
      initial={{ reason: '' }}
      check={(values) => (empty(values.reason) ? [{ field: 'reason', code: 'incidents.reason_missing' }] : [])}
      send={(values, attempt) => post<Created>(`/incidents/${hand.page.id}/reopenings`, values, { version: hand.page.version, attempt })}
      said={t('case.reopened')}
      submit={t('case.reopen_save')}
    >
      {({ bind }) => <TextArea {...bind('reason')} label={t('case.reason')} rows={2} />}
    </CaseForm>
  )
}

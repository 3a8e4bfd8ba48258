// What was agreed: who does what by when, and which record it came from.
import { get, post } from '../api/client'
import type { PreventionActionList, PreventionActionView, PreventionRecordView } from '../api/generated'
import type { Created } from '../api/types'
import { explain, t, word } from '../catalogue'
import { shortDay } from '../catalogue/time'
import { usePeople } from '../reports/colleagues'
import { Button } from '../ui/button'
import { Badge, Table } from '../ui/data'
import { Select, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'

export const useActions = () => useLoad(() => get<PreventionActionList>('/prevention-actions'))

export async function markDone(action: PreventionActionView, reload: () => Promise<void>) {
  const answer = await post(`/prevention-actions/${action.id}/completions`, {}, { version: action.version })
  if (answer.ok) await reload()
  else say(explain(answer.code))
}

export function Actions({ actions, records }: { actions: Loaded<PreventionActionList>; records: PreventionRecordView[] }) {
  const origin = (action: PreventionActionView) => {
    const record = records.find((one) => one.id === action.recordId)
    return record ? `${word('prevention.kind', record.kind)}, ${shortDay(record.heldOn ?? record.plannedOn)}` : ''
  }
  return (
    <Section title={t('prevention.actions')}>
      <Await of={actions}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('prevention.no_actions')} />
          ) : (
            <Table
              caption={t('prevention.actions')}
              rows={items}
              id={(action) => action.id}
              columns={[
                { label: t('prevention.action'), head: true, value: (action) => action.title },
                { label: t('prevention.action_of'), value: origin },
                { label: t('prevention.who'), value: (action) => action.ownerName },
                { label: t('prevention.due'), value: (action) => (action.late ? <Badge tone="error">{shortDay(action.dueOn)}</Badge> : shortDay(action.dueOn)) },
                {
                  label: t('prevention.done'),
                  value: (action) =>
                    action.doneOn ? (
                      shortDay(action.doneOn)
                    ) : (
                      <Button look="subtle" label={`${t('prevention.mark_done')}: ${action.title}`} onClick={() => void markDone(action, actions.reload)}>
                        {t('prevention.mark_done')}
                      </Button>
                    ),
                },
              ]}
            />
          )
        }
      </Await>
      <Reveal label={t('prevention.add_action')}>{(close) => <ActionForm done={actions.reload} close={close} />}</Reveal>
    </Section>
  )
}

export function ActionForm({ record, done, close }: { record?: string; done: () => Promise<void>; close: () => void }) {
  const people = usePeople()
  return (
    <SendForm
      name="action"
      about={record ?? ''}
      initial={{ title: '', owner: '', dueOn: '' }}
      check={(values) => [
        ...(empty(values.title) ? [{ field: 'title', code: 'prevention.title_missing' }] : []),
        ...(values.owner ? [] : [{ field: 'owner', code: 'prevention.owner_missing' }]),
        ...(values.dueOn ? [] : [{ field: 'dueOn', code: 'reports.occurred_missing' }]),
      ]}
      send={(values, attempt) => post<Created>('/prevention-actions', { ...values, recordId: record }, { attempt })}
      done={async () => {
        close()
        await done()
      }}
      submit={t('action.save')}
      cancel={close}
    >
      {({ bind }) => (
        <>
          <TextField {...bind('title')} label={t('prevention.action')} />
          <Select {...bind('owner')} label={t('prevention.who')} choices={(people.value?.items ?? []).map((person) => ({ value: person.id, label: person.name }))} />
          <TextField {...bind('dueOn')} label={t('prevention.due')} type="date" narrow />
        </>
      )}
    </SendForm>
  )
}

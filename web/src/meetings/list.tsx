// Meetings that were disturbed, and one button for the one that is disturbed now: it works without a connection.
import { useEffect } from 'preact/hooks'
import { get } from '../api/client'
import type { MeetingItem, MeetingList } from '../api/generated'
import type { Created } from '../api/types'
import { count, t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { go } from '../app/router'
import { fetchPack } from '../protocol/pack'
import { Badge, Cards } from '../ui/data'
import { TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'
import { SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { queueOf, queues } from './queue'

export function Meetings() {
  const meetings = useLoad(() => get<MeetingList>('/meetings'))
  useEffect(() => {
    // The connection may be gone when the sheet is needed: what it is made of is fetched now.
    void import('./sheet')
    void fetchPack()
  }, [])
  const open = (name: string): Created => {
    const id = crypto.randomUUID()
    queueOf(id).open(name)
    return { id, version: 1 }
  }
  return (
    <Page title={t('meetings.title')} lead={t('meetings.lead')}>
      <Section title={t('meetings.now')}>
        <SendForm
          name="meeting"
          initial={{ name: t('meetings.name_proposed', { day: day(new Date().toISOString()) }) }}
          check={(values) => (empty(values.name) ? [{ field: 'name', code: 'meetings.name_missing' }] : [])}
          send={(values) => Promise.resolve({ ok: true, value: open(values.name), version: undefined })}
          done={(made) => go(`/meetings/${made.id}`)}
          submit={t('meetings.open')}
        >
          {({ bind }) => <TextField {...bind('name')} label={t('meetings.name')} />}
        </SendForm>
      </Section>
      <Section title={t('meetings.before')}>
        <OnThisDevice known={meetings.value?.items ?? []} />
        <Await of={meetings}>
          {({ items }) =>
            items.length > 0 ? (
              <Cards
                items={items.map((one) => ({
                  id: one.id,
                  to: `/meetings/${one.id}`,
                  title: one.name,
                  facts: `${moment(one.openedAt)} · ${count('meetings.steps', one.moments)}`,
                  badge: !one.closedAt && <Badge tone="info">{t('meetings.running')}</Badge>,
                }))}
              />
            ) : (
              <Empty title={t('meetings.none')} />
            )
          }
        </Await>
      </Section>
    </Page>
  )
}

/** Sheets that the register does not know yet. */
function OnThisDevice({ known }: { known: MeetingItem[] }) {
  const items = useStore(queues).flatMap((queue) => {
    const opening = queue.opening.get()
    if (!opening || known.some((one) => one.id === queue.meeting)) return []
    const badge = <Badge tone="warning">{t('meetings.on_its_way')}</Badge>
    return [{ id: queue.meeting, to: `/meetings/${queue.meeting}`, title: opening.name, facts: moment(opening.openedAt), badge }]
  })
  return items.length > 0 ? <Cards items={items} /> : null
}

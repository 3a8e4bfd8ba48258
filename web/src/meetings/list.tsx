// Meetings that were disturbed, and one button for the one that is disturbed now.
import { get, post } from '../api/client'
import type { MeetingList } from '../api/generated'
import type { Created } from '../api/types'
import { count, t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { go } from '../app/router'
import { Badge, Cards } from '../ui/data'
import { TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'
import { SendForm } from '../ui/send_form'

export function Meetings() {
  const meetings = useLoad(() => get<MeetingList>('/meetings'))
  return (
    <Page title={t('meetings.title')} lead={t('meetings.lead')}>
      <Section title={t('meetings.now')}>
        <SendForm
          name="meeting"
          initial={{ name: t('meetings.name_proposed', { day: day(new Date().toISOString()) }) }}
          check={(values) => (empty(values.name) ? [{ field: 'name', code: 'meetings.name_missing' }] : [])}
          send={(values, attempt) => post<Created>('/meetings', { name: values.name, openedAt: new Date().toISOString() }, { attempt })}
          done={(made) => go(`/meetings/${made.id}`)}
          submit={t('meetings.open')}
        >
          {({ bind }) => <TextField {...bind('name')} label={t('meetings.name')} />}
        </SendForm>
      </Section>
      <Section title={t('meetings.before')}>
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

// Held or not held, and what is late: for those who must see to it. Never a word of what was said, never a name.
import { get } from '../api/client'
import type { Items } from '../api/types'
import { count, pick, t, word } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { roleName, usePack } from '../protocol/pack'
import { lateWords } from '../incidents/deadline'
import { Badge, More, Table } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Alert } from '../ui/alert'
import type { BoardItem } from './types'
import { over, tone } from './words'
import '../styles/handling.css'

const end = (item: BoardItem) => item.movedUntil ?? item.due

export function Board() {
  usePack()
  const board = useLoad(() => get<Items<BoardItem>>('/aftercare-board'))
  return (
    <Page title={t('aftercare.board')} lead={t('aftercare.board_lead')} wide>
      <Await of={board}>
        {({ items }) => {
          const late = items.filter((item) => item.overdue)
          const waiting = items.filter((item) => !item.overdue && !over(item))
          const done = items.filter(over)
          return (
            <>
              <Section title={t('aftercare.late')}>
                {late.length === 0 ? (
                  <Alert tone="ok">
                    <p class="nl-paragraph">{t('aftercare.late_none')}</p>
                  </Alert>
                ) : (
                  <>
                    <Alert tone="warning">
                      <p class="nl-paragraph">{count('aftercare.late_count', late.length)}</p>
                    </Alert>
                    <Lines caption={t('aftercare.late')} items={late} />
                  </>
                )}
              </Section>
              <Section title={t('aftercare.coming')}>{waiting.length === 0 ? <Empty title={t('aftercare.coming_none')} /> : <Lines caption={t('aftercare.coming')} items={waiting} />}</Section>
              {done.length > 0 && (
                <Section title={t('aftercare.done')}>
                  <Paragraph>{t('aftercare.done_numbers', { held: done.filter((item) => item.state === 'held').length, declined: done.filter((item) => item.state === 'declined').length })}</Paragraph>
                  <More summary={t('aftercare.done_show')}>
                    <Lines caption={t('aftercare.done')} items={done} />
                  </More>
                </Section>
              )}
            </>
          )
        }}
      </Await>
    </Page>
  )
}

function Lines({ caption, items }: { caption: string; items: BoardItem[] }) {
  return (
    <Table
      caption={caption}
      rows={[...items].sort((one, other) => (end(one) ?? '9999').localeCompare(end(other) ?? '9999'))}
      id={(row) => `${row.incidentReference} ${row.affectedRole} ${row.name.nl} ${row.due ?? ''}`}
      columns={[
        { label: t('case.reference'), head: true, value: (row) => <span class="case-number">{row.incidentReference}</span> },
        { label: t('aftercare.conversation'), value: (row) => pick(row.name) },
        { label: t('aftercare.with'), value: (row) => roleName(row.affectedRole) },
        { label: t('aftercare.who'), value: (row) => row.providerRoles.map(roleName).join(', ') },
        { label: t('aftercare.before'), value: (row) => (row.opensAt && !row.movedUntil ? t('deadline.window', { from: day(row.opensAt), until: day(row.due) }) : moment(end(row))) },
        {
          label: t('aftercare.state'),
          value: (row) => (
            <span class="badges">
              {row.overdue && <Badge tone="error">{lateWords(end(row))}</Badge>}
              <Badge tone={tone[row.state]}>{word('conversation', row.state)}</Badge>
            </span>
          ),
        },
      ]}
    />
  )
}

// The private logbook: small things that together may become a report. Nobody else reads it.
import { useState } from 'preact/hooks'
import { get, remove } from '../api/client'
import type { Items, LogbookEntry } from '../api/types'
import { count, explain, t } from '../catalogue'
import { moment } from '../catalogue/time'
import { nameOf, usePack } from '../protocol/pack'
import { Actions, Button, ButtonLink, Link } from '../ui/button'
import { Checkbox } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Words } from '../ui/page'
import { fieldsOf } from '../catalogue/time'
import { beginReport } from './report_screen'

export function Logbook() {
  usePack()
  const entries = useLoad(() => get<Items<LogbookEntry>>('/logbook-entries'))
  const [picked, setPicked] = useState<string[]>([])
  const [hidden, setHidden] = useState<string[]>([])
  const drop = (entry: LogbookEntry) => {
    setHidden((now) => [...now, entry.id])
    setPicked((now) => now.filter((id) => id !== entry.id))
    const timer = setTimeout(async () => {
      const answer = await remove(`/logbook-entries/${entry.id}`)
      if (answer.ok) return
      setHidden((now) => now.filter((id) => id !== entry.id))
      say(explain(answer.code))
    }, 10_000)
    say(t('logbook.dropped'), () => {
      clearTimeout(timer)
      setHidden((now) => now.filter((id) => id !== entry.id))
    })
  }
  const toReport = (items: LogbookEntry[]) => {
    const chosen = items.filter((entry) => picked.includes(entry.id)).sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))
    const last = chosen[chosen.length - 1]
    beginReport({
      narrative: chosen.map((entry) => `${moment(entry.occurredAt)}: ${entry.text}`).join('\n\n'),
      form: last?.form ?? '',
      occurredAt: fieldsOf(last ? new Date(last.occurredAt) : new Date()),
      repeated: chosen.length > 1,
      logbookEntries: chosen.map((entry) => entry.id),
    })
  }
  return (
    <Page
      title={t('logbook.title')}
      lead={t('logbook.lead')}
      actions={
        <ButtonLink to="/logbook/new" look="primary">
          {t('logbook.add')}
        </ButtonLink>
      }
    >
      <Await of={entries}>
        {({ items }) => {
          const shown = items.filter((entry) => !hidden.includes(entry.id))
          if (shown.length === 0)
            return (
              <Empty title={t('logbook.none')}>
                <p class="nl-paragraph">{t('logbook.none_explanation')}</p>
              </Empty>
            )
          return (
            <>
              <ul class="card-list">
                {shown.map((entry) => (
                  <li class="card card--file stack" key={entry.id}>
                    <Checkbox id={`pick.${entry.id}`} label={moment(entry.occurredAt)} hint={nameOf('forms', entry.form)} checked={picked.includes(entry.id)} onInput={(on) => setPicked((now) => (on ? [...now, entry.id] : now.filter((id) => id !== entry.id)))} />
                    <Words>{entry.text}</Words>
                    {(entry.online?.account || entry.online?.url) && <p class="nl-paragraph small digest">{[entry.online.account, entry.online.url].filter(Boolean).join(' · ')}</p>}
                    <Actions>
                      <Link to={`/logbook/${entry.id}`}>{t('logbook.edit_of', { moment: moment(entry.occurredAt) })}</Link>
                      <Button look="subtle" onClick={() => drop(entry)} label={t('logbook.drop_of', { moment: moment(entry.occurredAt) })}>
                        {t('action.delete')}
                      </Button>
                    </Actions>
                  </li>
                ))}
              </ul>
              <Actions>
                <Button look="secondary" onClick={() => (picked.length > 0 ? toReport(shown) : say(t('logbook.pick_first')))}>
                  {picked.length > 0 ? count('logbook.make_report', picked.length) : t('logbook.make_report_none')}
                </Button>
              </Actions>
            </>
          )
        }}
      </Await>
    </Page>
  )
}

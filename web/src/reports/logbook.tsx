// The private logbook: small things that together may become a report. Nobody else reads it.
import { useState } from 'preact/hooks'
import { get, remove } from '../api/client'
import type { EntryList } from '../api/generated'
import type { LogbookEntry } from '../api/types'
import { count, explain, t } from '../catalogue'
import { day, fieldsOf, moment } from '../catalogue/time'
import { nameOf, usePack } from '../protocol/pack'
import { Actions, Button, ButtonLink, Link } from '../ui/button'
import { Checkbox } from '../ui/field'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Section } from '../ui/page'
import { LogShown } from './log_shown'
import { beginReport } from './report_screen'
import { beginSharing } from './share_begun'

/** A report that says what the entries say, oldest first, and takes their evidence along. */
export function reportEntries(entries: LogbookEntry[]): void {
  const chosen = [...entries].sort((a, b) => a.occurredAt.localeCompare(b.occurredAt))
  const last = chosen[chosen.length - 1]
  beginReport({
    narrative: chosen.map((entry) => `${moment(entry.occurredAt)}: ${[entry.text, entry.kept?.message && `“${entry.kept.message}”`].filter(Boolean).join(' ')}`).join('\n\n'),
    form: last?.form ?? '',
    occurredAt: fieldsOf(last ? new Date(last.occurredAt) : new Date()),
    repeated: chosen.length > 1,
    online: {
      account: last?.online?.account ?? '',
      url: last?.online?.url ?? '',
      ...(last?.kept?.postedAt ? fieldsOf(new Date(last.kept.postedAt)) : { date: '', time: '' }),
      platformReported: chosen.some((entry) => (entry.kept?.platformSteps.length ?? 0) > 0),
    },
    logbookEntries: chosen.map((entry) => entry.id),
  })
}

export function Logbook() {
  usePack()
  const entries = useLoad(() => get<EntryList>('/logbook-entries'))
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
  return (
    <Page
      title={t('logbook.title')}
      lead={t('logbook.lead')}
      actions={
        <>
          <ButtonLink to="/logbook/new" look="primary">
            {t('logbook.add')}
          </ButtonLink>
          <Link to="/shared">{t('share.title')}</Link>
        </>
      }
    >
      <Await of={entries}>
        {({ items, series }) => {
          const shown = items.filter((entry) => !hidden.includes(entry.id))
          if (shown.length === 0)
            return (
              <Empty title={t('logbook.none')}>
                <p class="nl-paragraph">{t('logbook.none_explanation')}</p>
              </Empty>
            )
          const of = (ids: string[]) => shown.filter((entry) => ids.includes(entry.id))
          const chosen = of(picked)
          return (
            <>
              {series.map((one) => (
                <SeriesCard key={`${one.account} ${one.site ?? ''}`} account={one.site && !one.account.includes(one.site) ? `${one.account} (${one.site})` : one.account} entries={of(one.entries)} />
              ))}
              <ul class="card-list">
                {shown.map((entry) => (
                  <li class="card card--file stack" key={entry.id}>
                    <Checkbox id={`pick.${entry.id}`} label={moment(entry.occurredAt)} hint={nameOf('forms', entry.form)} checked={picked.includes(entry.id)} onInput={(on) => setPicked((now) => (on ? [...now, entry.id] : now.filter((id) => id !== entry.id)))} />
                    <LogShown text={entry.text} account={entry.online?.account} url={entry.online?.url} kept={entry.kept} />
                    {entry.evidence.length > 0 && <p class="nl-paragraph small">{count('logbook.files', entry.evidence.length)}</p>}
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
                <Button look="secondary" onClick={() => (chosen.length > 0 ? reportEntries(chosen) : say(t('logbook.pick_first')))}>
                  {chosen.length > 0 ? count('logbook.make_report', chosen.length) : t('logbook.make_report_none')}
                </Button>
                <Button look="subtle" onClick={() => (chosen.length > 0 ? beginSharing(chosen.map((entry) => entry.id)) : say(t('logbook.pick_first')))}>
                  {t('share.begin')}
                </Button>
              </Actions>
            </>
          )
        }}
      </Await>
    </Page>
  )
}

/** What one account sent, gathered: the pattern that single messages do not show. */
function SeriesCard({ account, entries }: { account: string; entries: LogbookEntry[] }) {
  const last = entries[0]
  const first = entries[entries.length - 1]
  if (!first || !last || entries.length < 2) return null
  return (
    <Section title={t('logbook.series', { account })}>
      <p class="nl-paragraph">{count('logbook.series_span', entries.length, { from: day(first.occurredAt), until: day(last.occurredAt) })}</p>
      <Actions>
        <Button look="primary" onClick={() => reportEntries(entries)}>
          {t('logbook.report_series')}
        </Button>
        <Button onClick={() => beginSharing(entries.map((entry) => entry.id))}>{t('logbook.share_series')}</Button>
      </Actions>
    </Section>
  )
}

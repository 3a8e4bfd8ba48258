// For the privacy officer: who did what, and who looked. Lines name actions and never content; the chain can be checked.
import { useState } from 'preact/hooks'
import { get } from '../api/client'
import { count, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { Alert } from '../ui/alert'
import { Button } from '../ui/button'
import { Table } from '../ui/data'
import { Failure } from '../ui/errors'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Pages, usePages } from '../ui/pages'
import type { JournalLine, Verification } from './types'
import '../styles/handling.css'

export function Journal() {
  const lines = usePages<JournalLine>('/journal')
  return (
    <Page title={t('journal.title')} lead={t('journal.lead')} wide>
      <Verify />
      <Section title={t('journal.lines')}>
        <Pages of={lines} counted="journal.shown">
          {(items) =>
            items.length === 0 ? (
              <Empty title={t('journal.none')} />
            ) : (
              <Table
                caption={t('journal.lines')}
                rows={items}
                id={(row) => String(row.number)}
                columns={[
                  { label: t('journal.number'), head: true, value: (row) => row.number },
                  { label: t('journal.at'), value: (row) => <time dateTime={row.at}>{moment(row.at)}</time> },
                  { label: t('journal.who'), value: (row) => row.actorName ?? (row.actor ? t('journal.gone') : t('case.register')) },
                  { label: t('journal.action'), value: (row) => word('action', row.action) },
                  { label: t('journal.subject'), value: (row) => (row.subject ? <code class="digest">{row.subject}</code> : '–') },
                ]}
              />
            )
          }
        </Pages>
      </Section>
    </Page>
  )
}

function Verify() {
  const [found, setFound] = useState<Verification>()
  const [code, setCode] = useState<string>()
  const [busy, setBusy] = useState(false)
  const verify = async () => {
    setBusy(true)
    const answer = await get<Verification>('/journal/verification')
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
    setFound(answer.ok ? answer.value : undefined)
  }
  return (
    <Section title={t('journal.verify_title')}>
      <Paragraph>{t('journal.verify_explained')}</Paragraph>
      <Button busy={busy} onClick={() => void verify()}>
        {t('journal.verify')}
      </Button>
      <div role="status">
        {found && (
          <Alert tone={found.brokenAt ? 'error' : 'ok'}>
            <p class="nl-paragraph">{found.brokenAt ? t('journal.broken', { n: found.brokenAt }) : count('journal.whole', found.lines)}</p>
          </Alert>
        )}
      </div>
      {code && <Failure code={code} />}
    </Section>
  )
}

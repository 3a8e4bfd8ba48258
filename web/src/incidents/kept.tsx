// How long a case is kept, in the protocol's own words, before anything of it goes.
import { get } from '../api/client'
import type { KeptList, KeptShown } from '../api/generated'
import { pick, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { Terms } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Paragraph, Section } from '../ui/page'
import type { Case } from './types'

export function HowLongKept({ page }: { page: Case }) {
  const loaded = useLoad(() => get<KeptList>(`/incidents/${page.id}/retention`), [page.id, page.version])
  if (page.state === 'merged') return null
  return (
    <Section title={t('kept.title')}>
      <Await of={loaded}>{(list) => <Kept items={list.items} />}</Await>
    </Section>
  )
}

function Kept({ items }: { items: KeptShown[] }) {
  const told = items.filter((one) => one.keep)
  const whole = told.some((one) => one.record === 'case')
  const silent = items.filter((one) => !one.keep)
  return (
    <div class="stack">
      {told.length > 0 && <Terms rows={told.map((one) => [word('kept', one.record), [until(one), one.reason && pick(one.reason), t('case.source', { source: one.source ?? '' }), one.unverified && t('offenders.unverified')].filter(Boolean).join('\n')])} />}
      {silent.length > 0 && (
        <Paragraph>
          {told.length === 0 ? t('kept.silent') : t(whole ? 'kept.with_the_case' : 'kept.silent_about', { records: silent.map((one) => word('kept', one.record).toLowerCase()).join(', ') })}
        </Paragraph>
      )}
    </div>
  )
}

/** One sentence: until when, or why it is longer. */
function until({ keeping, keep = '', until: last = '', needed }: KeptShown): string {
  const period = word('period', keep)
  switch (keeping) {
    case 'open':
      return t('kept.after_closing', { period })
    case 'needed':
      return t('kept.needed', { day: day(last), why: needed.map((reason) => word('kept.needed', reason)).join('; ') })
    case 'over':
      return t('kept.over', { day: day(last) })
    case 'gone':
      return t('kept.gone', { period })
    default:
      return t('kept.until', { day: day(last), period })
  }
}

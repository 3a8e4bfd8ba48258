// How long a case is kept, in the protocol's own words, before anything of it goes.
import { get } from '../api/client'
import type { KeptList, KeptShown } from '../api/generated'
import { pick, sourceWords, t, word } from '../catalogue'
import { day, period } from '../catalogue/time'
import { More } from '../ui/data'
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

/** The whole case in one glance; what may go earlier is folded. */
function Kept({ items }: { items: KeptShown[] }) {
  const whole = items.find((one) => one.record === 'case')
  const parts = items.filter((one) => one.record !== 'case' && one.keep)
  const silent = items.filter((one) => one.record !== 'case' && !one.keep)
  if (!whole?.keep && parts.length === 0) return <Paragraph>{t('kept.silent')}</Paragraph>
  return (
    <div class="stack">
      {whole?.keep ? <Rule of={whole} /> : <Paragraph>{t('kept.silent')}</Paragraph>}
      {parts.length > 0 && (
        <More summary={t('kept.parts')}>
          {parts.map((one, place) => (
            <div key={place}>
              <h3 class="nl-heading nl-heading--level-4">{word('kept', one.record)}</h3>
              <Rule of={one} />
            </div>
          ))}
        </More>
      )}
      {whole?.keep && silent.length > 0 && <Paragraph>{t('kept.with_the_case', { records: silent.map((one) => word('kept', one.record).toLowerCase()).join(', ') })}</Paragraph>}
    </div>
  )
}

function Rule({ of }: { of: KeptShown }) {
  return (
    <>
      <Paragraph>
        {until(of)} {of.reason && pick(of.reason)}
      </Paragraph>
      <Paragraph small>
        {sourceWords(of.source ?? '')}
        {of.unverified && `. ${t('offenders.unverified')}`}
      </Paragraph>
    </>
  )
}

/** One sentence: until when, or why it is longer. */
function until({ keeping, keep = '', until: last = '', needed }: KeptShown): string {
  switch (keeping) {
    case 'open':
      return t('kept.after_closing', { period: period(keep) })
    case 'needed':
      return t('kept.needed', { day: day(last), why: needed.map((reason) => word('kept.needed', reason)).join('; ') })
    case 'over':
      return t('kept.over', { day: day(last) })
    case 'gone':
      return t('kept.gone', { period: period(keep) })
    default:
      return t('kept.until', { day: day(last), period: period(keep) })
  }
}

// Everything that happened in a case, newest first. Nothing is taken away.
import { t } from '../catalogue'
import { Timeline } from '../ui/data'
import { Section } from '../ui/page'
import type { CaseAtHand } from './case'
import { eventTitle } from './words'

export function History({ hand: { page } }: { hand: CaseAtHand }) {
  return (
    <Section title={t('case.part.history')}>
      <Timeline items={[...page.timeline].reverse().map((event) => ({ at: event.at, title: eventTitle(event, page), by: event.by?.name ?? t('case.register') }))} />
    </Section>
  )
}

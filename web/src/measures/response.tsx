// How the organisation responds, as somebody under stress can use it: what is asked now comes first, then whose voice was
// asked, the other side, and what was decided; what the protocol says in full is folded away.
import { get } from '../api/client'
import { t } from '../catalogue'
import { usePack } from '../protocol/pack'
import type { CaseAtHand } from '../incidents/case'
import { Alert } from '../ui/alert'
import { Await, useLoad } from '../ui/load'
import { Empty, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { Circles } from './agenda'
import { Decided } from './decided'
import type { Desk } from './form'
import { Hearings } from './hearing'
import { Impose, ImposeNothing } from './impose'
import { MeasureCard } from './measure'
import { Rules } from './rules'
import { Voices } from './voices'
import { asked } from './asked'
import type { Response as Shown } from './types'
import '../styles/measures.css'

export function Response({ hand }: { hand: CaseAtHand }) {
  usePack()
  const loaded = useLoad(() => get<Shown>(`/incidents/${hand.page.id}/response`), [hand.page.id], true)
  return <Await of={loaded}>{(response) => <Parts desk={{ hand, response, loaded }} />}</Await>
}

function Parts({ desk }: { desk: Desk }) {
  const { response } = desk
  return (
    <>
      <Now desk={desk} />
      <Section title={t('response.decided')}>
        {response.measures.length === 0 && response.decisions.length === 0 && (
          <Empty title={t('response.nothing_decided')}>{response.silent && <Paragraph>{t('response.silent')}</Paragraph>}</Empty>
        )}
        {response.measures.length > 0 && (
          <ul class="rows">
            {response.measures.map((measure) => (
              <li class="row" key={measure.id}>
                <MeasureCard desk={desk} measure={measure} />
              </li>
            ))}
          </ul>
        )}
        <Decided decisions={response.decisions} />
        {response.mayWrite && (
          <div class="reveals">
            {response.offered.length > 0 && (
              <Reveal label={t('response.impose')} look={response.measures.length === 0 ? 'primary' : 'secondary'}>
                {(close) => <Impose desk={desk} close={close} />}
              </Reveal>
            )}
            <Reveal label={t('response.impose_nothing')}>{(close) => <ImposeNothing desk={desk} close={close} />}</Reveal>
          </div>
        )}
      </Section>
      <Voices desk={desk} />
      <Hearings desk={desk} />
      <Circles desk={desk} />
      <Rules response={response} />
    </>
  )
}

function Now({ desk }: { desk: Desk }) {
  const list = asked(desk)
  if (list.length === 0) return null
  return (
    <Alert tone="info">
      <h2 class="nl-heading nl-heading--level-3">{t('response.asked_now')}</h2>
      <ul class="utrecht-unordered-list">
        {list.map((line) => (
          <li class="utrecht-unordered-list__item" key={line}>
            {line}
          </li>
        ))}
      </ul>
      {desk.response.advisory && <p class="nl-paragraph small">{t('response.advisory')}</p>}
    </Alert>
  )
}

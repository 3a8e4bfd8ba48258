// Papers for a circle in which the case is discussed: exactly what it may know, and the proposal.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { download } from '../api/download'
import type { Created } from '../api/types'
import { explain, language, pick, sourceWords, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { roleName } from '../protocol/pack'
import { Button } from '../ui/button'
import { More, Terms } from '../ui/data'
import { TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { DeskForm, type Desk } from './form'
import type { AgendaList, AgendaPaper, Circle } from './types'

export function Circles({ desk }: { desk: Desk }) {
  const loaded = useLoad(() => get<AgendaList>(`/incidents/${desk.hand.page.id}/agenda-packs`), [desk.hand.page.id, desk.response], true)
  return (
    <Await of={loaded}>
      {({ circles, items }) =>
        circles.length === 0 && items.length === 0 ? null : (
          <Section title={t('circles.title')}>
            {circles.map((circle) => (
              <OneCircle key={circle.id} desk={desk} circle={circle} />
            ))}
            {items.length > 0 && (
              <ul class="rows">
                {[...items].reverse().map((paper) => (
                  <li class="row" key={paper.id}>
                    <Paper paper={paper} />
                  </li>
                ))}
              </ul>
            )}
          </Section>
        )
      }
    </Await>
  )
}

function OneCircle({ desk, circle }: { desk: Desk; circle: Circle }) {
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">{pick(circle.name)}</h3>
      <Paragraph>{t('circles.knows', { facts: circle.knows.map((fact) => word('circle_fact', fact)).join(', ') })}</Paragraph>
      {circle.note && <Paragraph>{pick(circle.note)}</Paragraph>}
      <Paragraph small>
        {t('circles.prepared_by', { roles: circle.prepares.map(roleName).join(', ') })} {sourceWords(circle.source)}
      </Paragraph>
      {circle.mayPrepare && (
        <Reveal label={t('circles.make')} about={pick(circle.name)}>
          {(close) => <Make desk={desk} circle={circle} close={close} />}
        </Reveal>
      )}
    </>
  )
}

function Make({ desk, circle, close }: { desk: Desk; circle: Circle; close: () => void }) {
  return (
    <DeskForm
      desk={desk}
      name="papers"
      about={circle.id}
      close={close}
      initial={{ proposal: '' }}
      send={(values, attempt) =>
        post<Created>(`/incidents/${desk.hand.page.id}/agenda-packs`, { circle: circle.id, language: language.get(), ...(empty(values.proposal) ? {} : { proposal: values.proposal }) }, { attempt })
      }
      said={t('circles.made')}
      submit={t('circles.make')}
    >
      {({ bind }) => circle.knows.includes('proposal') && <TextArea {...bind('proposal')} label={t('circles.proposal')} hint={t('circles.proposal_hint')} optional rows={4} />}
    </DeskForm>
  )
}

function Paper({ paper }: { paper: AgendaPaper }) {
  const [busy, setBusy] = useState(false)
  const fetch = async (format: 'pdf' | 'docx') => {
    setBusy(true)
    const answer = await download(`/agenda-packs/${paper.id}/${format}`, `${paper.circle}.${format}`)
    setBusy(false)
    if (!answer.ok) say(explain(answer.code))
  }
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">{t('circles.paper', { circle: pick(paper.name) })}</h3>
      <Paragraph small>{t('circles.paper_made', { name: paper.madeBy?.name ?? '', at: moment(paper.madeAt) })}</Paragraph>
      <div class="reveals">
        <Button busy={busy} onClick={() => void fetch('pdf')}>
          {t('circles.fetch', { format: 'PDF' })}
        </Button>
        <Button look="subtle" busy={busy} onClick={() => void fetch('docx')}>
          {t('circles.fetch', { format: 'DOCX' })}
        </Button>
      </div>
      <More summary={t('circles.what_it_says')}>
        <Terms rows={paper.facts.map(({ label, value }) => [label, value])} />
        {paper.measures.length > 0 && (
          <ul class="utrecht-unordered-list">
            {paper.measures.map((measure) => (
              <li class="utrecht-unordered-list__item" key={measure}>
                {measure}
              </li>
            ))}
          </ul>
        )}
        {paper.proposal && <Words>{paper.proposal}</Words>}
      </More>
    </>
  )
}

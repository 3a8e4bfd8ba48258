// Aftercare within a case: for each affected person in whose circle the reader is, the conversations of the protocol.
import { get } from '../api/client'
import type { Items } from '../api/types'
import { pick, sourceWords, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { roleName, usePack } from '../protocol/pack'
import { Badge, More, Timeline } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { lateWords } from '../incidents/deadline'
import { Steps } from './steps'
import type { CareItem, Conversation } from './types'
import { dueOf, over, tone, whenWords } from './words'
import '../styles/handling.css'

export function Aftercare({ incident, reference }: { incident: string; reference: string }) {
  usePack()
  const care = useLoad(() => get<Items<CareItem>>(`/incidents/${incident}/aftercare`), [incident])
  return (
    <Await of={care}>
      {({ items }) =>
        items.length === 0 ? (
          <Section title={t('case.part.aftercare')}>
            <Empty title={t('aftercare.outside')}>
              <Paragraph>{t('aftercare.outside_explained')}</Paragraph>
            </Empty>
          </Section>
        ) : (
          <>
            {items.map((person) => (
              <Section title={t('aftercare.for', { name: person.name ? `${person.name} (${roleName(person.role)})` : roleName(person.role) })} key={person.affectedId}>
                {person.silent && <Empty title={t('aftercare.silent')} />}
                <ul class="rows">
                  {person.conversations.map((one) => (
                    <li class="row" key={one.id}>
                      <ConversationRow one={one} next={one === person.conversations.find((other) => !over(other))} reference={reference} again={care.reload} />
                    </li>
                  ))}
                </ul>
                {person.contentment && (
                  <Paragraph>{t('aftercare.contentment_given', { score: word('contentment', String(person.contentment.score)), at: moment(person.contentment.at) })}</Paragraph>
                )}
                {person.contentment?.remark && <Words>{person.contentment.remark}</Words>}
              </Section>
            ))}
          </>
        )
      }
    </Await>
  )
}

function ConversationRow({ one, next, reference, again }: { one: Conversation; next: boolean; reference: string; again: () => Promise<void> }) {
  return (
    <>
      <ConversationHead one={one} />
      {one.notes && (
        <blockquote class="quote">
          <Words>{one.notes}</Words>
        </blockquote>
      )}
      {one.injuryShown && <Paragraph>{t('aftercare.injury_was_shown')}</Paragraph>}
      {one.referred && <Paragraph>{t('aftercare.was_referred')}</Paragraph>}
      {one.mayLead && <Steps one={one} next={next} reference={reference} again={again} />}
      {one.history.length > 0 && (
        <More summary={t('aftercare.history')}>
          <Timeline
            items={[...one.history].reverse().map((step) => ({
              at: step.at,
              title: step.until ? `${word('conversation', step.state)}: ${moment(step.until)}` : word('conversation', step.state),
              by: step.by,
              body: step.reason ? <Words>{step.reason}</Words> : undefined,
            }))}
          />
        </More>
      )}
    </>
  )
}

export function ConversationHead({ one, level = 3 }: { one: Conversation; level?: 3 | 2 }) {
  const Heading = level === 2 ? 'h2' : 'h3'
  return (
    <>
      <div class="row__head">
        <Heading class="nl-heading nl-heading--level-3">{pick(one.name)}</Heading>
        <span class="badges">
          {one.overdue && <Badge tone="error">{lateWords(dueOf(one))}</Badge>}
          <Badge tone={tone[one.state]}>{word('conversation', one.state)}</Badge>
        </span>
      </div>
      <p class="nl-paragraph">
        <strong>{whenWords(one)}</strong>
        {one.by ? ` · ${one.by}` : ` · ${t('aftercare.by_role', { roles: one.leaders.map(roleName).join(', ') })}`}
      </p>
      {one.aims.length > 0 && (
        <>
          <p class="nl-paragraph small">{t('aftercare.aims')}</p>
          <ul class="utrecht-unordered-list">
            {one.aims.map((aim) => (
              <li class="utrecht-unordered-list__item" key={aim.nl}>
                {pick(aim)}
              </li>
            ))}
          </ul>
        </>
      )}
      {one.source && <p class="nl-paragraph small">{sourceWords(one.source)}</p>}
    </>
  )
}

// Aftercare as the affected person meets it: what is offered, where to find support, and how content he is in the end.
import { get, post } from '../api/client'
import { pick, sourceWords, t, word } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { usePack } from '../protocol/pack'
import { Radios, TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Page, Paragraph, Section } from '../ui/page'
import { Phone } from '../ui/data'
import { Reveal } from '../ui/reveal'
import { faultsShown, SendForm } from '../ui/send_form'
import { useStore } from '../ui/store'
import { ConversationHead } from './panel'
import { Calendar, Decline, Postpone } from './steps'
import type { SupportView as SupportLine } from '../api/generated'
import type { Conversation, MyAftercare, MyCase } from './types'
import { over } from './words'
import '../styles/handling.css'

export function Mine() {
  usePack()
  const faults = useStore(faultsShown)
  const mine = useLoad(() => get<MyAftercare>('/my-aftercare'))
  return (
    <Page title={t('aftercare.mine')} lead={t('aftercare.mine_lead')} faults={faults}>
      <Await of={mine}>
        {({ items, cases, support }) => (
          <>
            {cases.length === 0 && <Empty title={t('aftercare.mine_none')} />}
            {cases.map((one) => (
              <OneCase key={one.affectedId} one={one} conversations={items.filter((item) => item.affectedId === one.affectedId)} again={mine.reload} />
            ))}
            <Support support={support} />
          </>
        )}
      </Await>
    </Page>
  )
}

function OneCase({ one, conversations, again }: { one: MyCase; conversations: Conversation[]; again: () => Promise<void> }) {
  return (
    <Section title={t('aftercare.about', { reference: one.reference, day: day(one.occurredAt) })}>
      {one.silent && <Empty title={t('aftercare.silent_for_you')} />}
      {one.mayRate && !one.contentment && <Rate one={one} again={again} />}
      {one.contentment && <Paragraph>{t('aftercare.contentment_yours', { score: word('contentment', String(one.contentment.score)), at: moment(one.contentment.at) })}</Paragraph>}
      <ul class="rows">
        {conversations.map((conversation) => (
          <li class="row" key={conversation.id}>
            <ConversationHead one={conversation} />
            {conversation.state === 'declined' && <Paragraph small>{t('aftercare.declined_yet')}</Paragraph>}
            {!over(conversation) && (
              <div class="reveals">
                {conversation.state === 'appointed' && <Calendar one={conversation} name="luwte.ics" />}
                <Reveal label={t('aftercare.postpone')} about={pick(conversation.name)}>
                  {(close) => <Postpone one={conversation} again={again} close={close} />}
                </Reveal>
                <Reveal label={t('aftercare.decline_mine')} about={pick(conversation.name)}>
                  {(close) => <Decline one={conversation} again={again} close={close} />}
                </Reveal>
              </div>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rate({ one, again }: { one: MyCase; again: () => Promise<void> }) {
  return (
    <SendForm
      name={`rate-${one.affectedId}`}
      initial={{ score: '', remark: '' }}
      check={(values) => (values.score ? [] : [{ field: 'score', code: 'aftercare.score_missing' }])}
      send={(values, attempt) => post(`/affected-persons/${one.affectedId}/contentments`, { score: Number(values.score), ...(empty(values.remark) ? {} : { remark: values.remark }) }, { attempt })}
      submit={t('aftercare.rate')}
      done={async () => {
        say(t('aftercare.rated'))
        await again()
      }}
    >
      {({ bind }) => (
        <>
          <Radios {...bind('score')} label={t('aftercare.rate_question')} hint={t('aftercare.rate_hint')} choices={['5', '4', '3', '2', '1'].map((score) => ({ value: score, label: word('contentment', score) }))} />
          <TextArea {...bind('remark')} label={t('aftercare.rate_remark')} hint={t('aftercare.rate_remark_hint')} optional rows={2} />
        </>
      )}
    </SendForm>
  )
}

export function Support({ support }: { support: SupportLine[] }) {
  return (
    <Section title={t('aftercare.support')}>
      {support.length === 0 ? (
        <Empty title={t('protocol.silent')} />
      ) : (
        <ul class="rows">
          {support.map((line) => (
            <li class="row" key={line.name.nl}>
              <strong>{pick(line.name)}</strong>
              {line.telephone && (
                <p class="nl-paragraph">
                  <Phone number={line.telephone} />
                </p>
              )}
              {line.when && <p class="nl-paragraph">{pick(line.when)}</p>}
              {line.source && <p class="nl-paragraph small">{sourceWords(line.source)}</p>}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

// What was shared. Its owner moves it up a step, makes a report of it, or takes it back; others read.
import { get, post } from '../api/client'
import type { EntryList, ShareView, TierList, TierView } from '../api/generated'
import { explain, pick, t } from '../catalogue'
import { moment } from '../catalogue/time'
import { go, type Params } from '../app/router'
import { nameOf, usePack } from '../protocol/pack'
import { Actions, Button } from '../ui/button'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { EvidenceList } from './evidence_list'
import { LogShown } from './log_shown'
import { reportEntries } from './logbook'
import { Readers } from './report_check'

export function ShareScreen({ share: id = '' }: Params) {
  usePack()
  const share = useLoad(() => get<ShareView>(`/logbook-shares/${id}`), [id])
  const title = share.value && !share.value.mine ? t('share.from', { name: share.value.sharedBy }) : t('share.one')
  return (
    <Page title={title} back={{ to: '/shared', label: t('share.title') }}>
      <Await of={share}>{(value) => <Shared share={value} reload={share.reload} />}</Await>
    </Page>
  )
}

function Shared({ share, reload }: { share: ShareView; reload: () => Promise<void> }) {
  return (
    <>
      {share.note && <Words>{share.note}</Words>}
      <Section title={t('share.entries')}>
        <ul class="card-list">
          {share.entries.map((entry, index) => (
            <li class="card card--file stack" key={index}>
              <p class="nl-paragraph small">
                {moment(entry.occurredAt)} · {nameOf('forms', entry.form)}
              </p>
              <LogShown {...entry} />
            </li>
          ))}
        </ul>
        {share.evidence.length > 0 && <EvidenceList items={share.evidence} none="" />}
      </Section>
      <Section title={t('share.readers')}>
        <Readers readers={share.readers} />
      </Section>
      {share.mine ? <Own share={share} reload={reload} /> : <Paragraph small>{t('share.of_another')}</Paragraph>}
    </>
  )
}

function Own({ share, reload }: { share: ShareView; reload: () => Promise<void> }) {
  const tiers = useLoad(() => post<TierList>('/logbook-shares/_tiers', {}), [share.version])
  const report = async () => {
    const own = await get<EntryList>('/logbook-entries')
    if (!own.ok) return say(explain(own.code))
    const ids = share.entries.map((entry) => entry.entry)
    reportEntries(own.value.items.filter((entry) => ids.includes(entry.id)))
  }
  const act = async (path: string, body: unknown, then: () => Promise<void> | void) => {
    const answer = await post(`/logbook-shares/${share.id}/${path}`, body, { version: share.version })
    if (answer.ok) await then()
    else say(explain(answer.code))
  }
  const above = (items: TierView[]) => items.slice(items.findIndex((tier) => tier.id === share.tier) + 1).filter((tier) => tier.readers.length > 0)
  return (
    <Section title={t('share.steps')}>
      <Paragraph>{t('share.steps_explained')}</Paragraph>
      <div class="reveals">
        {above(tiers.value?.items ?? []).map((tier) => (
          <Reveal key={tier.id} label={t('share.move_up', { tier: pick(tier) })}>
            {() => (
              <div class="stack">
                <p class="nl-paragraph">{t('share.will_read')}</p>
                <Readers readers={tier.readers} />
                <Button look="primary" onClick={() => void act('moves', { tier: tier.id }, reload)}>
                  {t('share.confirm')}
                </Button>
              </div>
            )}
          </Reveal>
        ))}
        <Reveal label={t('share.withdraw')} look="subtle">
          {(close) => (
            <div class="stack">
              <p class="nl-paragraph">{t('share.withdraw_explained')}</p>
              <Actions>
                <Button look="primary" danger onClick={() => void act('withdrawals', {}, () => (say(t('share.withdrawn')), go('/shared')))}>
                  {t('share.withdraw_confirm')}
                </Button>
                <Button look="subtle" onClick={close}>
                  {t('action.cancel')}
                </Button>
              </Actions>
            </div>
          )}
        </Reveal>
      </div>
      <Actions>
        <Button onClick={() => void report()}>{t('share.report')}</Button>
      </Actions>
    </Section>
  )
}

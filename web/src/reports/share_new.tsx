// Sharing exactly these entries: with which tier, who then reads, and only then the button.
import { useState } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { EntryList, TierList } from '../api/generated'
import type { Created } from '../api/types'
import { count, pick, t } from '../catalogue'
import { moment } from '../catalogue/time'
import { go } from '../app/router'
import { usePack } from '../protocol/pack'
import { Actions, Button, Link } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { Checkbox, Radios, TextArea } from '../ui/field'
import { useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'
import { ColleaguePicker } from './colleagues'
import { LogShown } from './log_shown'
import { Readers } from './report_check'
import { chosenEntries } from './share_begun'

export function NewShare() {
  usePack()
  const entries = useLoad(() => get<EntryList>('/logbook-entries'))
  const [chosen] = useState(chosenEntries)
  const back = { to: '/logbook', label: t('logbook.title') }
  if (chosen.length === 0)
    return (
      <Page title={t('share.begin')} back={back}>
        <Empty title={t('logbook.pick_first')} />
      </Page>
    )
  return (
    <Await of={entries}>
      {({ items }) => {
        const shown = items.filter((entry) => chosen.includes(entry.id))
        return (
          <ShareForm entries={shown.map((entry) => entry.id)}>
            <Section title={count('share.what', shown.length)}>
              <ul class="card-list">
                {shown.map((entry) => (
                  <li class="card card--file stack" key={entry.id}>
                    <p class="nl-paragraph small">{moment(entry.occurredAt)}</p>
                    <LogShown text={entry.text} account={entry.online?.account} url={entry.online?.url} kept={entry.kept} />
                    {entry.evidence.length > 0 && <p class="nl-paragraph small">{count('logbook.files', entry.evidence.length)}</p>}
                  </li>
                ))}
              </ul>
            </Section>
          </ShareForm>
        )
      }}
    </Await>
  )
}

function ShareForm({ entries, children }: { entries: string[]; children: preact.ComponentChildren }) {
  const form = useForm({ tier: '', note: '', colleague: false, involved: [] as string[] })
  const { values, set } = form
  const involved = values.colleague ? values.involved : []
  // Whoever it is about is in no tier.
  const tiers = useLoad(() => post<TierList>('/logbook-shares/_tiers', { involved }), [involved.join(' ')], true)
  const [intended] = useState(attempt)
  const check = () => [
    ...(values.colleague && involved.length === 0 ? [{ field: 'involved', code: 'reports.involved_missing' }] : []),
    ...(values.tier ? [] : [{ field: 'tier', code: 'logbook.tier_missing' }]),
  ]
  return (
    <Page title={t('share.begin')} lead={t('share.lead')} faults={form.faults.length} back={{ to: '/logbook', label: t('logbook.title') }}>
      <ErrorSummary faults={form.faults} problem={form.problem} />
      {children}
      <form
        class="form section"
        {...form.sends<Created>(
          check,
          () => post('/logbook-shares', { entries, tier: values.tier, note: values.note.trim() || undefined, involved }, { attempt: intended }),
          (made) => go(`/shared/${made.id}`),
        )}
      >
        <Checkbox id="colleague" label={t('reports.colleague')} hint={t('share.colleague_hint')} checked={values.colleague} onInput={(checked) => set('colleague', checked)} />
        {values.colleague && <ColleaguePicker id="involved" label={t('reports.involved')} error={form.wrong('involved')} values={values.involved} onInput={(picked) => set('involved', picked)} />}
        <Await of={tiers}>
          {({ items }) => {
            const open = items.filter((tier) => tier.readers.length > 0)
            const tier = open.find((one) => one.id === values.tier)
            return open.length === 0 ? (
              <p class="nl-paragraph">{t('share.nobody')}</p>
            ) : (
              <>
                <Radios id="tier" label={t('share.with')} value={values.tier} onInput={(id) => set('tier', id)} choices={open.map((one) => ({ value: one.id, label: pick(one), hint: one.readers.map((reader) => reader.name).join(', ') }))} error={form.wrong('tier')} />
                {tier && (
                  <div class="inset stack">
                    <p class="nl-paragraph">{t('share.will_read')}</p>
                    <Readers readers={tier.readers} />
                  </div>
                )}
              </>
            )
          }}
        </Await>
        <TextArea id="note" label={t('share.note')} hint={t('share.note_hint')} optional rows={3} value={values.note} onInput={(note) => set('note', note)} error={form.wrong('note')} />
        <Actions>
          <Button type="submit" look="primary" busy={form.busy}>
            {t('share.confirm')}
          </Button>
          <Link to="/logbook">{t('action.cancel')}</Link>
        </Actions>
      </form>
    </Page>
  )
}

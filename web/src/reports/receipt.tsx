// What the reporter takes along: a reference, when he hears something, who reads it, and whom he can call.
import { useEffect } from 'preact/hooks'
import type { Submitted } from '../api/types'
import { pick, t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import { rename, type Params } from '../app/router'
import { onLeave } from '../people/session'
import { usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button, ButtonLink } from '../ui/button'
import { Phone, Terms } from '../ui/data'
import { Page, Paragraph, Section } from '../ui/page'
import { Readers } from './report_check'

const receipts = new Map<string, Submitted>()
export const remember = (sent: Submitted) => void receipts.set(sent.id, sent)
onLeave(() => receipts.clear())

export function Receipt({ report = '' }: Params) {
  const sent = receipts.get(report)
  // After a reload the receipt is the report itself.
  useEffect(() => {
    if (!sent) rename(`/reports/${report}`)
  }, [])
  if (!sent) return null
  const { receipt } = sent
  return (
    <Page title={t('reports.sent')}>
      <Alert tone="ok">
        <p class="nl-paragraph">{t('reports.sent_thanks')}</p>
        <Terms
          rows={[
            [t('reports.reference'), <strong class="reference">{sent.reference}</strong>],
            [t('reports.received_at'), moment(receipt.receivedAt)],
            [t('reports.feedback_by'), receipt.feedbackDue ? <strong>{day(receipt.feedbackDue)}</strong> : t('reports.feedback_silent')],
          ]}
        />
      </Alert>
      <Section title={t('reports.next')}>
        <ol class="steps">
          <li>{t('reports.next_read')}</li>
          <li>{t('reports.next_aftercare')}</li>
          <li>{t('reports.next_add')}</li>
        </ol>
        <Actions>
          <ButtonLink to={`/reports/${sent.id}`}>{t('reports.to_report')}</ButtonLink>
          <Button look="subtle" onClick={() => window.print()}>
            {t('action.print')}
          </Button>
        </Actions>
      </Section>
      {receipt.readers.length > 0 && (
        <Section title={t('reports.readers')}>
          <Readers readers={receipt.readers} />
        </Section>
      )}
      <SupportNumbers />
    </Page>
  )
}

export function SupportNumbers() {
  const pack = usePack()
  if (!pack || pack.support.length === 0) return null
  return (
    <Section title={t('reports.support')}>
      <Paragraph>{t('reports.support_explanation')}</Paragraph>
      <ul class="plain-list support">
        {pack.support.map((one) => (
          <li key={pick(one.name)}>
            <div>{pick(one.name)}</div>
            <div class="support__line">
              {one.telephone && <Phone number={one.telephone} />} <span class="small">{pick(one.when)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

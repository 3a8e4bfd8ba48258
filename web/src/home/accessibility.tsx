import { t } from '../catalogue'
import { Page, Paragraph, Section } from '../ui/page'

export function Accessibility() {
  return (
    <Page title={t('nav.accessibility')} lead={t('accessibility.lead')}>
      <Section title={t('accessibility.how')}>
        <Paragraph>{t('accessibility.standard')}</Paragraph>
        <Paragraph>{t('accessibility.limits')}</Paragraph>
      </Section>
      <Section title={t('accessibility.trouble')}>
        <Paragraph>{t('accessibility.tell')}</Paragraph>
      </Section>
    </Page>
  )
}

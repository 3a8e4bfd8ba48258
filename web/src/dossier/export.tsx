// Everything of a case in one document, for whoever handles it. The export itself is on record.
import { useState } from 'preact/hooks'
import { download } from '../api/download'
import { t } from '../catalogue'
import type { CaseAtHand } from '../incidents/case'
import { Actions, Button } from '../ui/button'
import { Failure } from '../ui/errors'
import { Paragraph, Section } from '../ui/page'

export function Export({ hand }: { hand: CaseAtHand }) {
  const [code, setCode] = useState<string>()
  if (hand.page.permissions.length === 0) return null
  const fetch = async (format: 'pdf' | 'json') => {
    const answer = await download(`/incidents/${hand.page.id}/dossier?format=${format}`, `${hand.page.reference}.${format}`)
    setCode(answer.ok ? undefined : answer.code)
    await hand.again()
  }
  return (
    <Section title={t('dossier.export')}>
      <Paragraph>{t('dossier.export_explained')}</Paragraph>
      {code && <Failure code={code} />}
      <Actions>
        <Button onClick={() => void fetch('pdf')}>{t('dossier.as_pdf')}</Button>
        <Button onClick={() => void fetch('json')}>{t('dossier.as_json')}</Button>
      </Actions>
    </Section>
  )
}

// Evidence of a case. What tells where a photograph was made is taken out, unless somebody asks for it on purpose.
import { useEffect, useState } from 'preact/hooks'
import { download } from '../api/download'
import type { EvidenceLine } from '../api/types'
import { t } from '../catalogue'
import { moment } from '../catalogue/time'
import { EvidencePicker, size } from '../reports/evidence_picker'
import type { EvidenceNote } from '../reports/form_values'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Failure } from '../ui/errors'
import { Terms } from '../ui/data'
import { say } from '../ui/notice'
import { Empty, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import type { CaseAtHand } from './case'

export function Files({ hand }: { hand: CaseAtHand }) {
  const files = hand.page.evidence
  return (
    <Section title={t('case.evidence')}>
      {files.length === 0 ? (
        <Empty title={t('case.evidence_none')} />
      ) : (
        <ul class="rows">
          {files.map((file) => (
            <li class="row" key={file.id}>
              <FileRow file={file} />
            </li>
          ))}
        </ul>
      )}
      {hand.may('add_evidence') && <AddFiles hand={hand} />}
    </Section>
  )
}

function AddFiles({ hand }: { hand: CaseAtHand }) {
  const [added, setAdded] = useState<EvidenceNote[]>([])
  const [turn, setTurn] = useState(0)
  // What has arrived stands in the list above; the picker begins anew.
  useEffect(() => {
    if (added.length === 0 || !added.every((file) => file.done)) return
    setAdded([])
    setTurn((n) => n + 1)
    say(t('case.evidence_added'))
    void hand.again()
  }, [added])
  return (
    <EvidencePicker
      key={turn}
      id="evidence"
      label={t('case.evidence_add')}
      hint={t('case.evidence_hint')}
      values={added}
      belongs={{ incidentId: hand.page.id }}
      onInput={setAdded}
    />
  )
}

const fetchLabel = (file: EvidenceLine) => (file.locationInside === 'yes' ? t('case.download_clean') : t('case.download'))

function FileRow({ file }: { file: EvidenceLine }) {
  const [busy, setBusy] = useState(false)
  const [code, setCode] = useState<string>()
  const fetch = async (original: boolean) => {
    setBusy(true)
    const answer = await download(`/evidence/${file.id}/content${original ? '?original=true' : ''}`, file.name)
    setBusy(false)
    setCode(answer.ok ? undefined : answer.code)
  }
  const cleanable = file.locationInside !== 'perhaps'
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3 file-name">{file.name}</h3>
      <Terms
        rows={[
          [t('case.file_size'), size(file.size)],
          [t('case.file_type'), file.mediaType],
          [t('case.file_added'), file.addedAt && moment(file.addedAt)],
          [t('case.file_digest'), file.sha256 && <code class="digest">{file.sha256}</code>],
        ]}
      />
      {file.locationInside === 'yes' && (
        <Alert tone="info">
          <p class="nl-paragraph">{t('case.location_yes')}</p>
        </Alert>
      )}
      {file.locationInside === 'perhaps' && (
        <Alert tone="warning">
          <p class="nl-paragraph">{t('case.location_perhaps')}</p>
        </Alert>
      )}
      {code && <Failure code={code} />}
      <div class="reveals">
        {cleanable && (
          <Button busy={busy} onClick={() => void fetch(false)} label={`${fetchLabel(file)}: ${file.name}`}>
            {fetchLabel(file)}
          </Button>
        )}
        {file.locationInside !== 'no' && file.locationInside !== undefined && (
          <Reveal label={t('case.download_original')} look="subtle" about={file.name}>
            {(close) => (
              <div class="stack">
                <p class="nl-paragraph">{t('case.original_warning')}</p>
                <Actions>
                  <Button
                    onClick={() => {
                      close()
                      void fetch(true)
                    }}
                  >
                    {t('case.original_confirm')}
                  </Button>
                  <Button look="subtle" onClick={close}>
                    {t('action.cancel')}
                  </Button>
                </Actions>
              </div>
            )}
          </Reveal>
        )}
      </div>
    </>
  )
}

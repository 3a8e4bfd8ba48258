// Files as others see them: name, size, kind, digest, and a way to fetch them. The place where a photo was taken is left
// out unless somebody asks for the original, and that is written down.
import type { EvidenceLine } from '../api/types'
import { t } from '../catalogue'
import { moment } from '../catalogue/time'
import { Badge } from '../ui/data'
import { size } from './evidence_picker'

export function EvidenceList({ items, none }: { items: EvidenceLine[]; none: string }) {
  if (items.length === 0) return <p class="nl-paragraph">{none}</p>
  return (
    <ul class="card-list">
      {items.map((file) => (
        <li class="card card--file" key={file.id}>
          <div>
            <strong class="file-name">{file.name}</strong> <span class="small">{size(file.size)}</span>
            {file.state === 'uploading' && (
              <div>
                <Badge tone="warning">{t('reports.file_not_complete')}</Badge>
              </div>
            )}
            {file.addedAt && <p class="nl-paragraph small">{file.addedBy ? t('reports.file_added', { name: file.addedBy, moment: moment(file.addedAt) }) : moment(file.addedAt)}</p>}
            {file.sha256 && (
              <p class="nl-paragraph small digest">
                {t('reports.digest')} {file.sha256}
              </p>
            )}
          </div>
          {file.state === 'complete' && (
            <div class="actions">
              {file.locationInside !== 'perhaps' && (
                <a class="nl-link download" href={`/v1/evidence/${file.id}/content`} download={file.name}>
                  {t('reports.download', { name: file.name })}
                </a>
              )}
              {(file.locationInside === 'yes' || file.locationInside === 'perhaps') && (
                <a class="nl-link download" href={`/v1/evidence/${file.id}/content?original=true`} download={file.name}>
                  {file.locationInside === 'perhaps' ? t('reports.download_perhaps', { name: file.name }) : t('reports.download_original')}
                </a>
              )}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

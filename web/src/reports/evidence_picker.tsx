// Choosing files and sending them at once, so that the report itself goes quickly later. Each file shows how far it is.
import { useEffect, useRef, useState } from 'preact/hooks'
import { get, remove } from '../api/client'
import type { EvidenceLine } from '../api/types'
import { explain, t } from '../catalogue'
import { Button } from '../ui/button'
import { Badge, Progress } from '../ui/data'
import { Field } from '../ui/field'
import { say } from '../ui/notice'
import type { EvidenceNote } from './form_values'
import { largest, upload, type Belongs, type Upload } from './upload'

interface Props {
  id: string
  label: string
  hint?: string
  error?: string | undefined
  values: EvidenceNote[]
  /** Files that were chosen elsewhere, before there was a place for them: they are sent at once. */
  begun?: File[]
  belongs?: Belongs
  onInput: (change: (values: EvidenceNote[]) => EvidenceNote[]) => void
}

export function EvidencePicker({ id, label, hint, error, values, begun = [], belongs = {}, onInput }: Props) {
  const [uploads, setUploads] = useState<Upload[]>(() =>
    values.map((file) => ({ key: file.id, id: file.id, name: file.name, size: file.size, sent: file.done ? file.size : 0, state: file.done ? 'done' : 'unfinished' })),
  )
  const running = useRef(new Map<string, { stop: () => void; file: File }>())
  useEffect(() => () => running.current.forEach((one) => one.stop()), [])
  useEffect(() => chosen(begun), [])
  // A file that was under way when the tab closed: the server knows how far it came.
  useEffect(() => {
    for (const one of uploads.filter((upload) => upload.state === 'unfinished' && upload.id))
      void get<EvidenceLine>(`/evidence/${one.id}`).then((answer) => {
        if (answer.ok && answer.value.state === 'complete') told({ ...one, state: 'done', sent: one.size })
      })
  }, [])

  const told = (upload: Upload) => {
    setUploads((now) => now.map((one) => (one.key === upload.key ? upload : one)))
    if (upload.id) note(upload)
  }
  const note = ({ id: evidence, name, size, state }: Upload) => {
    if (!evidence) return
    const noted: EvidenceNote = { id: evidence, name, size, done: state === 'done' }
    onInput((now) => (now.some((file) => file.id === evidence) ? now.map((file) => (file.id === evidence ? noted : file)) : [...now, noted]))
  }
  const start = (file: File, begin: Upload) => {
    running.current.get(begin.key)?.stop()
    running.current.set(begin.key, { file, stop: upload(file, belongs, begin, told).stop })
  }
  const chosen = (files: ArrayLike<File> | null) => {
    for (const file of Array.from(files ?? [])) {
      const half = uploads.find((one) => one.state === 'unfinished' && one.name === file.name && one.size === file.size)
      if (half) {
        start(file, half)
        continue
      }
      const fresh: Upload = { key: crypto.randomUUID(), name: file.name, size: file.size, sent: 0, state: 'sending' }
      const code = file.size > largest ? 'reports.file_too_large' : file.size === 0 ? 'reports.file_empty' : undefined
      setUploads((now) => [...now, code ? { ...fresh, state: 'failed', code } : fresh])
      if (!code) start(file, fresh)
    }
  }
  const drop = (gone: Upload) => {
    running.current.get(gone.key)?.stop()
    setUploads((now) => now.filter((one) => one.key !== gone.key))
    if (!gone.id) return
    onInput((now) => now.filter((file) => file.id !== gone.id))
    const timer = setTimeout(() => void remove(`/evidence/${gone.id}`), 10_000)
    say(t('reports.file_removed', { name: gone.name }), () => {
      clearTimeout(timer)
      setUploads((now) => [...now, gone.state === 'done' ? gone : { ...gone, state: 'unfinished' }])
      note(gone)
    })
  }

  return (
    <div class="stack">
      <Field id={id} label={label} hint={hint} error={error} optional>
        <input
          class="files"
          id={id}
          type="file"
          multiple
          aria-describedby={[hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined}
          onChange={(event) => {
            chosen(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </Field>
      {uploads.length > 0 && (
        <ul class="card-list" aria-label={t('reports.files')}>
          {uploads.map((one) => (
            <li class="card card--file" key={one.key}>
              <div>
                <strong class="file-name">{one.name}</strong> <span class="small">{size(one.size)}</span>
                {one.state === 'sending' && <Progress label={t('reports.sending_file', { name: one.name })} value={one.sent} max={one.size} />}
                {one.state === 'done' && (
                  <div>
                    <Badge tone="ok">{t('reports.file_done')}</Badge>
                  </div>
                )}
                {one.state === 'done' && (one.locationInside === 'yes' || one.locationInside === 'perhaps') && <p class="nl-paragraph small">{t('reports.location_inside')}</p>}
                {one.state === 'paused' && (
                  <p class="nl-paragraph" role="status">
                    {t('reports.file_paused')}
                  </p>
                )}
                {one.state === 'unfinished' && <p class="nl-paragraph">{t('reports.file_unfinished')}</p>}
                {one.state === 'failed' && (
                  <p class="utrecht-form-field-error-message" role="alert">
                    {explain(one.code ?? 'server.failed')}
                  </p>
                )}
              </div>
              <div class="actions">
                {(one.state === 'paused' || (one.state === 'failed' && running.current.has(one.key))) && (
                  <Button onClick={() => start(running.current.get(one.key)!.file, one)} label={t('reports.go_on_with_file', { name: one.name })}>
                    {t('action.try_again')}
                  </Button>
                )}
                <Button look="subtle" onClick={() => drop(one)} label={t('reports.remove_file', { name: one.name })}>
                  {t('action.delete')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function size(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}

// Sends a file in pieces of 1 MiB. A piece that did not arrive is sent again; a connection that stays away pauses the
// upload, and it goes on from the first missing piece when it is back, even in another tab with the same file.
import { attempt, get, post, put, type Answer } from '../api/client'
import type { Created, EvidenceLine } from '../api/types'

export const piece = 1024 * 1024
export const largest = 100 * piece

export type UploadState = 'sending' | 'paused' | 'done' | 'failed' | 'unfinished'
export interface Upload {
  key: string
  name: string
  size: number
  sent: number // bytes
  state: UploadState
  id?: string | undefined // once the server knows of it
  code?: string | undefined
  locationInside?: EvidenceLine['locationInside']
}

/** What an upload belongs to; without any it waits in the personal space until a report names it. */
export type Belongs = { reportId?: string; incidentId?: string; logbookEntryId?: string }

export const pieces = (size: number) => Math.max(1, Math.ceil(size / piece))

/** The bytes of the pieces that are not missing. */
export function arrived(size: number, missing: number[]): number {
  const lacking = missing.reduce((sum, number) => sum + Math.min(piece, size - number * piece), 0)
  return Math.max(0, size - lacking)
}

export function upload(file: File, belongs: Belongs, start: Upload, tell: (upload: Upload) => void): { stop: () => void } {
  const intended = attempt()
  let now = start
  let stopped = false
  const change = (part: Partial<Upload>) => {
    now = { ...now, ...part }
    if (!stopped) tell(now)
  }

  const run = async () => {
    change({ state: 'sending', code: undefined })
    if (!now.id) {
      const made = await persist(() => post<Created>('/evidence', { name: file.name, size: file.size, ...(file.type ? { mediaType: file.type } : {}), ...belongs }, { attempt: intended }))
      if (!made.ok) return change({ state: made.status === 0 ? 'paused' : 'failed', code: made.code })
      change({ id: made.value.id })
    }
    const known = await persist(() => get<EvidenceLine>(`/evidence/${now.id}`))
    const missing = known.ok && known.value.missing ? known.value.missing : [...Array(pieces(file.size)).keys()]
    change({ sent: arrived(file.size, missing) })
    for (const number of missing) {
      if (stopped) return
      const bytes = file.slice(number * piece, Math.min(file.size, (number + 1) * piece))
      const answer = await persist(() => put(`/evidence/${now.id}/chunks/${number}`, bytes))
      if (!answer.ok) return change({ state: answer.status === 0 || answer.status >= 500 ? 'paused' : 'failed', code: answer.code })
      change({ sent: Math.min(file.size, now.sent + bytes.size) })
    }
    const done = await persist(() => post<EvidenceLine>(`/evidence/${now.id}/completions`, {}))
    if (!done.ok) return change({ state: done.status === 0 ? 'paused' : 'failed', code: done.code })
    change({ state: 'done', sent: file.size, locationInside: done.value.locationInside })
  }

  // Three breaths for a connection that hiccups; a clear "no" is not repeated.
  async function persist<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
    for (const wait of [1000, 3000]) {
      const answer = await send()
      if (answer.ok || stopped || (answer.status > 0 && answer.status < 500)) return answer
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
    return send()
  }
  const back = () => now.state === 'paused' && !stopped && void run()
  window.addEventListener('online', back)
  void run()
  return {
    stop: () => {
      stopped = true
      window.removeEventListener('online', back)
    },
  }
}

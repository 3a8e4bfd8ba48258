// Chair and griffier each have the sheet before them: what one taps, the other sees within seconds. Asked for while the sheet
// is looked at and somebody was there in the last half hour, because each question also keeps the session alive.
import { useEffect, useRef } from 'preact/hooks'
import { get } from '../api/client'
import type { MeetingProgress, MeetingView } from '../api/generated'
import { session, sessionEnded } from '../people/session'

const every = 4000
const present = 30 * 60 * 1000

export function useFollow(meeting: MeetingView | null, reload: () => Promise<void>): void {
  const seen = useRef(meeting)
  seen.current = meeting
  useEffect(() => {
    let touched = Date.now()
    let busy = false
    const touch = () => void (touched = Date.now())
    const look = async () => {
      const mine = seen.current
      if (!mine || busy || document.hidden || session.get().at !== 'in' || Date.now() - touched > present) return
      busy = true
      const answer = await get<MeetingProgress>(`/meetings/${mine.id}/progress`, { quiet: true })
      if (!answer.ok && answer.status === 401) sessionEnded()
      if (answer.ok && (answer.value.version !== mine.version || answer.value.moments !== mine.moments.length)) await reload()
      busy = false
    }
    const timer = setInterval(() => void look(), every)
    window.addEventListener('pointerdown', touch)
    window.addEventListener('keydown', touch)
    return () => {
      clearInterval(timer)
      window.removeEventListener('pointerdown', touch)
      window.removeEventListener('keydown', touch)
    }
  }, [])
}

// What just happened, in one line at the bottom: read out, shown, and with a way back where there is one.
import { useEffect } from 'preact/hooks'
import { t } from '../catalogue'
import { store, useStore } from './store'

export interface Notice {
  text: string
  undo?: () => void | Promise<void>
}
const current = store<Notice | null>(null)

export const say = (text: string, undo?: Notice['undo']) => current.set(undo ? { text, undo } : { text })
export const hush = () => current.set(null)

export function Notices() {
  const notice = useStore(current)
  useEffect(() => {
    if (!notice || notice.undo) return // a way back stays until it was used or put away
    const timer = setTimeout(() => current.set(null), 8000)
    return () => clearTimeout(timer)
  }, [notice])
  return (
    <div class="notices" role="status">
      {notice && (
        <div class="notice">
          <span>{notice.text}</span>
          <span class="notice__actions">
            {notice.undo && (
              <button type="button" class="notice__button" onClick={() => void Promise.resolve(notice.undo?.()).then(hush)}>
                {t('action.undo')}
              </button>
            )}
            <button type="button" class="notice__button" onClick={hush}>
              {t('action.close')}
            </button>
          </span>
        </div>
      )}
    </div>
  )
}

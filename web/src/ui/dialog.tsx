import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../catalogue'

export interface DialogProps {
  title: string
  children: ComponentChildren
  /** Absent: the reader cannot put it away (signing in again). */
  onClose?: () => void
}

/** A dialog on top of the page. The browser keeps the focus inside and gives it back afterwards. */
export function Dialog({ title, children, onClose }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useRef(`dialog-${crypto.randomUUID()}`)
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      class="dialog"
      ref={element}
      aria-labelledby={id.current}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div class="dialog__head">
        <h2 class="nl-heading nl-heading--level-2" id={id.current}>
          {title}
        </h2>
        {onClose && (
          <button type="button" class="nl-button nl-button--subtle" onClick={onClose}>
            {t('action.close')}
          </button>
        )}
      </div>
      {children}
    </dialog>
  )
}

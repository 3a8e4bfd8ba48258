// A button that opens the form beneath it. Reading stays possible while writing; closing gives the focus back.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { Button } from './button'

interface Props {
  label: string
  /** For a screen reader, where the words alone do not say about what. */
  about?: string
  look?: 'primary' | 'secondary' | 'subtle'
  children: (close: () => void) => ComponentChildren
}

export function Reveal({ label, about, look = 'secondary', children }: Props) {
  const [open, setOpen] = useState(false)
  const wanted = useRef<'inside' | 'button' | null>(null)
  const box = useRef<HTMLDivElement>(null)
  const id = useRef(`reveal-${crypto.randomUUID()}`)
  useEffect(() => {
    if (wanted.current === 'inside') box.current?.querySelector<HTMLElement>('.reveal__body :is(input, select, textarea, button, fieldset)')?.focus()
    if (wanted.current === 'button') box.current?.querySelector<HTMLElement>('button')?.focus()
    wanted.current = null
  }, [open])
  const turn = (next: boolean) => {
    wanted.current = next ? 'inside' : 'button'
    setOpen(next)
  }
  return (
    <div class={open ? 'reveal reveal--open' : 'reveal'} ref={box}>
      <Button look={look} expanded={open} controls={id.current} {...(about ? { label: `${label}: ${about}` } : {})} onClick={() => turn(!open)}>
        {label}
      </Button>
      <div class="reveal__body" id={id.current} hidden={!open}>
        {open && children(() => turn(false))}
      </div>
    </div>
  )
}

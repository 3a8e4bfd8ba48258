import type { ComponentChildren, JSX } from 'preact'
import { t } from '../catalogue'
import { href } from '../app/router'

type Look = 'primary' | 'secondary' | 'subtle'

export interface ButtonProps {
  children: ComponentChildren
  look?: Look
  danger?: boolean
  type?: 'button' | 'submit'
  /** Working on it: the words change, the button stays (never disabled, so focus and press keep their meaning). */
  busy?: boolean
  onClick?: (event: JSX.TargetedMouseEvent<HTMLButtonElement>) => void
  expanded?: boolean
  controls?: string
  label?: string // for a screen reader, when the words alone do not say enough
}

export function Button({ children, look = 'secondary', danger, type = 'button', busy, onClick, expanded, controls, label }: ButtonProps) {
  const classes = `nl-button nl-button--${look}${danger ? ' nl-button--negative' : ''}${busy ? ' nl-button--busy' : ''}`
  return (
    <button type={type} class={classes} onClick={onClick} aria-busy={busy || undefined} aria-expanded={expanded} aria-controls={controls} aria-label={label}>
      {busy ? t('action.busy') : children}
    </button>
  )
}

/** A link that looks like a button, for going somewhere. */
export function ButtonLink({ to, look = 'secondary', children }: { to: string; look?: Look; children: ComponentChildren }) {
  return (
    <a class={`nl-button nl-button--${look} button-link`} href={href(to)}>
      {children}
    </a>
  )
}

export function Link({ to, children }: { to: string; children: ComponentChildren }) {
  return (
    <a class="nl-link" href={href(to)}>
      {children}
    </a>
  )
}

export const Actions = ({ children }: { children: ComponentChildren }) => <div class="actions">{children}</div>

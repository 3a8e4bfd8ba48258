// Every screen is a page: one heading that gets the focus when the reader arrives, and a title of its own.
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { t } from '../catalogue'
import { profile } from '../people/session'
import { Link } from './button'

export interface PageProps {
  title: string
  /** The part of the screen that is shown, for the document's title. */
  part?: string | undefined
  lead?: ComponentChildren
  back?: { to: string; label: string }
  /** Number of faults in the form: told first in the document's title. */
  faults?: number
  wide?: boolean
  actions?: ComponentChildren
  children?: ComponentChildren
}

let arrived = false // the first page after loading leaves the focus where the browser put it

export function Page({ title, part, lead, back, faults = 0, wide, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (arrived) heading.current?.focus({ preventScroll: true })
    if (arrived) window.scrollTo(0, 0)
    arrived = true
  }, [])
  const place = profile()?.organisation.name
  useEffect(() => {
    const start = faults > 0 ? `(${faults}) ` : ''
    document.title = `${start}${part ? `${part} · ` : ''}${title} · ${place ? `${place} · ` : ''}${t('app.name')}`
  })
  return (
    <div class={wide ? 'page page--wide' : 'page'}>
      {back && (
        <nav class="page__back" aria-label={t('nav.back')}>
          <Link to={back.to}>‹ {back.label}</Link>
        </nav>
      )}
      <div class="page__head">
        <div class="page__title">
          <h1 class="nl-heading nl-heading--level-1" tabIndex={-1} ref={heading}>
            {title}
          </h1>
          {lead && <p class="nl-paragraph nl-paragraph--lead">{lead}</p>}
        </div>
        {actions && <div class="actions">{actions}</div>}
      </div>
      {children}
    </div>
  )
}

export function Section({ title, children, id, actions }: { title: string; children: ComponentChildren; id?: string; actions?: ComponentChildren }) {
  return (
    <section class="section" id={id}>
      <div class="section__head">
        <h2 class="nl-heading nl-heading--level-2">{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  )
}

/** Nothing here, and what that means or what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty__title">{title}</p>
      {children}
    </div>
  )
}

export const Paragraph = ({ children, small }: { children: ComponentChildren; small?: boolean }) => (
  <p class={small ? 'nl-paragraph small' : 'nl-paragraph'}>{children}</p>
)
/** Words somebody typed: line breaks stay. */
export const Words = ({ children }: { children: ComponentChildren }) => <p class="nl-paragraph words">{children}</p>

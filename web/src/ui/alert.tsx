import type { ComponentChildren } from 'preact'

export type Tone = 'info' | 'ok' | 'warning' | 'error'

/** A coloured block with something to know. `live`: read out when it appears. */
export function Alert({ tone = 'info', live = false, children }: { tone?: Tone; live?: boolean; children: ComponentChildren }) {
  return (
    <div class={`utrecht-alert utrecht-alert--${tone}`} role={live ? (tone === 'error' ? 'alert' : 'status') : undefined}>
      <div class="utrecht-alert__content stack">{children}</div>
    </div>
  )
}

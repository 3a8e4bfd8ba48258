// What was tapped on the sheet, on its way to the register: one after the other, with the time of the tap. Without a
// connection it waits, encrypted on the tablet, and goes on in the same order, also after the tab was closed.
import { post } from '../api/client'
import type { MomentInput } from '../api/generated'
import { forget, keep, kept } from '../reports/keep'
import { store, type Store } from '../ui/store'

export interface Tap extends MomentInput {
  /** Why the register declined it. It stays to be read, and holds up nothing. */
  refused?: string
  /** It is in the register; it stays here until it is read back from there, so that it never leaves the screen. */
  arrived?: boolean
}

const patience = [2000, 4000, 8000, 15000]

export class Queue {
  readonly waiting: Store<Tap[]> = store<Tap[]>([])
  /** Whether what was tapped before the tab was closed has been found again. */
  readonly ready: Store<boolean> = store(false)
  private busy = false
  private tries = 0
  private timer = 0
  private over = false

  constructor(
    private readonly meeting: string,
    private readonly arrived: () => void,
  ) {}

  async start(): Promise<void> {
    const before = await kept(this.place)
    if (before) this.waiting.set([...(JSON.parse(before) as Tap[]), ...this.waiting.get()])
    this.ready.set(true)
    window.addEventListener('online', this.send)
    void this.send()
  }

  /** What has been read back from the register needs no keeping. */
  settle(known: string[]): void {
    const left = this.waiting.get().filter((tap) => !(tap.arrived && known.includes(tap.id)))
    if (left.length < this.waiting.get().length) this.waiting.set(left)
  }

  stop(): void {
    this.over = true
    clearTimeout(this.timer)
    window.removeEventListener('online', this.send)
  }

  async add(tap: Omit<Tap, 'id' | 'at'> & { at?: string }): Promise<void> {
    this.waiting.set([...this.waiting.get(), { id: crypto.randomUUID(), at: new Date().toISOString(), ...tap }])
    await this.remember()
    void this.send()
  }

  /** A tap that was declined is put away. */
  async putAway(id: string): Promise<void> {
    this.waiting.set(this.waiting.get().filter((tap) => tap.id !== id))
    await this.remember()
  }

  private get place(): string {
    return `meeting-${this.meeting}`
  }

  private readonly remember = async (): Promise<void> => {
    const taps = this.waiting.get().filter((tap) => !tap.arrived)
    if (taps.length > 0) await keep(this.place, JSON.stringify(taps))
    else await forget(this.place)
  }

  private readonly send = async (): Promise<void> => {
    if (this.busy || this.over) return
    this.busy = true
    clearTimeout(this.timer)
    let sent = false
    for (let next = this.next(); next && !this.over; next = this.next()) {
      const { refused: _refused, arrived: _arrived, ...moment } = next
      const answer = await post(`/meetings/${this.meeting}/moments`, moment)
      if (!answer.ok && (answer.status === 0 || answer.status >= 500 || answer.status === 429)) {
        this.timer = window.setTimeout(() => void this.send(), patience[Math.min(this.tries++, patience.length - 1)])
        break
      }
      this.tries = 0
      sent = true
      this.waiting.set(this.waiting.get().map((tap) => (tap.id !== moment.id ? tap : answer.ok ? { ...tap, arrived: true } : { ...tap, refused: answer.code })))
      await this.remember()
    }
    this.busy = false
    if (sent) this.arrived()
  }

  private next(): Tap | undefined {
    return this.waiting.get().find((tap) => !tap.refused && !tap.arrived)
  }
}

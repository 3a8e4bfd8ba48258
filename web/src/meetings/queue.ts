// What was tapped on a sheet, on its way to the register: one after the other, with the time of the tap. Without a connection,
// or when the session ended, it waits, encrypted on the tablet, and goes on in the same order, also after the tab was closed.
// A sheet itself may be opened that way. Each sending tells what the tablet's clock reads, by which the register corrects.
import { post, type Answer } from '../api/client'
import type { MeetingInput, MomentInput } from '../api/generated'
import { onLeave, profile, session, sessionEnded } from '../people/session'
import { forget, forgetMeetings, keep, kept, keptMeetings } from '../reports/keep'
import { store, type Store } from '../ui/store'

interface OnItsWay {
  /** Why the register declined it. It stays to be read and to be tried again, and holds up no other tap. */
  refused?: string
  /** It is in the register; it stays here until it is read back from there, so that it never leaves the screen. */
  arrived?: boolean
}
export interface Tap extends Omit<MomentInput, 'sentAt'>, OnItsWay {}
export interface Opening extends Omit<MeetingInput, 'id' | 'sentAt'>, OnItsWay {}
interface Kept {
  opening: Opening | null
  taps: Tap[]
}

const patience = [2000, 4000, 8000, 15000]
const longestAnswer = 15000 // shorter than the difference that the register takes for a wrong clock

export class Queue {
  readonly waiting: Store<Tap[]> = store<Tap[]>([])
  /** The sheet was opened on this tablet. */
  readonly opening: Store<Opening | null> = store<Opening | null>(null)
  /** Whether what was tapped before the tab was closed has been found again. */
  readonly ready: Store<boolean> = store(false)
  /** Goes up whenever something arrived. */
  readonly arrived: Store<number> = store(0)
  readonly started: Promise<void>
  private readonly mine = new Set<string>() // every tap that was ever in this queue
  private writing: Promise<void>
  private busy = false
  private tries = 0
  private timer = 0
  private over = false

  constructor(readonly meeting: string) {
    this.started = this.writing = this.start()
  }

  private async start(): Promise<void> {
    const { opening, taps } = await this.stored()
    this.opening.set(this.opening.get() ?? opening)
    taps.forEach((tap) => this.mine.add(tap.id))
    this.waiting.set([...taps, ...this.waiting.get()])
    this.ready.set(true)
    void this.send()
  }

  /** What has been read back from the register needs no keeping. */
  settle(known: string[]): void {
    if (this.opening.get()?.arrived) this.opening.set(null)
    const left = this.waiting.get().filter((tap) => !(tap.arrived && known.includes(tap.id)))
    if (left.length < this.waiting.get().length) this.waiting.set(left)
  }

  stop(): void {
    this.over = true
    clearTimeout(this.timer)
  }

  open(name: string): void {
    this.opening.set({ name, openedAt: new Date().toISOString() })
    void this.remember().then(this.send)
  }

  /** Answers the id of the tap, to which more can be added. */
  add(tap: Omit<Tap, 'id' | 'at'>): string {
    const id = crypto.randomUUID()
    this.mine.add(id)
    this.waiting.set([...this.waiting.get(), { id, at: new Date().toISOString(), ...tap }])
    void this.remember().then(this.send)
    return id
  }

  /** What was declined is tried again: the sheet may be open again, or the person may do more now. */
  retry(): void {
    const again = <T extends OnItsWay>({ refused: _refused, ...rest }: T) => rest
    const opening = this.opening.get()
    if (opening) this.opening.set(again(opening))
    this.waiting.set(this.waiting.get().map(again))
    void this.remember().then(this.send)
  }

  /** A tap that was declined is put away. */
  async putAway(id: string): Promise<void> {
    this.waiting.set(this.waiting.get().filter((tap) => tap.id !== id))
    await this.remember()
  }

  /** How much the register does not have. */
  get unsent(): number {
    const opening = this.opening.get()
    return this.waiting.get().filter((tap) => !tap.arrived).length + (opening && !opening.arrived ? 1 : 0)
  }

  private get place(): string {
    return `meeting-${this.meeting}`
  }

  private async stored(): Promise<Kept> {
    const content = await kept(this.place)
    return content ? (JSON.parse(content) as Kept) : { opening: null, taps: [] }
  }

  /** One after the other, so that what is kept last is what was tapped last. */
  private remember(): Promise<void> {
    return (this.writing = this.writing.then(() => this.write()))
  }

  private async write(): Promise<void> {
    if (this.over) return
    const others = (await this.stored()).taps.filter((tap) => !this.mine.has(tap.id)) // another tab has this sheet too
    const opening = this.opening.get()
    const content: Kept = { opening: opening && !opening.arrived ? opening : null, taps: [...this.waiting.get().filter((tap) => !tap.arrived), ...others] }
    if (content.opening || content.taps.length > 0) await keep(this.place, JSON.stringify(content))
    else await forget(this.place)
  }

  readonly send = async (): Promise<void> => {
    if (this.busy || this.over || held || !this.ready.get() || session.get().at !== 'in') return
    this.busy = true
    clearTimeout(this.timer)
    let sent = false
    while (!this.over && (await this.sendNext())) sent = true
    this.busy = false
    if (sent) this.arrived.set(this.arrived.get() + 1)
  }

  /** True when the register answered and there may be more to send. */
  private async sendNext(): Promise<boolean> {
    const opening = this.opening.get()
    if (opening?.refused) return false // nothing goes onto a sheet that is not there
    if (opening && !opening.arrived) return this.deliver('/meetings', { id: this.meeting, ...opening }, (sign) => this.opening.set({ ...opening, ...sign }))

    const tap = this.waiting.get().find((one) => !one.refused && !one.arrived)
    if (!tap) return false
    const mark = (sign: OnItsWay) => this.waiting.set(this.waiting.get().map((one) => (one.id === tap.id ? { ...one, ...sign } : one)))
    return this.deliver(`/meetings/${this.meeting}/moments`, tap, mark)
  }

  private async deliver(path: string, body: object, mark: (sign: OnItsWay) => void): Promise<boolean> {
    const answer = await sent(path, { ...body, sentAt: new Date().toISOString() })
    if (!answer.ok && answer.status === 401) {
      sessionEnded() // whoever taps goes on; what is signed in again for, is the sending
      return false
    }
    if (!answer.ok && (answer.status === 0 || answer.status >= 500 || answer.status === 429)) {
      this.timer = window.setTimeout(() => void this.send(), patience[Math.min(this.tries++, patience.length - 1)])
      return false
    }
    this.tries = 0
    mark(answer.ok ? { arrived: true } : { refused: answer.code })
    await this.remember()
    return true
  }
}

/** An answer that takes long is none: the time of sending would say nothing any more. */
async function sent(path: string, body: object): Promise<Answer<unknown>> {
  const end = new AbortController()
  const timer = setTimeout(() => end.abort(), longestAnswer)
  const answer = await post(path, body, { quiet: true, signal: end.signal })
  clearTimeout(timer)
  return answer
}

/** The sheets that were looked at or still wait, each with its one queue: it goes on when another screen is opened. */
export const queues: Store<Queue[]> = store<Queue[]>([])

export function queueOf(meeting: string): Queue {
  const known = queues.get().find((queue) => queue.meeting === meeting)
  if (known) return known
  const queue = new Queue(meeting)
  queues.set([...queues.get(), queue])
  return queue
}

/** Finds again what waited on this device for whoever signed in, and sends it. */
async function resume(): Promise<void> {
  for (const meeting of await keptMeetings()) queueOf(meeting)
  await Promise.all(queues.get().map((queue) => queue.started))
}

/** How much of this person the register does not have. */
export async function unsent(): Promise<number> {
  if (profile()) await resume()
  return queues.get().reduce((sum, queue) => sum + queue.unsent, 0)
}

/** Its maker is about to throw away what waits: then it must not leave just before that. */
let held = false
export function hold(on: boolean): void {
  held = on
  if (!on) sendAll()
}

/** What waits goes for good: only when its maker says so. */
export async function throwAway(): Promise<void> {
  held = false
  for (const queue of queues.get()) queue.stop()
  queues.set([])
  await forgetMeetings()
}

const sendAll = () => queues.get().forEach((queue) => void queue.send())
if (typeof window !== 'undefined') {
  window.addEventListener('online', sendAll)
  window.addEventListener('beforeunload', (event) => {
    // Nothing would be lost; but without a connection there would be no sheet either to go on with.
    if (queues.get().some((queue) => queue.unsent > 0)) event.preventDefault()
  })
}
session.subscribe(() => {
  if (session.get().at !== 'in') return
  sendAll()
  void resume()
})
onLeave(() => {
  for (const queue of queues.get()) queue.stop()
  queues.set([])
})

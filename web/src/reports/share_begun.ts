// Which entries are about to be shared: chosen in the logbook, confirmed on a page of its own.
import { go } from '../app/router'
import { onLeave } from '../people/session'

let chosen: string[] = []
onLeave(() => void (chosen = []))

export function beginSharing(entries: string[]): void {
  chosen = entries
  go('/share')
}
export const chosenEntries = (): string[] => chosen

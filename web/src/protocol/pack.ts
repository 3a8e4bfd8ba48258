// The pack in force, fetched once: the names of roles, forms and places, and what the protocol says.
import { useEffect } from 'preact/hooks'
import { get, type Answer } from '../api/client'
import type { Option, Pack } from '../api/types'
import { pick, word } from '../catalogue'
import { onLeave } from '../people/session'
import { store, useStore } from '../ui/store'

const pack = store<Pack | null>(null)
let asked: Promise<Answer<Pack>> | null = null
onLeave(() => {
  asked = null
  pack.set(null)
})

export async function fetchPack(): Promise<Answer<Pack>> {
  const known = pack.get()
  if (known) return { ok: true, value: known, version: undefined }
  asked ??= get<Pack>('/protocol').then((answer) => {
    if (answer.ok) pack.set(answer.value)
    else asked = null // may be asked again
    return answer
  })
  return asked
}

/** The pack as far as it is here; screens that only need names do not wait for it. */
export function usePack(): Pack | null {
  useEffect(() => void fetchPack(), [])
  return useStore(pack)
}

export function roleName(id: string | undefined): string {
  if (!id) return ''
  const role = pack.get()?.roles.find((one) => one.id === id)
  return role ? pick(role.name) : word('role', id)
}

type Lists = 'forms' | 'places' | 'targets' | 'aggravating' | 'consequences' | 'offenders' | 'drives' | 'norm'
export function nameOf(list: Lists, id: string | undefined): string {
  if (!id) return ''
  const found = (pack.get()?.[list] as Option[] | undefined)?.find((one) => one.id === id)
  return found ? pick(found.name) : word(list, id)
}

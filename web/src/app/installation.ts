// What this installation is: the client is the same in a register and in the hub of a network.
import { get } from '../api/client'
import type { InstallationShown } from '../api/generated'
import { store } from '../ui/store'

type Installation = 'register' | 'hub'
export const installation = store<Installation | 'asking'>('asking')

let asked: Promise<Installation> | undefined
/** A server that does not say is taken for a register: nobody there may miss what to do now. */
export const findInstallation = (): Promise<Installation> =>
  (asked ??= get<InstallationShown>('/installation', { anonymous: true }).then((answer) => {
    const found = answer.ok && answer.value.hub ? 'hub' : 'register'
    installation.set(found)
    return found
  }))

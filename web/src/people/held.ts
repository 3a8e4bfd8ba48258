// Who holds which role on a day, and which roles nobody holds although the protocol counts on them.
import type { Pack } from '../api/types'
import type { Account, Assignment } from './types'

export const holdsNow = (role: Assignment, today: string) => role.validFrom <= today && (!role.validUntil || role.validUntil >= today)

const handles = ['case.read', 'case.handle', 'aftercare.lead', 'consultation.answer']

/** Roles of those who help: what such a role does, nobody does when nobody holds it. */
export const vacant = (roles: Pack['roles'], accounts: Account[], today: string) =>
  roles.filter(
    ({ id, permissions }) =>
      permissions.some((permission) => handles.includes(permission)) &&
      !accounts.some((account) => account.state !== 'ended' && account.roles.some((role) => role.role === id && holdsNow(role, today))),
  )

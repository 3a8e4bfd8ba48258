// Accounts as an administrator sees them: who, in which roles, until when. Never what they read or write.
import type * as wire from '../api/generated'

export type Assignment = wire.AssignmentView
export type Account = wire.AccountView
export type Invitation = wire.InvitationView
export type SignInRule = wire.SignInRuleView
export type OwnSession = wire.OwnSessionView

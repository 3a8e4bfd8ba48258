// Accounts as an administrator sees them: who, in which roles, until when. Never what they read or write.
export interface Assignment {
  id: string
  role: string
  validFrom: string
  validUntil?: string
  deputy?: string
}
export interface Account {
  id: string
  name: string
  login: string
  state: 'invited' | 'active' | 'ended'
  roles: Assignment[]
  lastSignIn?: string
  totp: boolean
  version: number
}
export interface Invitation {
  token: string
  expiresAt: string
}

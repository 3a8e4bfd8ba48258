import type { Route } from '../app/router'
import { Invitation } from './invitation'
import { ProfileScreen } from './profile'

export const routes: Route[] = [
  { path: '/profile', screen: ProfileScreen, menu: { label: 'nav.profile' } },
  { path: '/invitation/:token', screen: Invitation, open: true },
]

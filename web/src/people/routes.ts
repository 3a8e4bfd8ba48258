import { lazy } from '../app/lazy'
import type { Route } from '../app/router'
import { Invitation } from './invitation'
import { ProfileScreen } from './profile'

export const routes: Route[] = [
  {
    path: '/people',
    screen: lazy(() => import('./accounts').then((module) => module.Accounts)),
    menu: { label: 'nav.people', permissions: ['people.manage'] },
  },
  { path: '/people/:id', screen: lazy(() => import('./account').then((module) => module.AccountScreen)) },
  { path: '/profile', screen: ProfileScreen, menu: { label: 'nav.profile' } },
  { path: '/invitation/:token', screen: Invitation, open: true },
]

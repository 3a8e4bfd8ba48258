import { lazy } from '../app/lazy'
import type { Route } from '../app/router'
import { Invitation } from './invitation'

export const routes: Route[] = [
  {
    path: '/people',
    screen: lazy(() => import('./accounts').then((module) => module.Accounts)),
    menu: { label: 'nav.people', permissions: ['people.manage'] },
  },
  { path: '/people/:id', screen: lazy(() => import('./account').then((module) => module.AccountScreen)) },
  {
    path: '/profile',
    screen: lazy(() => import('./profile').then((module) => module.ProfileScreen)),
    menu: { label: 'nav.profile' },
  },
  { path: '/invitation/:token', screen: Invitation, open: true },
  { path: '/known-device/:token', screen: lazy(() => import('./known_device').then((module) => module.KnownDevice)), open: true },
]

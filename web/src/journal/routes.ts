import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/journal',
    screen: lazy(() => import('./journal').then((module) => module.Journal)),
    menu: { label: 'nav.journal', permissions: ['journal.read'] },
  },
]

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/protocol',
    screen: lazy(() => import('./viewer').then((module) => module.Viewer)),
    menu: { label: 'nav.protocol' },
  },
]

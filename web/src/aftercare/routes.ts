import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/aftercare',
    screen: lazy(() => import('./board').then((module) => module.Board)),
    menu: { label: 'nav.aftercare', permissions: ['aftercare.oversee'] },
  },
  {
    path: '/my-aftercare',
    screen: lazy(() => import('./mine').then((module) => module.Mine)),
    menu: { label: 'nav.my_aftercare', permissions: ['report.write'] },
  },
]

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/meetings',
    screen: lazy(() => import('./list').then((module) => module.Meetings)),
    menu: { label: 'nav.meetings', permissions: ['meeting.keep'] },
  },
  { path: '/meetings/:meeting', screen: lazy(() => import('./sheet').then((module) => module.Sheet)) },
]

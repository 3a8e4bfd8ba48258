import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/survey/:token',
    screen: lazy(() => import('./answer').then((module) => module.Answer)),
    open: true,
  },
  {
    path: '/surveys',
    screen: lazy(() => import('./surveys').then((module) => module.SurveyList)),
    menu: { label: 'nav.surveys', permissions: ['statistics.read'] },
  },
  { path: '/surveys/new', screen: lazy(() => import('./hold').then((module) => module.Hold)) },
  { path: '/surveys/:id', screen: lazy(() => import('./one').then((module) => module.OneSurvey)) },
]

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/risks',
    screen: lazy(() => import('./risks').then((module) => module.Risks)),
    menu: { label: 'nav.risks', permissions: ['report.write', 'prevention.keep'] },
  },
  { path: '/risks/new', screen: lazy(() => import('./risk_form').then((module) => module.NewRisk)) },
  { path: '/risks/:analysis', screen: lazy(() => import('./risk').then((module) => module.RiskScreen)) },
  {
    path: '/prevention',
    screen: lazy(() => import('./book').then((module) => module.Book)),
    menu: { label: 'nav.prevention', permissions: ['prevention.keep'] },
  },
]

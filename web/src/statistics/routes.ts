import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/figures',
    screen: lazy(() => import('./dashboard').then((module) => module.Dashboard)),
    stays: 'figures',
    menu: { label: 'nav.figures', permissions: ['statistics.read'] },
  },
  { path: '/figures/cases', screen: lazy(() => import('./cases').then((module) => module.FigureCases)) },
  { path: '/publications', screen: lazy(() => import('./publications').then((module) => module.PublicationsScreen)) },
  { path: '/completeness', screen: lazy(() => import('./completeness').then((module) => module.CompletenessScreen)) },
  {
    path: '/people-in-office',
    screen: lazy(() => import('./people_in_office').then((module) => module.PeopleInOffice)),
    menu: { label: 'nav.office', permissions: ['people.manage'] }, // the others come from the figures
  },
]

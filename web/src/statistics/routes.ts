import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/people-in-office',
    screen: lazy(() => import('./people_in_office').then((module) => module.PeopleInOffice)),
    menu: { label: 'nav.office', permissions: ['seats.keep'] },
  },
]

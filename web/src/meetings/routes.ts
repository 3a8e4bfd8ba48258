import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/meetings',
    screen: lazy(() => import('./list').then((module) => module.Meetings)),
    needs: 'meeting.keep',
    goesOn: 'meetings.open_anyway',
    menu: { label: 'nav.meetings', permissions: ['meeting.keep'] },
  },
  {
    path: '/meetings/:meeting',
    screen: lazy(() => import('./sheet').then((module) => module.Sheet)),
    needs: 'meeting.keep',
    goesOn: 'meetings.goes_on',
  },
]

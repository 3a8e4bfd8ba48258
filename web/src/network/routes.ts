import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  {
    path: '/network',
    screen: lazy(() => import('./overview').then((module) => module.OverviewScreen)),
    menu: { label: 'nav.network', permissions: ['network.read'] },
  },
  { path: '/network/new', screen: lazy(() => import('./enrol').then((module) => module.Enrol)) },
  { path: '/network/:id', screen: lazy(() => import('./participant').then((module) => module.OneParticipant)) },
  { path: '/membership', screen: lazy(() => import('./membership').then((module) => module.MembershipScreen)) },
  { path: '/benchmarks', open: true, screen: lazy(() => import('./together').then((module) => module.TogetherScreen)) },
  { path: '/benchmark', screen: lazy(() => import('./benchmark').then((module) => module.BenchmarkScreen)) },
]

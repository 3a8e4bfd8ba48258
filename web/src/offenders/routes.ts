import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

const overview = lazy(() => import('./overview').then((module) => module.Overview))
const person = lazy(() => import('./person').then((module) => module.Person))
const requests = lazy(() => import('./requests').then((module) => module.Requests))
const extract = lazy(() => import('./extract').then((module) => module.Extract))

export const routes: Route[] = [
  { path: '/offenders', screen: overview, menu: { label: 'nav.offenders', permissions: ['offenders.read'] } },
  { path: '/offenders/requests', screen: requests },
  { path: '/offenders/:id', screen: person },
  { path: '/offenders/:id/extract', screen: extract },
]

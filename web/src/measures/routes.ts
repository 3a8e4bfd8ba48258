import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

const register = lazy(() => import('./register').then((module) => module.Register))

export const routes: Route[] = [{ path: '/measures', screen: register, menu: { label: 'nav.measures', permissions: ['case.read'] } }]

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

const register = lazy(() => import('./register').then((module) => module.Register))

const desk = lazy(() => import('./desk_list').then((module) => module.DeskScreen))

export const routes: Route[] = [
  { path: '/measures', screen: register, menu: { label: 'nav.measures', permissions: ['case.read'] } },
  { path: '/desk', screen: desk, menu: { label: 'nav.desk', permissions: ['desk.read'] } },
]

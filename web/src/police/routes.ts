import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [{ path: '/police-files/:id', screen: lazy(() => import('./file').then((module) => module.FileScreen)) }]

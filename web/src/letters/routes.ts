import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

export const routes: Route[] = [
  { path: '/letter-templates', screen: lazy(() => import('./templates').then((module) => module.Templates)), menu: { label: 'nav.letter_templates', permissions: ['protocol.manage'] } },
]

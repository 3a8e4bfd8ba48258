import type { Route } from '../app/router'
import { Accessibility } from './accessibility'
import { Home } from './home'

export const routes: Route[] = [
  { path: '/', screen: Home, menu: { label: 'nav.home' } },
  { path: '/accessibility', screen: Accessibility, open: true },
]

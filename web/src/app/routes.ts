// Every screen of the client, in the order of the menu. A feature adds its own list.
import { routes as home } from '../home/routes'
import { routes as people } from '../people/routes'
import { routes as reports } from '../reports/routes'
import type { Route } from './router'

export const routes: Route[] = [...home, ...reports, ...people]

import type { Route } from '../app/router'

export const routes: Route[] = []

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'

const screen = lazy(() => import('./case_page').then((module) => module.CasePage))
const list = lazy(() => import('./case_list').then((module) => module.CaseList))

/** The parts of a case, each with an address of its own; going from one to the other keeps what is being written. */
export const caseParts = ['tasks', 'persons', 'response', 'police', 'damage', 'communication', 'aftercare', 'notes', 'history', 'readers'] as const

export const routes: Route[] = [
  { path: '/incidents', screen: list, menu: { label: 'nav.cases', permissions: ['case.read'] } },
  { path: '/incidents/:id', screen, stays: 'case' },
  ...caseParts.map((part): Route => ({ path: `/incidents/:id/${part}`, screen, stays: 'case' })),
]

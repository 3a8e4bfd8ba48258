// Every screen of the client, in the order of the menu. A feature adds its own list.
import { routes as aftercare } from '../aftercare/routes'
import { routes as home } from '../home/routes'
import { routes as incidents } from '../incidents/routes'
import { routes as journal } from '../journal/routes'
import { routes as letters } from '../letters/routes'
import { routes as measures } from '../measures/routes'
import { routes as network } from '../network/routes'
import { routes as offenders } from '../offenders/routes'
import { routes as meetings } from '../meetings/routes'
import { routes as people } from '../people/routes'
import { routes as police } from '../police/routes'
import { routes as prevention } from '../prevention/routes'
import { routes as protocol } from '../protocol/routes'
import { routes as reports } from '../reports/routes'
import { routes as statistics } from '../statistics/routes'
import { routes as survey } from '../survey/routes'
import type { Route } from './router'

export const routes: Route[] = [
  ...home, ...reports, ...incidents, ...measures, ...offenders, ...aftercare, ...police, ...meetings, ...prevention,
  ...statistics, ...survey, ...network, ...protocol, ...letters, ...journal, ...people
]

import { lazy } from '../app/lazy'
import type { Route } from '../app/router'
import { ConsultationScreen } from './consultation'
import { Consult, ConsultationList } from './consultation_list'
import { Logbook } from './logbook'
import { EditEntry, NewEntry } from './logbook_entry'
import { Receipt } from './receipt'
import { ReportDetail } from './report_detail'
import { ReportList } from './report_list'
import { NewReport, ReportScreen } from './report_screen'

const reporting = ['report.write']
const entering = ['report.write', 'report.enter_for_other']

export const routes: Route[] = [
  { path: '/report', screen: NewReport, menu: { label: 'nav.report', permissions: entering } },
  { path: '/report/:draft', screen: ReportScreen, stays: 'report' },
  { path: '/report/:draft/check', screen: ReportScreen, stays: 'report' },
  { path: '/receipt/:report', screen: Receipt },
  { path: '/reports', screen: ReportList, menu: { label: 'nav.reports', permissions: entering } },
  { path: '/reports/:report', screen: ReportDetail },
  { path: '/consultation', screen: Consult },
  { path: '/consultations', screen: ConsultationList, menu: { label: 'nav.consultations', permissions: [...reporting, 'consultation.answer'] } },
  { path: '/consultations/:consultation', screen: ConsultationScreen },
  { path: '/logbook', screen: Logbook, menu: { label: 'nav.logbook', permissions: reporting } },
  { path: '/logbook/new', screen: NewEntry },
  { path: '/logbook/:entry', screen: EditEntry },
  { path: '/share', screen: lazy(() => import('./share_new').then((module) => module.NewShare)) },
  { path: '/shared', screen: lazy(() => import('./share_list').then((module) => module.ShareList)) },
  { path: '/shared/:share', screen: lazy(() => import('./share').then((module) => module.ShareScreen)) },
]

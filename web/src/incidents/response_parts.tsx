// The parts of a case that few readers open: each is fetched when it is.
import { lazy } from '../app/lazy'
import type { CaseAtHand } from './case'

interface Part {
  hand: CaseAtHand
}
export const Police = lazy<Part>(() => import('../police/panel').then((module) => module.Police))
export const Damage = lazy<Part>(() => import('../damage/panel').then((module) => module.Damage))
export const Communication = lazy<Part>(() => import('../communication/panel').then((module) => module.Communication))
export const Letters = lazy<Part>(() => import('../letters/panel').then((module) => module.Letters))
export const Export = lazy<Part>(() => import('../dossier/export').then((module) => module.Export))

import type { Consent } from './types'

/** Consent is asked; once answered it is never "unknown" again, and only what was given can be withdrawn. */
export function possible(now: Consent): Consent[] {
  switch (now) {
    case 'unknown':
      return ['unknown', 'given', 'refused']
    case 'given':
      return ['given', 'withdrawn']
    case 'refused':
      return ['refused', 'given']
    case 'withdrawn':
      return ['withdrawn', 'given']
  }
}

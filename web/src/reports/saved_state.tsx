import { t } from '../catalogue'
import type { Saved } from './draft'

/** Whether the draft is safe. Read out only when that changes for the worse or the better. */
export function SavedState({ saved }: { saved: Saved }) {
  const shown = saved === 'waiting' ? t('reports.draft_waiting') : saved === 'nothing' ? '' : t('reports.draft_saved')
  return (
    <p class={saved === 'nothing' ? 'saved saved--nothing' : saved === 'waiting' ? 'saved saved--waiting' : 'saved'} role="status">
      {saved === 'saving' ? t('reports.draft_saving') : shown}
    </p>
  )
}

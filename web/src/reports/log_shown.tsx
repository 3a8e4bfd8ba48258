// An entry of a logbook as it is read: in the logbook itself, in a share, and with a report.
import type { KeptView } from '../api/generated'
import { t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { Terms, Timeline } from '../ui/data'
import { Words } from '../ui/page'

export interface Logged {
  text: string
  account?: string | undefined
  url?: string | undefined
  kept?: KeptView | undefined
}

export function LogShown({ text, account, url, kept }: Logged) {
  return (
    <>
      {text && <Words>{text}</Words>}
      {kept?.message && (
        <blockquote class="message">
          <Words>{kept.message}</Words>
        </blockquote>
      )}
      <Terms
        rows={[
          [t('reports.online_account'), account],
          [t('logbook.platform'), kept?.platform],
          [t('reports.online_url'), url && <span class="digest">{url}</span>],
          [t('reports.online_posted'), moment(kept?.postedAt)],
          [t('logbook.kept_at'), moment(kept?.keptAt)],
          [t('reports.digest'), kept?.sha256 && <span class="digest">{kept.sha256}</span>],
        ]}
      />
      <PlatformSteps kept={kept} />
    </>
  )
}

export function PlatformSteps({ kept }: { kept: KeptView | undefined }) {
  if (!kept || kept.platformSteps.length === 0) return null
  return <Timeline items={kept.platformSteps.map((step) => ({ at: step.at, title: word('platform', step.kind), body: step.words && <Words>{step.words}</Words> }))} />
}

// An entry of a logbook as it is read: in the logbook itself, in a share, and with a report.
import type { FindingView, KeptView } from '../api/generated'
import { t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { More, Terms, Timeline, type Term } from '../ui/data'
import { Words } from '../ui/page'

export interface Logged {
  text: string
  account?: string | undefined
  url?: string | undefined
  kept?: KeptView | undefined
}

const found = ({ account, url, platform, postedAt }: Pick<FindingView, 'account' | 'url' | 'platform' | 'postedAt'>): Term[] => [
  [t('reports.online_account'), account],
  [t('logbook.platform'), platform],
  [t('reports.online_url'), url && <span class="digest">{url}</span>],
  [t('reports.online_posted'), moment(postedAt)],
]
const noted = ({ notedAt, sha256 }: FindingView): Term[] => [
  [t('logbook.noted_at'), moment(notedAt)],
  [t('logbook.digest_found'), <span class="digest">{sha256}</span>],
]

export function LogShown({ text, account, url, kept }: Logged) {
  const findings = kept?.findings ?? []
  const now = findings.at(-1)
  const before = findings.slice(0, -1).reverse()
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
          [t('logbook.kept_at'), moment(kept?.keptAt)],
          [t('logbook.digest_message'), kept?.sha256 && <span class="digest">{kept.sha256}</span>],
          ...found({ account, url, platform: kept?.platform, postedAt: kept?.postedAt }),
          ...(now ? noted(now) : []),
        ]}
      />
      {before.length > 0 && (
        <More summary={t('logbook.noted_before')}>
          {before.map((finding) => (
            <Terms key={finding.notedAt} rows={[...found(finding), ...noted(finding)]} />
          ))}
        </More>
      )}
      <PlatformSteps kept={kept} />
    </>
  )
}

export function PlatformSteps({ kept }: { kept: KeptView | undefined }) {
  if (!kept || kept.platformSteps.length === 0) return null
  return <Timeline items={kept.platformSteps.map((step) => ({ at: step.at, title: word('platform', step.kind), body: step.words && <Words>{step.words}</Words> }))} />
}

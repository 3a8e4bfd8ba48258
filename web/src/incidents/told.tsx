// What was told: every report of the case in the reporter's own words, with what was added later.
import { t } from '../catalogue'
import { moment } from '../catalogue/time'
import { LogShown } from '../reports/log_shown'
import { nameOf, roleName } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Terms } from '../ui/data'
import { Section, Words } from '../ui/page'
import type { Case, CaseReport } from './types'

export function Told({ page }: { page: Case }) {
  return (
    <Section title={page.reports.length > 1 ? t('case.reports') : t('case.report')}>
      <div class="stack-wide">
        {page.reports.map((report) => (
          <article class="told" key={report.id}>
            <p class="nl-paragraph small">{by(report)}</p>
            {report.withdrawnAt && (
              <Alert tone="warning">
                <p class="nl-paragraph">{t('case.withdrawn', { at: moment(report.withdrawnAt) })}</p>
                {report.withdrawalReason && <Words>{report.withdrawalReason}</Words>}
              </Alert>
            )}
            {report.opened ? <Content report={report} /> : <p class="nl-paragraph">{t('case.sealed_report')}</p>}
          </article>
        ))}
      </div>
    </Section>
  )
}

function by(report: CaseReport): string {
  const who = report.reporter ? `${report.reporter.name} (${roleName(report.reporterRole)})` : roleName(report.reporterRole)
  const at = moment(report.submittedAt)
  return report.enteredBy ? t('case.told_through', { who, at, by: report.enteredBy.name }) : t('case.told_by', { who, at })
}

function Content({ report }: { report: CaseReport }) {
  return (
    <>
      {report.narrative && (
        <blockquote class="quote">
          <Words>{report.narrative}</Words>
        </blockquote>
      )}
      <Terms
        rows={[
          [t('case.need_now'), report.needNow],
          [t('case.targets'), report.targets.map((id) => nameOf('targets', id)).join('\n')],
          [t('case.involved'), report.involved.map((one) => one.name).join('\n')],
          [t('case.online_account'), report.online?.account],
          [t('case.online_url'), report.online?.url],
          [t('case.online_posted'), report.online?.postedAt && moment(report.online.postedAt)],
          [t('case.online_platform'), report.online && report.online.platformReported !== undefined && (report.online.platformReported ? t('case.platform_told') : t('case.platform_not_told'))],
          [t('case.feedback_due'), report.feedbackDue && moment(report.feedbackDue)],
        ]}
      />
      {report.supplements.map((addition) => (
        <div class="addition" key={addition.at}>
          <p class="nl-paragraph small">{t('case.added_later', { who: addition.by?.name ?? '', at: moment(addition.at) })}</p>
          <Words>{addition.text}</Words>
        </div>
      ))}
      {report.log.map((entry) => (
        <div class="addition" key={entry.occurredAt}>
          <p class="nl-paragraph small">{t('case.from_logbook', { form: nameOf('forms', entry.form), at: moment(entry.occurredAt) })}</p>
          <LogShown {...entry} />
        </div>
      ))}
    </>
  )
}

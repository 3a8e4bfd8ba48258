// My report as I sent it, with what became of it: what I was told, who reads it, who looked, and what I added later.
import { useState } from 'preact/hooks'
import { attempt, get, post } from '../api/client'
import type { OwnReport } from '../api/types'
import { count, t } from '../catalogue'
import { day, moment } from '../catalogue/time'
import type { Params } from '../app/router'
import { profile } from '../people/session'
import { nameOf, roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Terms, Timeline } from '../ui/data'
import { Dialog } from '../ui/dialog'
import { ErrorSummary } from '../ui/errors'
import { TextArea } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section, Words } from '../ui/page'
import { EvidenceList } from './evidence_list'
import { EvidencePicker } from './evidence_picker'
import type { EvidenceNote } from './form_values'
import { LogShown } from './log_shown'
import { SupportNumbers } from './receipt'
import { Readers } from './report_check'
import { StateBadge } from './report_list'

export function ReportDetail({ report: id = '' }: Params) {
  usePack()
  const report = useLoad(() => get<OwnReport>(`/reports/${id}`), [id])
  const reference = report.value?.reference
  return (
    <Page title={reference ? t('reports.one', { reference }) : t('reports.one_loading')} back={{ to: '/reports', label: t('reports.mine') }} wide>
      <Await of={report}>{(value) => <Detail report={value} reload={() => void report.reload()} />}</Await>
    </Page>
  )
}

function Detail({ report, reload }: { report: OwnReport; reload: () => void }) {
  const [withdrawing, setWithdrawing] = useState(false)
  const open = report.state !== 'withdrawn'
  return (
    <div class="columns columns--side">
      <div class="page page--wide">
        <Section title={t('reports.state')} actions={<StateBadge state={report.state} />}>
          <Terms
            rows={[
              [t('reports.received_at'), moment(report.submittedAt)],
              [t('reports.feedback_by'), report.state === 'received' && (report.feedbackDue ? day(report.feedbackDue) : t('reports.feedback_silent'))],
              [t('reports.entered_by'), report.enteredBy && report.enteredBy.account !== profile()?.account.id ? report.enteredBy.name : undefined],
              [t('reports.withdrawn_at'), moment(report.withdrawnAt)],
              [t('reports.withdrawal_reason'), report.withdrawalReason],
            ]}
          />
        </Section>
        <Section title={t('reports.feedback')}>
          {report.feedback.length === 0 ? (
            <Paragraph>{report.feedbackDue ? t('reports.no_feedback_until', { day: day(report.feedbackDue) }) : t('reports.no_feedback')}</Paragraph>
          ) : (
            <Timeline items={report.feedback.map((said) => ({ at: said.at, title: t('reports.feedback_from', { name: said.by ?? '' }), body: <Words>{said.text}</Words> }))} />
          )}
        </Section>
        <Section title={t('reports.your_words')}>
          <Words>{report.narrative}</Words>
          <Facts report={report} />
        </Section>
        <Section title={t('reports.evidence')}>
          <EvidenceList items={report.evidence} none={t('reports.no_evidence')} />
          {open && <AddEvidence report={report.id} />}
        </Section>
        <Section title={t('reports.supplements')}>
          {report.supplements.length > 0 && <Timeline items={report.supplements.map((said) => ({ at: said.at, title: said.by ?? '', body: <Words>{said.text}</Words> }))} />}
          {open && <AddWords report={report.id} done={reload} />}
        </Section>
        {open && (
          <Actions>
            <Button look="subtle" danger onClick={() => setWithdrawing(true)}>
              {t('reports.withdraw')}
            </Button>
          </Actions>
        )}
      </div>
      <div class="page page--wide">
        <Section title={t('reports.readers')}>
          <Readers readers={report.readers.filter((reader) => reader.rule !== 'reporter')} />
        </Section>
        <Section title={t('reports.looked')}>
          {report.lookedAt.length === 0 ? <Paragraph>{t('reports.nobody_looked')}</Paragraph> : <Looks looks={report.lookedAt} />}
        </Section>
        <SupportNumbers />
      </div>
      {withdrawing && (
        <Withdraw
          report={report.id}
          close={() => setWithdrawing(false)}
          done={() => {
            setWithdrawing(false)
            say(t('reports.withdrawn'))
            reload()
          }}
        />
      )}
    </div>
  )
}

/** One line for each person: how often, and when last. */
function Looks({ looks }: { looks: OwnReport['lookedAt'] }) {
  const people = new Map<string, { role: string; times: number; last: string }>()
  for (const { name, role, at } of looks) {
    const before = people.get(name)
    people.set(name, { role, times: (before?.times ?? 0) + 1, last: before && before.last > at ? before.last : at })
  }
  return (
    <ul class="readers">
      {[...people].map(([name, { role, times, last }]) => (
        <li class="readers__one" key={name}>
          <div>
            <strong>{name}</strong> · {roleName(role)}
          </div>
          <div class="small">{count('reports.looks', times, { moment: moment(last) })}</div>
        </li>
      ))}
    </ul>
  )
}

function Facts({ report }: { report: OwnReport }) {
  const list = (items: string[]) => items.filter(Boolean).join(', ')
  const known = { known: t('reports.known'), partly: t('reports.partly'), unknown: t('reports.unknown') }[report.offender.known]
  const fact = (id: string) => nameOf('aggravating', id)
  return (
    <Terms
      rows={[
        [t('reports.occurred'), moment(report.occurredAt)],
        [t('reports.form'), nameOf('forms', report.form)],
        [t('reports.place'), nameOf('places', report.place)],
        [t('reports.behaviour'), nameOf('norm', report.behaviour)],
        [t('reports.who'), list([known, nameOf('offenders', report.offender.kind), report.offender.withheld ? t('reports.offender_withheld') : '', report.offender.description ?? '', ...report.offender.details.map((one) => one.value)])],
        [t('reports.involved'), list(report.involved.map((one) => one.name))],
        [t('reports.need_now'), report.needNow],
        [t('reports.online'), report.online && list([report.online.account ?? '', report.online.url ?? '', moment(report.online.postedAt), report.online.platformReported ? t('reports.platform_told') : ''])],
        [t('reports.targets'), list(report.targets.map((id) => nameOf('targets', id)))],
        [t('reports.aggravating'), list(report.aggravating.map(fact))],
        [t('reports.affected'), list(report.affected.map((one) => list([one.name, roleName(one.role)])))],
        [t('reports.repetition'), list([report.repeated ? t('reports.repeated') : '', report.persists ? t('reports.persists') : ''])],
        [
          t('reports.log'),
          report.log.length > 0 &&
            report.log.map((entry) => (
              <div class="addition stack" key={entry.occurredAt}>
                <p class="nl-paragraph small">{moment(entry.occurredAt)}</p>
                <LogShown {...entry} />
              </div>
            )),
        ],
      ]}
    />
  )
}

function AddWords({ report, done }: { report: string; done: () => void }) {
  const form = useForm({ text: '' })
  const [intended] = useState(attempt)
  return (
    <form
      class="stack"
      {...form.sends(
        () => (empty(form.values.text) ? [{ field: 'text', code: 'reports.supplement_missing' }] : []),
        () => post(`/reports/${report}/supplements`, { text: form.values.text }, { attempt: intended }),
        () => {
          intended.key = crypto.randomUUID()
          form.replace({ text: '' })
          say(t('reports.supplement_added'))
          done()
        },
      )}
    >
      <ErrorSummary faults={form.faults} problem={form.problem} />
      <TextArea id="text" label={t('reports.supplement')} hint={t('reports.supplement_hint')} value={form.values.text} onInput={(value) => form.set('text', value)} error={form.wrong('text')} />
      <Actions>
        <Button type="submit" busy={form.busy}>
          {t('reports.add_supplement')}
        </Button>
      </Actions>
    </form>
  )
}

function AddEvidence({ report }: { report: string }) {
  const [files, setFiles] = useState<EvidenceNote[]>([])
  return <EvidencePicker id="evidence" label={t('reports.evidence_add')} hint={t('reports.evidence_hint')} values={files} belongs={{ reportId: report }} onInput={setFiles} />
}

function Withdraw({ report, close, done }: { report: string; close: () => void; done: () => void }) {
  const form = useForm({ reason: '' })
  const [intended] = useState(attempt)
  return (
    <Dialog title={t('reports.withdraw')} onClose={close}>
      <Alert tone="info">
        <Paragraph>{t('reports.withdraw_explanation')}</Paragraph>
      </Alert>
      <form
        class="form"
        {...form.sends(
          () => [],
          () => post(`/reports/${report}/withdrawals`, empty(form.values.reason) ? {} : { reason: form.values.reason }, { attempt: intended }),
          done,
        )}
      >
        <ErrorSummary faults={form.faults} problem={form.problem} />
        <TextArea id="reason" label={t('reports.withdraw_reason')} optional value={form.values.reason} onInput={(value) => form.set('reason', value)} error={form.wrong('reason')} />
        <Actions>
          <Button type="submit" look="primary" danger busy={form.busy}>
            {t('reports.withdraw')}
          </Button>
          <Button onClick={close}>{t('action.cancel')}</Button>
        </Actions>
      </form>
    </Dialog>
  )
}

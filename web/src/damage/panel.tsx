// Damage of a case: what is still open first, then what it cost, what was paid, and what was tried to get it back.
import { get, post } from '../api/client'
import type { Created, EvidenceLine } from '../api/types'
import type { DamageShown, LineShown, DamageStepShown as StepShown } from '../api/generated'
import { cited, pick, t, word } from '../catalogue'
import { day, today } from '../catalogue/time'
import type { CaseAtHand } from '../incidents/case'
import { CaseForm } from '../incidents/case_form'
import type { Affected } from '../incidents/types'
import { nameOf, roleName } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Badge, More, Table, Terms } from '../ui/data'
import { Checkboxes, Radios, Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { centsIn, euros } from './money'

interface Here {
  hand: CaseAtHand
  loaded: Loaded<DamageShown>
  page: DamageShown
}

export function Damage({ hand }: { hand: CaseAtHand }) {
  const loaded = useLoad(() => get<DamageShown>(`/incidents/${hand.page.id}/damage`), [hand.page.id])
  if (loaded.code === 'request.not_permitted') return <Empty title={t('case.no_key')} />
  return <Await of={loaded}>{(page) => <Page hand={hand} loaded={loaded} page={page} />}</Await>
}

export const personName = (persons: Affected[], id: string | undefined) => {
  if (!id) return t('damage.organisation')
  const person = persons.find((one) => one.id === id)
  return person?.name ?? roleName(person?.role)
}

function Page(here: Here) {
  const { hand, page } = here
  const unknown = hand.page.offenders.every((one) => one.known === 'unknown')
  return (
    <>
      <Section title={t('damage.open_title')}>
        {page.lines.length === 0 ? (
          <Empty title={t('damage.none')}>
            <Paragraph>{t('damage.none_explained')}</Paragraph>
          </Empty>
        ) : (
          <>
            <p class="nl-paragraph">
              <strong class="amount">{euros(page.open)}</strong> {t('damage.open_explained')}
            </p>
            {unknown && page.open > 0 && <Paragraph>{t('damage.offender_unknown_yet')}</Paragraph>}
            <Table
              caption={t('damage.balance')}
              rows={page.balances.filter((one) => one.damage !== 0 || one.advanced !== 0 || one.insured !== 0 || one.recovered !== 0)}
              id={(row) => row.affectedId ?? 'organisation'}
              columns={[
                { label: t('damage.whose'), head: true, value: (row) => personName(hand.page.affected, row.affectedId) },
                { label: t('damage.lost'), value: (row) => euros(row.damage) },
                { label: t('damage.advanced'), value: (row) => euros(row.advanced) },
                { label: t('damage.insured'), value: (row) => euros(row.insured) },
                { label: t('damage.recovered'), value: (row) => euros(row.recovered) },
                { label: t('damage.still_open'), value: (row) => <strong>{euros(row.open)}</strong> },
              ]}
            />
          </>
        )}
        {page.mayWrite && (
          <div class="reveals">
            <Reveal label={t('damage.add_line')} look={page.lines.length === 0 ? 'primary' : 'secondary'}>
              {(close) => <AddLine {...here} close={close} />}
            </Reveal>
            {page.lines.length > 0 && <Reveal label={t('damage.add_payment')}>{(close) => <AddPayment {...here} close={close} />}</Reveal>}
            {page.lines.length > 0 && <Reveal label={t('damage.add_step')}>{(close) => <AddStep {...here} close={close} />}</Reveal>}
          </div>
        )}
      </Section>
      {page.lines.length > 0 && (
        <Section title={t('damage.lines')}>
          <ul class="rows">
            {page.lines.map((line) => (
              <li class="row" key={line.id}>
                <Line line={line} {...here} />
              </li>
            ))}
          </ul>
        </Section>
      )}
      {(page.payments.length > 0 || page.steps.length > 0) && (
        <Section title={t('damage.recovery')}>
          <ul class="rows">
            {page.steps.map((step) => (
              <li class="row" key={step.id}>
                <StepRow step={step} hand={hand} />
              </li>
            ))}
            {page.payments.map((payment) => (
              <li class="row" key={payment.id}>
                <h3 class="nl-heading nl-heading--level-3">
                  {word('damage.payment', payment.kind)}: {euros(payment.cents)}
                </h3>
                <Paragraph>
                  {day(payment.paidOn)} · {t('damage.to', { name: personName(hand.page.affected, payment.affectedId) })}
                </Paragraph>
                {payment.text && <Words>{payment.text}</Words>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <More summary={t('protocol.says')}>
        {page.rules.length === 0 ? (
          <Paragraph>{t('protocol.says_nothing')}</Paragraph>
        ) : (
          <ul class="utrecht-unordered-list">
            {page.rules.map((rule) => (
              <li class="utrecht-unordered-list__item" key={rule.id}>
                {pick(rule.name)} <span class="small">({cited(rule.source)})</span> {rule.unverified && <Badge tone="warning">{t('case.unverified')}</Badge>}
              </li>
            ))}
          </ul>
        )}
      </More>
    </>
  )
}

function Line({ line, hand, page, loaded }: { line: LineShown } & Here) {
  const files = hand.page.evidence.filter((file) => line.evidence.includes(file.id))
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">
          {euros(line.cents)} · {personName(hand.page.affected, line.affectedId)}
        </h3>
        <span class="badges">
          <Badge>{word('damage.kind', line.kind)}</Badge>
          {line.withdrawnAt && <Badge tone="warning">{t('damage.withdrawn')}</Badge>}
        </span>
      </div>
      <Words>{line.text}</Words>
      <Paragraph small>
        {day(line.incurredOn)}
        {line.by && ` · ${line.by.name}`}
      </Paragraph>
      {files.length > 0 && <Terms rows={[[t('damage.evidence'), files.map((file) => file.name).join(', ')]]} />}
      {line.reason && <Words>{line.reason}</Words>}
      {page.mayWrite && !line.withdrawnAt && (
        <Reveal label={t('damage.withdraw')} look="subtle" about={euros(line.cents)}>
          {(close) => (
            <CaseForm
              hand={hand}
              name="damage-withdraw"
              about={line.id}
              close={close}
              initial={{ reason: '' }}
              check={(values) => (empty(values.reason) ? [{ field: 'reason', code: 'damage.reason_missing' }] : [])}
              send={(values, attempt) => post<Created>(`/damage-lines/${line.id}/withdrawals`, values, { attempt })}
              done={() => void loaded.reload()}
              said={t('damage.withdrawn_said')}
              submit={t('damage.withdraw')}
            >
              {({ bind }) => <TextArea {...bind('reason')} label={t('damage.reason')} rows={2} />}
            </CaseForm>
          )}
        </Reveal>
      )}
    </>
  )
}

function StepRow({ step, hand }: { step: StepShown; hand: CaseAtHand }) {
  const offender = hand.page.offenders.find((one) => one.id === step.offenderId)
  const ahead = step.kind === 'joinder_due' && step.on >= today()
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{word('damage.step', step.kind)}</h3>
        {ahead && <Badge tone="info">{t('damage.ahead')}</Badge>}
      </div>
      <Paragraph>
        {day(step.on)}
        {offender && ` · ${nameOf('offenders', offender.kind)}`}
      </Paragraph>
      {step.text && <Words>{step.text}</Words>}
    </>
  )
}

const whose = (hand: CaseAtHand) => [
  { value: '', label: t('damage.organisation') },
  ...hand.page.affected.map((person) => ({ value: person.id, label: personName(hand.page.affected, person.id) })),
]
const amountFaults = (amount: string) => (centsIn(amount) === null || centsIn(amount) === 0 ? [{ field: 'cents', code: 'damage.amount_missing' }] : [])

function AddLine({ hand, loaded, close }: Here & { close: () => void }) {
  return (
    <CaseForm
      hand={hand}
      name="damage-line"
      close={close}
      initial={{ affectedId: hand.page.affected[0]?.id ?? '', kind: 'material', cents: '', incurredOn: today(), text: '', evidence: [] as string[] }}
      check={(values) => [...amountFaults(values.cents), ...(empty(values.text) ? [{ field: 'text', code: 'damage.text_missing' }] : [])]}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${hand.page.id}/damage-lines`,
          { kind: values.kind, incurredOn: values.incurredOn, cents: centsIn(values.cents), text: values.text, evidence: values.evidence, ...(values.affectedId ? { affectedId: values.affectedId } : {}) },
          { attempt },
        )
      }
      done={() => void loaded.reload()}
      said={t('damage.line_added')}
      submit={t('damage.line_save')}
    >
      {({ values, set, bind, id }) => (
        <>
          <Radios {...bind('affectedId')} label={t('damage.whose')} choices={whose(hand)} />
          <TextField {...bind('text')} label={t('damage.what')} hint={t('damage.what_hint')} />
          <TextField {...bind('cents')} label={t('damage.amount')} hint={t('damage.amount_hint')} inputMode="text" narrow />
          <Radios {...bind('kind')} label={t('damage.kind_label')} choices={['material', 'immaterial'].map((value) => ({ value, label: word('damage.kind', value), hint: word('damage.kind_hint', value) }))} />
          <TextField {...bind('incurredOn')} label={t('damage.on')} type="date" max={today()} narrow />
          <Files files={hand.page.evidence} id={id('evidence')} values={values.evidence} onInput={(files) => set('evidence', files)} />
        </>
      )}
    </CaseForm>
  )
}

function Files({ files, id, values, onInput }: { files: EvidenceLine[]; id: string; values: string[]; onInput: (ids: string[]) => void }) {
  if (files.length === 0) return <Paragraph small>{t('damage.evidence_none')}</Paragraph>
  return <Checkboxes id={id} label={t('damage.evidence')} optional values={values} onInput={onInput} choices={files.map((file) => ({ value: file.id, label: file.name }))} />
}

function AddPayment({ hand, page, loaded, close }: Here & { close: () => void }) {
  const open = (id: string) => page.balances.find((one) => one.affectedId === id)?.open ?? 0
  const owed = page.balances.find((one) => one.affectedId !== undefined && one.open > 0)?.affectedId
  return (
    <CaseForm
      hand={hand}
      name="damage-payment"
      close={close}
      initial={{ kind: owed ? 'advance' : 'recovered', affectedId: owed ?? '', cents: '', paidOn: today(), text: '' }}
      check={(values) => [...amountFaults(values.cents), ...(values.kind === 'advance' && !values.affectedId ? [{ field: 'affectedId', code: 'damage.advance_to_nobody' }] : [])]}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${hand.page.id}/damage-payments`,
          { kind: values.kind, paidOn: values.paidOn, cents: centsIn(values.cents), ...(values.affectedId ? { affectedId: values.affectedId } : {}), ...(empty(values.text) ? {} : { text: values.text }) },
          { attempt },
        )
      }
      done={() => void loaded.reload()}
      said={t('damage.payment_added')}
      submit={t('damage.payment_save')}
    >
      {({ values, bind }) => (
        <>
          <Radios {...bind('kind')} label={t('damage.payment_kind')} choices={['advance', 'insurance', 'recovered'].map((value) => ({ value, label: word('damage.payment', value), hint: word('damage.payment_hint', value) }))} />
          <Radios {...bind('affectedId')} label={t('damage.paid_to')} choices={whose(hand)} />
          {values.kind === 'advance' && values.affectedId && (
            <Alert tone="info">
              <p class="nl-paragraph">{t('damage.advance_most', { amount: euros(open(values.affectedId)) })}</p>
            </Alert>
          )}
          <TextField {...bind('cents')} label={t('damage.amount')} hint={t('damage.amount_hint')} narrow />
          <TextField {...bind('paidOn')} label={t('damage.paid_on')} type="date" max={today()} narrow />
          <TextField {...bind('text')} label={t('damage.remark')} optional />
        </>
      )}
    </CaseForm>
  )
}

const steps = ['letter', 'agreed', 'refused', 'joinder_due', 'joined', 'judgment', 'given_up']
function AddStep({ hand, loaded, close }: Here & { close: () => void }) {
  return (
    <CaseForm
      hand={hand}
      name="damage-step"
      close={close}
      initial={{ kind: 'letter', on: today(), offenderId: '', text: '' }}
      send={(values, attempt) =>
        post<Created>(
          `/incidents/${hand.page.id}/damage-steps`,
          { kind: values.kind, on: values.on, ...(values.offenderId ? { offenderId: values.offenderId } : {}), ...(empty(values.text) ? {} : { text: values.text }) },
          { attempt },
        )
      }
      done={() => void loaded.reload()}
      said={t('damage.step_added')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Select {...bind('kind')} label={t('damage.step_kind')} choices={steps.map((value) => ({ value, label: word('damage.step', value) }))} />
          <TextField {...bind('on')} label={t('damage.step_on')} type="date" narrow />
          {hand.page.offenders.length > 0 && (
            <Select
              {...bind('offenderId')}
              label={t('damage.offender')}
              optional
              choices={[{ value: '', label: t('damage.no_offender') }, ...hand.page.offenders.map((one) => ({ value: one.id, label: one.description ?? nameOf('offenders', one.kind) }))]}
            />
          )}
          <TextArea {...bind('text')} label={t('damage.remark')} optional rows={2} />
        </>
      )}
    </CaseForm>
  )
}

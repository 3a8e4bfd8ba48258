// What may come later as well: facts that weigh, others who were affected, and whose report it is when somebody enters it.
import type { Pack } from '../api/types'
import { pick, t } from '../catalogue'
import { Button } from '../ui/button'
import { Checkbox, Checkboxes, Radios, Select, TextField } from '../ui/field'
import type { Form } from '../ui/form'
import { may } from '../people/session'
import { roleName } from '../protocol/pack'
import { ColleagueSelect, usePeople } from './colleagues'
import type { Affected, Values } from './form_values'
import { choices } from './report_questions'
import { ownRoles } from './report_screen'

export function Facts({ pack, form }: { pack: Pack; form: Form<Values> }) {
  const { values, set } = form
  const facts = [...pack.aggravating, ...pack.consequences, ...pack.drives]
  return (
    <div class="stack">
      {pack.offenders.length > 0 && (
        <Radios id="offender.kind" label={t('reports.offender_kind')} optional pills value={values.offender.kind} onInput={(kind) => set('offender', { ...values.offender, kind })} choices={choices(pack.offenders)} error={form.wrong('offender.kind')} />
      )}
      {pack.targets.length > 0 && <Checkboxes id="targets" label={t('reports.targets')} optional columns values={values.targets} onInput={(targets) => set('targets', targets)} choices={choices(pack.targets)} />}
      {facts.length > 0 && <Checkboxes id="aggravating" label={t('reports.aggravating')} optional columns values={values.aggravating} onInput={(aggravating) => set('aggravating', aggravating)} choices={choices(facts)} />}
      <Checkbox id="repeated" label={t('reports.repeated')} checked={values.repeated} onInput={(checked) => set('repeated', checked)} />
      <Checkbox id="persists" label={t('reports.persists')} checked={values.persists} onInput={(checked) => set('persists', checked)} />
    </div>
  )
}

export function Others({ pack, form }: { pack: Pack; form: Form<Values> }) {
  const { others } = form.values
  const edit = (index: number, part: Partial<Affected>) => form.set('others', others.map((one, at) => (at === index ? { ...one, ...part } : one)))
  const add = () => {
    form.set('others', [...others, { account: '', name: '', role: '' }])
    setTimeout(() => document.getElementById(`others.${others.length}.account`)?.focus(), 0)
  }
  return (
    <div class="stack">
      <p class="nl-paragraph">{t('reports.others_explanation')}</p>
      {others.map((one, index) => (
        <fieldset class="group inset stack" key={index}>
          <legend class="utrecht-form-label field__label">{t('reports.other_number', { n: index + 1 })}</legend>
          <ColleagueSelect id={`others.${index}.account`} label={t('reports.other_colleague')} optional none={t('reports.other_not_listed')} value={one.account} onInput={(account) => edit(index, { account, name: '' })} />
          {!one.account && <TextField id={`others.${index}.name`} label={t('reports.other_name')} optional value={one.name} onInput={(name) => edit(index, { name })} />}
          {!one.account && <Select id={`others.${index}.role`} label={t('reports.other_role')} optional value={one.role} onInput={(role) => edit(index, { role })} choices={reportingRoles(pack)} />}
          <Button look="subtle" onClick={() => form.set('others', others.filter((_, at) => at !== index))} label={t('reports.remove_other', { n: index + 1 })}>
            {t('action.delete')}
          </Button>
        </fieldset>
      ))}
      <Button onClick={add}>{t('reports.add_other')}</Button>
    </div>
  )
}

const reportingRoles = (pack: Pack) => pack.roles.filter((role) => role.reports).map((role) => ({ value: role.id, label: pick(role.name) }))

/** R4: a report by telephone or at the desk is entered by somebody else. */
export function Whose({ pack, form }: { pack: Pack; form: Form<Values> }) {
  const { values } = form
  const people = usePeople()
  const mine = ownRoles(pack)
  const mayEnter = may('report.enter_for_other')
  const reports = (id: string) => pack.roles.some((role) => role.id === id && role.reports)
  const theirs = people.value?.items.find((person) => person.id === values.onBehalfOf)?.roles.filter(reports) ?? []
  const switchTo = (forOther: boolean) => form.change((now) => ({ ...now, forOther, onBehalfOf: '', otherName: '', reporterRole: forOther ? '' : (mine[0]?.id ?? '') }))
  return (
    <>
      {mayEnter && mine.length > 0 && (
        <Radios
          id="forOther"
          label={t('reports.whose')}
          pills
          value={values.forOther ? 'other' : 'self'}
          onInput={(value) => switchTo(value === 'other')}
          choices={[
            { value: 'self', label: t('reports.for_self') },
            { value: 'other', label: t('reports.for_other') },
          ]}
        />
      )}
      {values.forOther && (
        <div class="inset stack">
          <ColleagueSelect
            id="onBehalfOf"
            label={t('reports.on_behalf')}
            hint={t('reports.on_behalf_hint')}
            none={t('reports.other_not_listed')}
            roles={(roles) => roles.some(reports)}
            value={values.onBehalfOf}
            error={form.wrong('onBehalfOf')}
            onInput={(onBehalfOf, person) => {
              form.set('onBehalfOf', onBehalfOf)
              form.set('reporterRole', person?.roles.find(reports) ?? '')
            }}
          />
          {!values.onBehalfOf && <TextField id="otherName" label={t('reports.other_name')} value={values.otherName} onInput={(name) => (form.set('otherName', name), form.set('onBehalfOf', ''))} />}
          {!values.onBehalfOf && <Select id="reporterRole" label={t('reports.other_role')} value={values.reporterRole} onInput={(role) => form.set('reporterRole', role)} choices={reportingRoles(pack)} error={form.wrong('reporterRole')} />}
          {values.onBehalfOf && theirs.length > 1 && <Radios id="reporterRole" label={t('reports.in_which_role')} pills value={values.reporterRole} onInput={(role) => form.set('reporterRole', role)} choices={theirs.map((role) => ({ value: role, label: roleName(role) }))} error={form.wrong('reporterRole')} />}
        </div>
      )}
      {!values.forOther && mine.length > 1 && <Radios id="reporterRole" label={t('reports.in_which_role')} pills value={values.reporterRole} onInput={(role) => form.set('reporterRole', role)} choices={mine.map((role) => ({ value: role.id, label: pick(role) }))} error={form.wrong('reporterRole')} />}
    </>
  )
}

// The questions of a police file. What the case already knew stands in them; what is asked first is what the police ask first.
import { pick, t, word } from '../catalogue'
import { roleName } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Button } from '../ui/button'
import { More } from '../ui/data'
import { Checkbox, Checkboxes, Fieldset, Radios, TextArea, TextField } from '../ui/field'
import { Paragraph } from '../ui/page'
import type { Fields } from '../ui/send_form'
import type { Known } from './file'
import type { FileValues } from './file_values'
import { consequences, seven } from './words'

interface Props {
  all: Known
  fields: Fields<FileValues>
}

export function Answers({ all, fields }: Props) {
  return (
    <>
      <Questions fields={fields} names={seven} />
      <TextArea {...fields.bind('literal')} label={t('police.field.literalWords')} hint={t('police.literal_hint')} optional rows={3} />
      <Offences all={all} fields={fields} />
      <People all={all} fields={fields} />
      <Series fields={fields} />
      <Witnesses fields={fields} />
      <Evidence all={all} fields={fields} />
      <More summary={t('police.consequences')}>
        <Questions fields={fields} names={consequences} />
        <Paragraph small>{t('police.damage_goes_along')}</Paragraph>
      </More>
      <More summary={t('police.who_and_where')}>
        <Question fields={fields} name="filer" short />
        <TextField {...fields.bind('address')} label={t('police.field.address')} hint={t('police.address_hint')} optional />
        <Checkbox id={fields.id('informed')} label={t('police.informed')} checked={fields.values.informed} onInput={(on) => fields.set('informed', on)} />
        <Checkbox id={fields.id('joinder')} label={t('police.joinder')} checked={fields.values.joinder} onInput={(on) => fields.set('joinder', on)} />
      </More>
      <Question fields={fields} name="stays_out" />
    </>
  )
}

function Questions({ fields, names }: { fields: Fields<FileValues>; names: readonly string[] }) {
  return (
    <>
      {names.map((name) => (
        <Question key={name} fields={fields} name={name} short={['when', 'where', 'with_what', 'absence'].includes(name)} />
      ))}
    </>
  )
}

function Question({ fields, name, short }: { fields: Fields<FileValues>; name: string; short?: boolean }) {
  const props = {
    id: fields.id(`fields.${name}`),
    label: word('police.field', name),
    hint: word('police.hint', name),
    error: fields.wrong(`fields.${name}`),
    optional: true,
    value: fields.values.fields[name] ?? '',
    onInput: (text: string) => fields.set('fields', { ...fields.values.fields, [name]: text }),
  }
  return short ? <TextField {...props} /> : <TextArea {...props} rows={name === 'what' ? 8 : 3} />
}

function Offences({ all, fields }: Props) {
  if (all.police.offences.length === 0) return null
  return (
    <Checkboxes
      id={fields.id('offences')}
      label={t('police.field.offences')}
      hint={t('police.offences_hint')}
      optional
      values={fields.values.offences}
      onInput={(ids) => fields.set('offences', ids)}
      choices={all.police.offences.map((one) => ({ value: one.rule.id, label: one.onComplaint ? `${pick(one.rule.name)} (${t('police.on_complaint')})` : pick(one.rule.name), hint: one.rule.note && pick(one.rule.note) }))}
    />
  )
}

function People({ all, fields }: Props) {
  const { values, set } = fields
  const change = (id: string, more: Partial<FileValues['persons'][number]>) => set('persons', values.persons.map((one) => (one.id === id ? { ...one, ...more } : one)))
  return (
    <Fieldset id={fields.id('persons')} label={t('police.field.persons')} error={fields.wrong('persons')}>
      {values.persons.map((one) => {
        const person = all.incident.affected.find((other) => other.id === one.id)
        const name = person?.name ?? roleName(person?.role)
        return (
          <div class="stack" key={one.id}>
            <Checkbox id={fields.id(`persons.${one.id}`)} label={name} checked={one.named} onInput={(named) => change(one.id, { named })} />
            {one.named && (
              <>
                <Checkbox id={fields.id(`number.${one.id}`)} label={t('police.by_number', { name })} hint={all.police.number?.note && pick(all.police.number.note)} checked={one.byNumber} onInput={(byNumber) => change(one.id, { byNumber })} />
                {one.byNumber && (
                  <Radios id={fields.id(`known.${one.id}`)} label={t('police.known_question', { name })} pills value={one.known} onInput={(known) => change(one.id, { known })} choices={['yes', 'no', 'unknown'].map((value) => ({ value, label: word('police.known', value) }))} />
                )}
                {one.byNumber && one.known === 'yes' && (
                  <Alert tone="warning" live>
                    <p class="nl-paragraph">{t('police.number_useless')}</p>
                  </Alert>
                )}
              </>
            )}
          </div>
        )
      })}
    </Fieldset>
  )
}

function Series({ fields }: { fields: Fields<FileValues> }) {
  const { series } = fields.values
  const change = (at: number, more: Partial<FileValues['series'][number]>) => fields.set('series', series.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <Fieldset id={fields.id('series')} label={t('police.field.series')} hint={t('police.series_hint')} error={fields.wrong('series')} optional>
      {series.map((one, at) => (
        <div class="stack part" key={at}>
          <TextField id={fields.id(`series.${at}.on`)} label={t('police.series_on', { n: at + 1 })} type="date" narrow optional value={one.on} onInput={(on) => change(at, { on })} />
          <TextArea id={fields.id(`series.${at}.text`)} label={t('police.series_text', { n: at + 1 })} rows={2} value={one.text} onInput={(text) => change(at, { text })} />
          <Button look="subtle" onClick={() => fields.set('series', series.filter((_, index) => index !== at))}>
            {t('police.series_remove', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => fields.set('series', [...series, { on: '', text: '' }])}>{t('police.series_add')}</Button>
    </Fieldset>
  )
}

function Witnesses({ fields }: { fields: Fields<FileValues> }) {
  const { witnesses } = fields.values
  const change = (at: number, more: Partial<FileValues['witnesses'][number]>) => fields.set('witnesses', witnesses.map((one, index) => (index === at ? { ...one, ...more } : one)))
  return (
    <Fieldset id={fields.id('witnesses')} label={t('police.field.witnesses')} error={fields.wrong('witnesses')} optional>
      {witnesses.map((one, at) => (
        <div class="stack part" key={at}>
          <TextField id={fields.id(`witnesses.${at}.name`)} label={t('police.witness_name', { n: at + 1 })} value={one.name} onInput={(name) => change(at, { name })} />
          <TextField id={fields.id(`witnesses.${at}.reach`)} label={t('police.witness_reach', { n: at + 1 })} hint={t('police.witness_reach_hint')} optional value={one.reach} onInput={(reach) => change(at, { reach })} />
          <TextArea id={fields.id(`witnesses.${at}.saw`)} label={t('police.witness_saw', { n: at + 1 })} optional rows={2} value={one.saw} onInput={(saw) => change(at, { saw })} />
          <Button look="subtle" onClick={() => fields.set('witnesses', witnesses.filter((_, index) => index !== at))}>
            {t('police.witness_remove', { n: at + 1 })}
          </Button>
        </div>
      ))}
      <Button onClick={() => fields.set('witnesses', [...witnesses, { name: '', reach: '', saw: '' }])}>{t('police.witness_add')}</Button>
    </Fieldset>
  )
}

function Evidence({ all, fields }: Props) {
  const { evidence } = fields.values
  const change = (id: string, more: Partial<FileValues['evidence'][number]>) => fields.set('evidence', evidence.map((one) => (one.id === id ? { ...one, ...more } : one)))
  return (
    <Fieldset id={fields.id('evidence')} label={t('police.field.evidence')} hint={t('police.evidence_hint')} error={fields.wrong('evidence')} optional>
      {evidence.length === 0 && <Paragraph small>{t('case.evidence_none')}</Paragraph>}
      {evidence.map((one) => {
        const file = all.incident.evidence.find((other) => other.id === one.id)
        if (!file) return null
        return (
          <div class="stack" key={one.id}>
            <Checkbox id={fields.id(`evidence.${one.id}`)} label={file.name} checked={one.goes} onInput={(goes) => change(one.id, { goes })} />
            {one.goes && <TextField id={fields.id(`holder.${one.id}`)} label={t('police.holder', { name: file.name })} optional value={one.holder} onInput={(holder) => change(one.id, { holder })} />}
          </div>
        )
      })}
    </Fieldset>
  )
}

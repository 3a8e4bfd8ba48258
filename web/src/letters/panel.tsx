// Letters of a case: drafted from the organisation's own templates, finished in a word processor, and filed back signed.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import { download } from '../api/download'
import type { Created } from '../api/types'
import type { LetterList, LetterPrefilled, LetterShown } from '../api/generated'
import { t, word } from '../catalogue'
import { day, today } from '../catalogue/time'
import type { CaseAtHand } from '../incidents/case'
import { CaseForm } from '../incidents/case_form'
import { Button } from '../ui/button'
import { Badge, Terms } from '../ui/data'
import { Failure } from '../ui/errors'
import { Select, TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { Empty, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { kinds } from './kinds'

export function Letters({ hand }: { hand: CaseAtHand }) {
  const loaded = useLoad(() => get<LetterList>(`/incidents/${hand.page.id}/letters`), [hand.page.id])
  if (loaded.code === 'request.not_permitted') return null // the response above says so already
  return (
    <Section title={t('letters.title')}>
      <Await of={loaded}>
        {({ items, mayWrite }) => (
          <>
            {items.length === 0 ? (
              <Empty title={t('letters.none')}>
                <Paragraph>{t('letters.none_explained')}</Paragraph>
              </Empty>
            ) : (
              <ul class="rows">
                {items.map((letter) => (
                  <li class="row" key={letter.id}>
                    <Letter letter={letter} hand={hand} mayWrite={mayWrite} loaded={loaded} />
                  </li>
                ))}
              </ul>
            )}
            {mayWrite && <Reveal label={t('letters.draft')}>{(close) => <Draft hand={hand} loaded={loaded} close={close} />}</Reveal>}
          </>
        )}
      </Await>
    </Section>
  )
}

const formats = ['docx', 'odt']

function Letter({ letter, hand, mayWrite, loaded }: { letter: LetterShown; hand: CaseAtHand; mayWrite: boolean; loaded: Loaded<LetterList> }) {
  const [code, setCode] = useState<string>()
  const name = word('letters.kind', letter.kind)
  const signed = hand.page.evidence.find((file) => file.id === letter.signedEvidence)
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{letter.addressee ? `${name}: ${letter.addressee}` : name}</h3>
        <Badge tone={letter.sentOn ? 'ok' : 'info'}>{letter.sentOn ? t('letters.sent_on', { day: day(letter.sentOn) }) : t('letters.drafted')}</Badge>
      </div>
      <Terms
        rows={[
          [t('letters.drafted_by'), `${letter.draftedBy?.name ?? ''} (${day(letter.draftedAt)})`],
          [t('letters.signed'), signed?.name],
        ]}
      />
      {code && <Failure code={code} />}
      <div class="reveals">
        {formats.map((format) => (
          <Button
            key={format}
            label={`${t('letters.fetch', { format: word('police.format', format) })}: ${name}`}
            onClick={async () => {
              const answer = await download(`/letters/${letter.id}/document?format=${format}`, `${name}.${format}`)
              setCode(answer.ok ? undefined : answer.code)
            }}
          >
            {t('letters.fetch', { format: word('police.format', format) })}
          </Button>
        ))}
        {mayWrite && !letter.sentOn && (
          <Reveal label={t('letters.went_out')} about={name}>
            {(close) => (
              <CaseForm
                hand={hand}
                name="letter-sent"
                about={letter.id}
                close={close}
                initial={{ sentOn: today(), evidence: '' }}
                send={(values) => post(`/letters/${letter.id}/dispatches`, { sentOn: values.sentOn, ...(values.evidence ? { evidence: values.evidence } : {}) }, { version: letter.version })}
                done={() => void loaded.reload()}
                said={t('letters.sent_said')}
                submit={t('action.save')}
              >
                {({ bind }) => (
                  <>
                    <TextField {...bind('sentOn')} label={t('letters.sent_when')} type="date" max={today()} narrow />
                    <Select {...bind('evidence')} label={t('letters.signed')} hint={t('letters.signed_hint')} optional choices={[{ value: '', label: t('letters.no_signed') }, ...hand.page.evidence.map((file) => ({ value: file.id, label: file.name }))]} />
                  </>
                )}
              </CaseForm>
            )}
          </Reveal>
        )}
      </div>
    </>
  )
}

interface Values {
  kind: string
  fields: Record<string, string>
}

function Draft({ hand, loaded, close }: { hand: CaseAtHand; loaded: Loaded<LetterList>; close: () => void }) {
  const [asked, setAsked] = useState('')
  const [known, setKnown] = useState<LetterPrefilled>()
  const fetch = async (kind: string, set: (name: 'fields', value: Record<string, string>) => void) => {
    setAsked(kind)
    const answer = await get<LetterPrefilled>(`/incidents/${hand.page.id}/letter-fields?kind=${kind}`)
    if (!answer.ok) return
    setKnown(answer.value)
    set('fields', Object.fromEntries(answer.value.fields.map((one) => [one.field, one.text ?? ''])))
  }
  return (
    <CaseForm<Values, Created>
      hand={hand}
      name="letter"
      close={close}
      initial={{ kind: '', fields: {} }}
      check={(values) => [
        ...(values.kind ? [] : [{ field: 'kind', code: 'letters.kind_unknown' }]),
        ...(known?.fields ?? []).filter((one) => one.needed && empty(values.fields[one.field])).map((one) => ({ field: `fields.${one.field}`, code: 'letters.value_missing' })),
      ]}
      send={(values, attempt) =>
        post<Created>(`/incidents/${hand.page.id}/letters`, { kind: values.kind, fields: Object.entries(values.fields).filter(([, text]) => !empty(text)).map(([field, text]) => ({ field, text })) }, { attempt })
      }
      done={() => void loaded.reload()}
      said={t('letters.drafted_said')}
      submit={t('letters.draft_save')}
    >
      {({ values, set, bind, id, wrong }) => (
        <>
          <Select
            {...bind('kind')}
            label={t('letters.which')}
            onInput={(kind) => {
              set('kind', kind)
              void fetch(kind, set)
            }}
            choices={kinds.map((value) => ({ value, label: word('letters.kind', value) }))}
          />
          {asked &&
            known?.fields.map((one) => {
              const props = {
                id: id(`fields.${one.field}`),
                label: word('letters.field', one.field),
                error: wrong(`fields.${one.field}`),
                optional: !one.needed,
                value: values.fields[one.field] ?? '',
                onInput: (text: string) => set('fields', { ...values.fields, [one.field]: text }),
              }
              return one.longText ? <TextArea key={one.field} {...props} rows={3} /> : <TextField key={one.field} {...props} />
            })}
        </>
      )}
    </CaseForm>
  )
}

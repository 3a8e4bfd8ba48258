// One police file on one screen: the seven questions and what goes with them, filled from the case; then on paper, locked in
// one package, and filed.
import { useState } from 'preact/hooks'
import { get, post, put } from '../api/client'
import { download } from '../api/download'
import type { FileShown, PackageMade, PolicePage } from '../api/generated'
import { pick, t, word } from '../catalogue'
import { day, today } from '../catalogue/time'
import type { Params } from '../app/router'
import type { Case } from '../incidents/types'
import { roleName, usePack } from '../protocol/pack'
import { Alert } from '../ui/alert'
import { Actions, Button } from '../ui/button'
import { Badge, More } from '../ui/data'
import { Failure } from '../ui/errors'
import { Select, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad, type Loaded } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm, faultsShown } from '../ui/send_form'
import { useStore } from '../ui/store'
import { Answers } from './answers'
import { bodyOf, valuesOf, type FileValues } from './file_values'
import '../styles/handling.css'

export interface Known {
  file: FileShown
  incident: Case
  police: PolicePage
}

export function FileScreen({ id = '' }: Params) {
  usePack()
  const faults = useStore(faultsShown)
  const loaded = useLoad(() => fetchAll(id), [id])
  const known = loaded.value
  return (
    <Page
      title={known ? word('police.title', known.file.kind) : t('police.title_waiting')}
      back={known ? { to: `/incidents/${known.incident.id}/police`, label: t('case.title', { reference: known.incident.reference }) } : { to: '/incidents', label: t('nav.cases') }}
      faults={faults}
    >
      <Await of={loaded}>{(all) => <File all={all} loaded={loaded} />}</Await>
    </Page>
  )
}

async function fetchAll(id: string) {
  const file = await get<FileShown>(`/police-files/${id}`)
  if (!file.ok) return file
  const incident = await get<Case>(`/incidents/${file.value.incidentId}`)
  if (!incident.ok) return incident
  const police = await get<PolicePage>(`/incidents/${file.value.incidentId}/police`)
  if (!police.ok) return police
  return { ok: true as const, value: { file: file.value, incident: incident.value, police: police.value }, version: file.version }
}

function File({ all, loaded }: { all: Known; loaded: Loaded<Known> }) {
  const { file, police } = all
  const named = police.persons.filter((person) => file.persons.some((one) => one.id === person.id))
  const rule = file.kind === 'report' ? police.consentForReport : police.consentForNotification
  const against = rule?.needed ? named.filter((one) => one.consent === 'refused' || one.consent === 'withdrawn') : []
  const unasked = rule?.needed ? named.filter((one) => one.consent === 'unknown') : []
  const names = (list: typeof named) => list.map((one) => one.name ?? roleName(one.role)).join(', ')
  return (
    <>
      <p class="badges">
        <Badge tone={file.state === 'filed' ? 'ok' : 'info'}>{file.state === 'filed' ? t('police.filed_on', { day: day(file.filedOn) }) : t('police.draft')}</Badge>
        {file.state === 'draft' && file.missing.length > 0 && <Badge>{t('police.still_missing', { n: file.missing.length })}</Badge>}
      </p>
      {against.length > 0 && (
        <Alert tone="error">
          <p class="nl-paragraph">{t('police.may_not_go_on', { names: names(against) })}</p>
        </Alert>
      )}
      {unasked.length > 0 && (
        <Alert tone="warning">
          <p class="nl-paragraph">{t('police.ask_first', { names: names(unasked) })}</p>
        </Alert>
      )}
      {file.mayWrite ? <Edit all={all} loaded={loaded} /> : <Paragraph>{t(file.textsWithheld ? 'police.texts_withheld' : 'police.fixed')}</Paragraph>}
      <Papers file={file} kept={file.textsWithheld || (file.state === 'draft' && against.length > 0)} />
      {file.mayWrite && against.length === 0 && unasked.length === 0 && <Filing all={all} loaded={loaded} />}
    </>
  )
}

function Edit({ all, loaded }: { all: Known; loaded: Loaded<Known> }) {
  const { file } = all
  return (
    <SendForm<FileValues, { version: number }>
      name="police-file"
      about={`${file.id} ${file.version}`}
      initial={valuesOf(all)}
      send={(values) => put(`/police-files/${file.id}`, bodyOf(values), { version: file.version })}
      stale={async () => {
        await loaded.reload()
        return <p class="nl-paragraph">{t('police.changed_meanwhile')}</p>
      }}
      done={async () => {
        say(t('police.saved'))
        await loaded.reload()
      }}
      submit={t('police.save')}
      stays
    >
      {(fields) => <Answers all={all} fields={fields} />}
    </SendForm>
  )
}

const formats = ['pdf', 'docx', 'odt', 'json']

function Papers({ file, kept }: { file: FileShown; kept: boolean }) {
  const [code, setCode] = useState<string>()
  const [fields, setFields] = useState<string[]>([])
  const [made, setMade] = useState<PackageMade>()
  if (kept) return null
  const told = (answer: { ok: boolean; code?: string; errors?: Array<{ field: string }> }) => {
    setCode(answer.ok ? undefined : answer.code)
    setFields(answer.ok ? [] : [...new Set((answer.errors ?? []).map((one) => one.field))])
  }
  const lock = async () => {
    const answer = await post<PackageMade>(`/police-files/${file.id}/packages`)
    told(answer)
    if (answer.ok) setMade(answer.value)
  }
  return (
    <Section title={t('police.papers')}>
      <Paragraph>{t('police.papers_explained')}</Paragraph>
      {code && <Failure code={code} />}
      {fields.length > 0 && <Paragraph>{t('police.where', { fields: fields.map((field) => word('police.field', field.replace('fields.', ''))).join(', ') })}</Paragraph>}
      <Actions>
        {formats.map((format) => (
          <Button key={format} look={format === 'pdf' ? 'primary' : 'secondary'} onClick={async () => told(await download(`/police-files/${file.id}/document?format=${format}`, `${t('police.file_name')}.${format}`))} label={t('police.download', { format: word('police.format', format) })}>
            {word('police.format', format)}
          </Button>
        ))}
      </Actions>
      <h3 class="nl-heading nl-heading--level-3">{t('police.package')}</h3>
      <Paragraph>{t('police.package_explained')}</Paragraph>
      {made ? (
        <Alert tone="ok" live>
          <p class="nl-paragraph">{t('police.package_made')}</p>
          <p class="nl-paragraph">
            {t('police.passphrase')} <code class="passphrase">{made.passphrase}</code>
          </p>
          <p class="nl-paragraph small">
            {t('case.file_digest')} <code class="digest">{made.sha256}</code>
          </p>
          <Actions>
            <Button look="primary" onClick={async () => told(await download(`/evidence/${made.id}/content`, `${t('police.file_name')}.zip`))}>
              {t('police.package_download')}
            </Button>
          </Actions>
        </Alert>
      ) : (
        <Button onClick={() => void lock()}>{t('police.package_make')}</Button>
      )}
    </Section>
  )
}

function Filing({ all, loaded }: { all: Known; loaded: Loaded<Known> }) {
  const { file, police } = all
  return (
    <Section title={t('police.filing')}>
      <Paragraph>{t('police.filing_explained')}</Paragraph>
      <Reveal label={word('police.file_it', file.kind)}>
        {(close) => (
          <SendForm
            name="police-filing"
            about={file.id}
            cancel={close}
            initial={{ quality: police.qualities[0]?.rule.id ?? '', filedOn: today(), number: '', contact: '' }}
            send={(values) =>
              post(
                `/police-files/${file.id}/filings`,
                { quality: values.quality, filedOn: values.filedOn, ...(empty(values.number) ? {} : { number: values.number }), ...(empty(values.contact) ? {} : { contact: values.contact }) },
                { version: (loaded.value?.file ?? file).version },
              )
            }
            done={async () => {
              close()
              say(t('police.filed_said'))
              await loaded.reload()
            }}
            submit={word('police.file_it', file.kind)}
          >
            {({ bind }) => (
              <>
                {police.qualities.length > 0 && <Select {...bind('quality')} label={t('police.quality')} choices={police.qualities.map((one) => ({ value: one.rule.id, label: pick(one.rule.name) }))} />}
                <TextField {...bind('filedOn')} label={t('police.filed_when')} type="date" max={today()} narrow />
                <TextField {...bind('number')} label={t('police.number')} hint={t('police.number_hint')} optional />
                <TextField {...bind('contact')} label={t('police.contact')} hint={t('police.contact_hint')} optional />
              </>
            )}
          </SendForm>
        )}
      </Reveal>
      {file.missing.length > 0 && (
        <More summary={t('police.still_missing', { n: file.missing.length })}>
          <ul class="utrecht-unordered-list">
            {file.missing.map((one) => (
              <li class="utrecht-unordered-list__item" key={one}>
                {word('police.missing', one.replace('questions.', ''))}
              </li>
            ))}
          </ul>
        </More>
      )}
    </Section>
  )
}

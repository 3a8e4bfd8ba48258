// The organisation's own house style: fetch a template, change it in a word processor, bring it back. A field that is misspelt or
// missing is named.
import { useState } from 'preact/hooks'
import { get, put, remove } from '../api/client'
import { download } from '../api/download'
import type { TemplateList, TemplateShown } from '../api/generated'
import { explain, t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { Alert } from '../ui/alert'
import { Button } from '../ui/button'
import { Badge, More } from '../ui/data'
import { Await, useLoad, type Loaded } from '../ui/load'
import { say } from '../ui/notice'
import { Page, Paragraph, Section } from '../ui/page'
import { kinds } from './kinds'
import '../styles/handling.css'

export function Templates() {
  const loaded = useLoad(() => get<TemplateList>('/letter-templates'))
  return (
    <Page title={t('letters.templates')} lead={t('letters.templates_lead')}>
      <Await of={loaded}>
        {({ items }) => (
          <>
            {kinds.map((kind) => (
              <Section title={word('letters.kind', kind)} key={kind}>
                <ul class="rows">
                  {items
                    .filter((one) => one.kind === kind)
                    .map((one) => (
                      <li class="row" key={one.format}>
                        <Template one={one} loaded={loaded} />
                      </li>
                    ))}
                </ul>
                <Fields one={items.find((other) => other.kind === kind)} />
              </Section>
            ))}
          </>
        )}
      </Await>
    </Page>
  )
}

function Fields({ one }: { one: TemplateShown | undefined }) {
  if (!one) return null
  const list = (names: string[]) => names.map((name) => `{{${name}}}`).join(', ')
  return (
    <More summary={t('letters.fields')}>
      <Paragraph>
        {t('letters.fields_needed')} <code>{list(one.needed)}</code>
      </Paragraph>
      <Paragraph>
        {t('letters.fields_optional')} <code>{list(one.fields)}</code>
      </Paragraph>
    </More>
  )
}

interface Flaw {
  field: string
  code: string
}

function Template({ one, loaded }: { one: TemplateShown; loaded: Loaded<TemplateList> }) {
  const [flaws, setFlaws] = useState<Flaw[]>([])
  const [code, setCode] = useState<string>()
  const path = `/letter-templates/${one.kind}/${one.format}`
  const name = `${word('letters.kind', one.kind)} (${word('police.format', one.format)})`
  const bring = async (file: File | undefined) => {
    if (!file) return
    const answer = await put(path, file)
    setFlaws(answer.ok ? [] : answer.errors)
    setCode(answer.ok || answer.errors.length > 0 ? undefined : answer.code)
    if (answer.ok) say(t('letters.template_taken'))
    await loaded.reload()
  }
  return (
    <>
      <div class="row__head">
        <h3 class="nl-heading nl-heading--level-3">{word('police.format', one.format)}</h3>
        <Badge tone={one.own ? 'ok' : 'neutral'}>{one.own ? t('letters.own') : t('letters.shipped')}</Badge>
      </div>
      {one.own && <Paragraph small>{t('letters.uploaded', { at: moment(one.uploadedAt), by: one.uploadedBy ?? '', version: one.version ?? 0 })}</Paragraph>}
      {(flaws.length > 0 || code) && (
        <Alert tone="error" live>
          <p class="nl-paragraph">{t('letters.refused')}</p>
          <ul class="utrecht-unordered-list">
            {code && <li class="utrecht-unordered-list__item">{explain(code)}</li>}
            {flaws.map((flaw) => (
              <li class="utrecht-unordered-list__item" key={flaw.field + flaw.code}>
                <code>{`{{${flaw.field}}}`}</code>: {explain(flaw.code)}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      <div class="reveals">
        <Button onClick={() => void download(`${path}/content`, `${one.kind}.${one.format}`)} label={`${t('letters.template_fetch')}: ${name}`}>
          {t('letters.template_fetch')}
        </Button>
        <label class="nl-button nl-button--secondary">
          {t('letters.template_bring')}
          <input class="visually-hidden" type="file" accept={`.${one.format}`} aria-label={`${t('letters.template_bring')}: ${name}`} onChange={(event) => void bring(event.currentTarget.files?.[0])} />
        </label>
        {one.own && (
          <Button
            look="subtle"
            label={`${t('letters.template_back')}: ${name}`}
            onClick={async () => {
              const answer = await remove(path)
              if (answer.ok) say(t('letters.template_back_said'))
              await loaded.reload()
            }}
          >
            {t('letters.template_back')}
          </Button>
        )}
      </div>
    </>
  )
}

// The yearly account in one step: see what would be published, publish it, and take it along in any form. What was published stays.
import { useState } from 'preact/hooks'
import { get } from '../api/client'
import { download } from '../api/download'
import { language, t, word } from '../catalogue'
import { day } from '../catalogue/time'
import { may } from '../people/session'
import { usePack } from '../protocol/pack'
import { Button } from '../ui/button'
import { Badge, More, Table } from '../ui/data'
import { Failure } from '../ui/errors'
import { Await, useLoad } from '../ui/load'
import { Empty, Page, Section } from '../ui/page'
import { Make } from './make_account'
import { Parts } from './parts'
import type { Publication, Publications } from './types'

export function PublicationsScreen() {
  usePack()
  const list = useLoad(() => get<Publications>('/publications'))
  return (
    <Page title={t('publications.title')} lead={t('publications.lead')} wide>
      <Parts at="/publications" />
      <Await of={list}>
        {(value) => (
          <div class="stack-wide">
            {may('statistics.publish') && <Make years={value.years} made={list.reload} />}
            <Kept items={value.items} />
          </div>
        )}
      </Await>
    </Page>
  )
}

const formats = ['pdf', 'docx', 'odt', 'xlsx', 'html', 'json'] as const

function Kept({ items }: { items: Publication[] }) {
  const [code, setCode] = useState<string>()
  const take = async (one: Publication, format: string, speak: string) => {
    const answer = await download(`/publications/${one.id}/document?format=${format}&language=${speak}`, `${t('publications.file', { year: one.year })}.${format}`)
    setCode(answer.ok ? undefined : answer.code)
  }
  return (
    <Section title={t('publications.kept')}>
      {items.length === 0 ? (
        <Empty title={t('publications.none')} />
      ) : (
        <Table
          caption={t('publications.kept')}
          rows={items}
          id={(row) => row.id}
          columns={[
            { label: t('office.year'), head: true, value: (row) => row.year },
            { label: t('publications.edition'), value: (row) => row.edition },
            { label: t('publications.cases'), value: (row) => row.total ?? <Badge>{t('publications.hidden')}</Badge> },
            { label: t('publications.shown'), value: (row) => (row.rounded ? t('publications.all_rounded') : t('figures.hits_of', { hits: row.shown, of: row.cells })) },
            { label: t('publications.made'), value: (row) => `${day(row.madeAt)}${row.madeBy ? `, ${row.madeBy}` : ''}` },
            {
              label: t('publications.take'),
              value: (row) => (
                <>
                  <Button label={t('publications.take_as', { year: row.year, format: 'PDF' })} onClick={() => void take(row, 'pdf', language.get())}>
                    {t('publications.pdf')}
                  </Button>
                  <More summary={t('publications.other_forms', { year: row.year })}>
                    {(['nl', 'en'] as const).map((speak) => (
                      <div class="actions" key={speak}>
                        <span>{speak === 'nl' ? t('people.dutch') : t('people.english')}</span>
                        {formats.map((format) => (
                          <Button look="subtle" key={format} label={t('publications.take_as', { year: row.year, format: `${format.toUpperCase()} ${speak}` })} onClick={() => void take(row, format, speak)}>
                            {format.toUpperCase()}
                          </Button>
                        ))}
                      </div>
                    ))}
                    <p class="nl-paragraph small">{t('publications.data_version', { version: row.dataVersion.slice(0, 16), pack: `${row.pack} ${row.packVersion}` })}</p>
                    {row.without.length > 0 && <p class="nl-paragraph small">{t('publications.left_out', { axes: row.without.map((axis) => word('axis', axis)).join(', ') })}</p>}
                  </More>
                </>
              ),
            },
          ]}
        />
      )}
      {code && <Failure code={code} />}
    </Section>
  )
}

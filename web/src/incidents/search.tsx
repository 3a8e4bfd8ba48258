// Searching cases by what stands in them: the server opens what the reader's keys open, and tells where it found the words.
// The words stay on this page and in the request. They are not in the address, which a browser remembers.
import { useRef } from 'preact/hooks'
import { post, type FieldFault } from '../api/client'
import type { Items } from '../api/types'
import { t, word } from '../catalogue'
import { Actions, Button } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Empty, Paragraph, Section } from '../ui/page'
import { Pages, usePagesOf } from '../ui/pages'
import { CaseTable } from './case_table'
import type { FoundCase } from './types'

const faultsIn = (words: string): FieldFault[] => {
  if (empty(words)) return [{ field: 'words', code: 'incidents.question_missing' }]
  return new TextEncoder().encode(words).length > 200 ? [{ field: 'words', code: 'incidents.question_too_long' }] : []
}

export function Search({ ask }: { ask: (words: string) => void }) {
  const form = useForm({ words: '' })
  return (
    <form
      class="form search"
      role="search"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const faults = faultsIn(form.values.words)
        form.tell(faults)
        if (faults.length === 0) ask(form.values.words.trim())
      }}
    >
      <ErrorSummary faults={form.faults.map((fault) => ({ ...fault, field: 'search-words' }))} problem={undefined} />
      <TextField
        id="search-words"
        label={t('search.label')}
        hint={t('search.hint')}
        value={form.values.words}
        error={form.wrong('words')}
        onInput={(words) => form.set('words', words)}
      />
      <Actions>
        <Button type="submit">{t('search.submit')}</Button>
      </Actions>
    </form>
  )
}

export function Found({ words, close }: { words: string; close: () => void }) {
  const found = usePagesOf<FoundCase>(words, (cursor) => post<Items<FoundCase>>('/incidents/_search', { words, ...(cursor && { cursor }) }))
  const places = useRef(new Map<string, string>())
  for (const { incident, foundIn } of found.items ?? []) places.current.set(incident.id, foundIn.map((place) => word('search.place', place)).join(', '))
  return (
    <Section title={t('search.found', { words })}>
      <Pages of={found} counted="case.shown">
        {(items) =>
          items.length === 0 ? (
            <Empty title={t('search.nothing')}>
              <Paragraph>{t('search.nothing_explained')}</Paragraph>
            </Empty>
          ) : (
            <CaseTable
              caption={t('search.found', { words })}
              rows={items.map(({ incident }) => incident)}
              after={{ label: t('search.where'), value: (row) => places.current.get(row.id) }}
            />
          )
        }
      </Pages>
      <Actions>
        <Button look="subtle" onClick={close}>
          {t('search.close')}
        </Button>
      </Actions>
    </Section>
  )
}

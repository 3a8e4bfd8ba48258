// Notes of those who handle the case. The reporter holds no key to them.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { t } from '../catalogue'
import { Timeline } from '../ui/data'
import { TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Empty, Paragraph, Section, Words } from '../ui/page'
import type { CaseAtHand } from './case'
import { CaseForm } from './case_form'

export function Notes({ hand }: { hand: CaseAtHand }) {
  const notes = [...hand.page.notes].sort((one, other) => other.at.localeCompare(one.at))
  return (
    <Section title={t('case.notes')}>
      {hand.may('note') && (
        <CaseForm
          hand={hand}
          name="note"
          initial={{ text: '' }}
          check={(values) => (empty(values.text) ? [{ field: 'text', code: 'incidents.text_missing' }] : [])}
          send={(values, attempt) => post<Created>(`/incidents/${hand.page.id}/notes`, { text: values.text }, { attempt })}
          said={t('case.note_added')}
          submit={t('case.note_save')}
        >
          {({ bind }) => <TextArea {...bind('text')} label={t('case.note_new')} hint={t('case.note_hint')} />}
        </CaseForm>
      )}
      {notes.length === 0 ? (
        <Empty title={t('case.notes_none')} />
      ) : (
        <Timeline items={notes.map((note) => ({ at: note.at, title: note.by?.name ?? t('case.register'), body: note.text ? <Words>{note.text}</Words> : <Paragraph small>{t('case.sealed')}</Paragraph> }))} />
      )}
    </Section>
  )
}

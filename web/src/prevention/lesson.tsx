// A lesson of a closed case goes on to the yearly discussion, in words that name nobody, and without the case.
import { post } from '../api/client'
import type { Created } from '../api/types'
import { t } from '../catalogue'
import { say } from '../ui/notice'
import { TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'

export function LessonForAll({ lesson }: { lesson: string }) {
  return (
    <Reveal label={t('prevention.give_lesson')} look="subtle">
      {(close) => (
        <SendForm
          name="lesson"
          initial={{ text: lesson }}
          check={(values) => (empty(values.text) ? [{ field: 'text', code: 'prevention.lesson_missing' }] : [])}
          send={(values, attempt) => post<Created>('/prevention-lessons', values, { attempt })}
          done={() => {
            say(t('prevention.lesson_given'))
            close()
          }}
          submit={t('prevention.give_lesson_send')}
          cancel={close}
        >
          {({ bind }) => <TextArea {...bind('text')} label={t('prevention.lesson')} hint={t('prevention.lesson_hint')} rows={3} />}
        </SendForm>
      )}
    </Reveal>
  )
}

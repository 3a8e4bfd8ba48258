// A lesson of a closed case goes on to the yearly discussion, in words that name nobody, and without the case.
import { get, post, remove } from '../api/client'
import type { LessonList, LessonView } from '../api/generated'
import type { Created } from '../api/types'
import { t } from '../catalogue'
import { TextArea } from '../ui/field'
import { empty } from '../ui/form'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Empty, Paragraph, Section } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'

export function LessonForAll({ incident, lesson }: { incident: string; lesson: string }) {
  return (
    <Reveal label={t('prevention.give_lesson')} look="subtle">
      {(close) => (
        <SendForm
          name="lesson"
          initial={{ text: lesson }}
          check={(values) => (empty(values.text) ? [{ field: 'text', code: 'prevention.lesson_missing' }] : [])}
          send={(values, attempt) => post<Created>('/prevention-lessons', { ...values, incidentId: incident }, { attempt })}
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

export function Lessons() {
  const lessons = useLoad(() => get<LessonList>('/prevention-lessons'))
  const years = [...new Set((lessons.value?.items ?? []).map((lesson) => lesson.year))]
  return (
    <Section title={t('prevention.lessons')}>
      <Paragraph>{t('prevention.lessons_explained')}</Paragraph>
      <Await of={lessons}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t('prevention.no_lessons')} />
          ) : (
            <>
              {years.map((year) => (
                <div class="stack" key={year}>
                  <h3 class="nl-heading nl-heading--level-3">{year}</h3>
                  <ul class="utrecht-unordered-list">
                    {items
                      .filter((lesson) => lesson.year === year)
                      .map((lesson) => (
                        <li class="utrecht-unordered-list__item words" key={lesson.id}>
                          {lesson.text}{' '}
                          <Removal lesson={lesson} done={lessons.reload} />
                        </li>
                      ))}
                  </ul>
                </div>
              ))}
            </>
          )
        }
      </Await>
    </Section>
  )
}

function Removal({ lesson, done }: { lesson: LessonView; done: () => Promise<void> }) {
  return (
    <Reveal label={t('prevention.remove_lesson')} about={lesson.text} look="subtle">
      {(close) => (
        <SendForm name="removal" about={lesson.id} initial={{}} send={() => remove(`/prevention-lessons/${lesson.id}`)} done={done} submit={t('prevention.remove_lesson')} danger cancel={close}>
          {() => <Paragraph>{t('prevention.remove_lesson_sure')}</Paragraph>}
        </SendForm>
      )}
    </Reveal>
  )
}

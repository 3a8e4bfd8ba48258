// Putting a measure on the list of desk and security: only what they need, in words they can use.
import { post, remove } from '../api/client'
import type { Created } from '../api/types'
import { explain, pick, t } from '../catalogue'
import { Button } from '../ui/button'
import { TextArea, TextField } from '../ui/field'
import { empty } from '../ui/form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { Reveal } from '../ui/reveal'
import { DeskForm } from './form'
import type { FormProps, MeasureProps } from './measure'

export function AtTheDesk({ desk, measure }: MeasureProps) {
  const running = measure.phase === 'announced' || measure.phase === 'in_force'
  if (!running || desk.hand.page.permissions.length === 0) return null
  const takeOff = async () => {
    const answer = await remove(`/measures/${measure.id}/desk-entries`)
    say(answer.ok ? t('desk.taken_off') : explain(answer.code))
    await desk.loaded.reload()
  }
  return (
    <>
      {measure.onDesk && <Paragraph>{t('desk.is_on')}</Paragraph>}
      <div class="reveals">
        <Reveal label={measure.onDesk ? t('desk.replace') : t('desk.put')} about={pick(measure.name)}>
          {(close) => <EntryForm desk={desk} measure={measure} close={close} />}
        </Reveal>
        {measure.onDesk && <Button onClick={() => void takeOff()}>{t('desk.take_off')}</Button>}
      </div>
    </>
  )
}

function EntryForm({ desk, measure, close }: FormProps) {
  const offered = desk.response.offered.find((one) => one.id === measure.kind)
  const offender = desk.hand.page.offenders.find((one) => one.id === measure.offenderId)
  return (
    <DeskForm
      desk={desk}
      name="desk"
      about={measure.id}
      close={close}
      initial={{ who: offender?.description ?? '', place: measure.place ?? '', instruction: [offered?.desk && pick(offered.desk), measure.limits, offered?.excepts && pick(offered.excepts)].filter(Boolean).join('\n') }}
      check={(values) => [...(empty(values.who) ? [{ field: 'who', code: 'measures.who_missing' }] : []), ...(empty(values.instruction) ? [{ field: 'instruction', code: 'measures.instruction_missing' }] : [])]}
      send={(values, attempt) => post<Created>(`/measures/${measure.id}/desk-entries`, { who: values.who, instruction: values.instruction, ...(empty(values.place) ? {} : { place: values.place }) }, { attempt })}
      said={t('desk.saved')}
      submit={t('action.save')}
    >
      {({ bind }) => (
        <>
          <Paragraph>{t('desk.explained')}</Paragraph>
          <TextArea {...bind('who')} label={t('desk.who')} hint={t('desk.who_hint')} rows={2} />
          <TextField {...bind('place')} label={t('measure.place')} optional />
          <TextArea {...bind('instruction')} label={t('desk.instruction')} rows={4} />
        </>
      )}
    </DeskForm>
  )
}

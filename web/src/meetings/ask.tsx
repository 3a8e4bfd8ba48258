// What the protocol asks with a step: who called the police, after whose agreement, what was decided. The step is on record
// already, with the time of its tap, however long the writing takes and also when it is left for later.
import { useState } from 'preact/hooks'
import { t, word } from '../catalogue'
import { clockWithSeconds } from '../catalogue/time'
import { Actions, Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Radios, TextArea, TextField } from '../ui/field'
import { Paragraph } from '../ui/page'
import type { Queue } from './queue'
import { asks, type Line } from './record'

export function Ask({ line, queue, close }: { line: Line; queue: Queue; close: () => void }) {
  const [values, setValues] = useState({ by: '', agreedWith: '', decision: '', words: '' })
  const [wrong, setWrong] = useState(false)
  const set = (part: Partial<typeof values>) => setValues((now) => ({ ...now, ...part }))
  const decides = asks(line.step, 'decision')
  const record = () => {
    const told = { by: values.by.trim() || undefined, agreedWith: values.agreedWith.trim() || undefined, words: values.words.trim() || undefined }
    const said = values.decision !== '' || told.by || told.agreedWith || told.words
    if (!said || (line.awaitsDecision && values.decision === '')) return setWrong(true)
    queue.add({ addsTo: line.id, ...told, ...(values.decision ? { decision: values.decision as 'yes' | 'no' } : {}) })
    close()
  }
  const error = wrong ? t(line.awaitsDecision ? 'meetings.choose_decision' : 'meetings.addition_empty') : undefined
  return (
    <Dialog title={`${clockWithSeconds(line.at)} ${line.title}`} onClose={close}>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          record()
        }}
      >
        <Paragraph small>{t(line.awaitsDecision ? 'meetings.recorded_awaits' : 'meetings.recorded_already')}</Paragraph>
        {decides && <Radios id="decision" label={t('meetings.decision')} optional={!line.awaitsDecision} pills error={line.awaitsDecision ? error : undefined} value={values.decision} onInput={(decision) => set({ decision })} choices={(['yes', 'no'] as const).map((value) => ({ value, label: word('meeting.decision', value) }))} />}
        {asks(line.step, 'by') && <TextField id="by" label={t('meetings.by')} optional value={values.by} onInput={(by) => set({ by })} />}
        {asks(line.step, 'agreed_with') && <TextField id="agreedWith" label={t('meetings.agreed_with')} optional value={values.agreedWith} onInput={(agreedWith) => set({ agreedWith })} />}
        {asks(line.step, 'words') && <TextArea id="words" label={t('meetings.words')} optional rows={3} value={values.words} onInput={(words) => set({ words })} />}
        {error && !line.awaitsDecision && (
          <p class="utrecht-form-field-error-message" role="alert">
            {error}
          </p>
        )}
        <Actions>
          <Button type="submit" look="primary">
            {t('meetings.record_it')}
          </Button>
          <Button look="subtle" onClick={close}>
            {t('meetings.later')}
          </Button>
        </Actions>
      </form>
    </Dialog>
  )
}

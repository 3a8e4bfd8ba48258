// Telling the platform, and what it did: each step with its day, one below the other.
import { post } from '../api/client'
import type { PlatformStepKind } from '../api/generated'
import type { LogbookEntry } from '../api/types'
import { t, word } from '../catalogue'
import { fieldsOf, momentFrom } from '../catalogue/time'
import { MomentField, Radios, TextArea } from '../ui/field'
import { Reveal } from '../ui/reveal'
import { SendForm } from '../ui/send_form'
import { Section } from '../ui/page'
import { PlatformSteps } from './log_shown'

const answers: PlatformStepKind[] = ['removed', 'limited', 'refused', 'no_answer']

export function Platform({ entry, reload }: { entry: LogbookEntry; reload: () => Promise<void> }) {
  const told = (entry.kept?.platformSteps.length ?? 0) > 0
  const kinds: PlatformStepKind[] = told ? [...answers, 'reported'] : ['reported']
  return (
    <Section title={t('logbook.platform_told')}>
      <PlatformSteps kept={entry.kept} />
      {!told && <p class="nl-paragraph">{t('logbook.platform_explanation')}</p>}
      <Reveal label={told ? t('logbook.platform_answered') : t('logbook.platform_tell')}>
        {(close) => (
          <SendForm
            name="platform"
            about={entry.id}
            initial={{ kind: kinds[0] as PlatformStepKind, ...fieldsOf(new Date()), words: '' }}
            check={(values) => (momentFrom(values.date, values.time) ? [] : [{ field: 'at', code: 'reports.occurred_missing' }])}
            send={(values) =>
              post<LogbookEntry>(
                `/logbook-entries/${entry.id}/platform-steps`,
                { kind: values.kind, at: new Date(momentFrom(values.date, values.time) ?? '').toISOString(), words: values.words.trim() || undefined },
                { version: entry.version },
              )
            }
            done={async () => {
              await reload()
              close()
            }}
            submit={t('action.save')}
            cancel={close}
          >
            {({ values, set, bind, id, wrong }) => (
              <>
                {kinds.length > 1 && <Radios id={id('kind')} label={t('logbook.platform_what')} value={values.kind} onInput={(kind) => set('kind', kind as PlatformStepKind)} choices={kinds.map((kind) => ({ value: kind, label: word('platform', kind) }))} error={wrong('kind')} />}
                <MomentField id={id('at')} label={t('logbook.platform_at')} date={values.date} time={values.time} max={fieldsOf(new Date()).date} onInput={(date, time) => (set('date', date), set('time', time))} error={wrong('at')} />
                <TextArea {...bind('words')} label={t('logbook.platform_words')} optional rows={2} />
              </>
            )}
          </SendForm>
        )}
      </Reveal>
    </Section>
  )
}

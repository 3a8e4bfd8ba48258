// Where I am signed in: by what I recognise each place, and ending one, or all but this one.
import { useState } from 'preact/hooks'
import { get, post } from '../api/client'
import type { Items } from '../api/types'
import { t, word } from '../catalogue'
import { moment } from '../catalogue/time'
import { Actions, Button } from '../ui/button'
import { Badge } from '../ui/data'
import { Await, useLoad } from '../ui/load'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import { PasswordForm } from './password_form'
import type { OwnSession } from './types'
import '../styles/handling.css'

const everywhereElse = 'others'

export function OwnSessions() {
  const sessions = useLoad(() => get<Items<OwnSession>>('/profile/sessions'))
  const [ending, setEnding] = useState<string>()
  const stop = () => setEnding(undefined)
  const form = (submit: string, session?: string) => (
    <PasswordForm
      id="sessions-password"
      lead={t('sessions.end_lead')}
      submit={submit}
      send={(password) => post('/profile/session-endings', { password, ...(session ? { session } : {}) })}
      done={() => {
        stop()
        say(t('sessions.ended'))
        void sessions.reload()
      }}
      cancel={stop}
    />
  )
  return (
    <Await of={sessions}>
      {({ items }) => (
        <div class="stack">
          <Paragraph>{t('sessions.lead')}</Paragraph>
          <ul class="rows">
            {items.map((one) => (
              <li class="row" key={one.id}>
                <div>
                  <strong>{place(one)}</strong> {one.current && <Badge tone="info">{t('sessions.here')}</Badge>}
                  <p class="nl-paragraph">{t('sessions.since', { since: moment(one.since), used: moment(one.lastUsed) })}</p>
                </div>
                {!one.current &&
                  (ending === one.id ? (
                    form(t('sessions.end'), one.id)
                  ) : (
                    <Actions>
                      <Button label={`${t('sessions.end')}: ${place(one)}, ${moment(one.since)}`} onClick={() => setEnding(one.id)}>
                        {t('sessions.end')}
                      </Button>
                    </Actions>
                  ))}
              </li>
            ))}
          </ul>
          {items.length > 1 &&
            (ending === everywhereElse ? (
              form(t('sessions.end_others'))
            ) : (
              <Actions>
                <Button onClick={() => setEnding(everywhereElse)}>{t('sessions.end_others')}</Button>
              </Actions>
            ))}
        </div>
      )}
    </Await>
  )
}

const place = ({ device, browser }: OwnSession): string =>
  browser === 'other' ? word('device', device) : t('sessions.with', { device: word('device', device), browser: word('browser', browser) })

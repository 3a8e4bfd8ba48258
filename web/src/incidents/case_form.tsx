// A form about a case. Whoever was second sees what the first one did, with the own words still in place.
import { t } from '../catalogue'
import { moment } from '../catalogue/time'
import type { Answer, Attempt, FieldFault } from '../api/client'
import { SendForm, type Fields } from '../ui/send_form'
import { say } from '../ui/notice'
import type { CaseAtHand } from './case'
import type { CaseEvent } from './types'
import { eventTitle } from './words'

interface Props<T, R> {
  hand: CaseAtHand
  name: string
  /** When a case holds several of the kind: which one. */
  about?: string
  initial: T
  check?: (values: T) => FieldFault[]
  send: (values: T, attempt: Attempt) => Promise<Answer<R>>
  /** What is said when it was done. */
  said: string
  submit: string
  danger?: boolean
  close?: () => void
  done?: (value: R) => void
  children: (fields: Fields<T>) => preact.ComponentChildren
}

export function CaseForm<T extends object, R>({ hand, name, about, said, close, done, ...rest }: Props<T, R>) {
  return (
    <SendForm
      {...rest}
      name={about ? `${name}-${about}` : name}
      about={hand.page.id}
      {...(close ? { cancel: close } : {})}
      stale={async () => <Changes events={await hand.news()} hand={hand} />}
      done={async (value) => {
        close?.()
        say(said)
        await hand.again()
        done?.(value)
      }}
    />
  )
}

function Changes({ events, hand }: { events: CaseEvent[]; hand: CaseAtHand }) {
  if (events.length === 0) return <p class="nl-paragraph">{t('case.changed_unseen')}</p>
  return (
    <>
      <p class="nl-paragraph">{t('case.changed_meanwhile')}</p>
      <ul class="utrecht-unordered-list">
        {events.map((event) => (
          <li class="utrecht-unordered-list__item" key={event.at + event.kind}>
            {eventTitle(event, hand.page)} ({event.by?.name ? `${event.by.name}, ` : ''}
            {moment(event.at)})
          </li>
        ))}
      </ul>
    </>
  )
}

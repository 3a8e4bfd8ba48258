// A form about the response: after it was sent, the response and the case around it are fetched anew.
import { t } from '../catalogue'
import type { Answer, Attempt, FieldFault } from '../api/client'
import type { CaseAtHand } from '../incidents/case'
import { SendForm, type Fields } from '../ui/send_form'
import { say } from '../ui/notice'
import { Paragraph } from '../ui/page'
import type { Loaded } from '../ui/load'
import type { Response } from './types'

/** The response on the screen, with the case around it. */
export interface Desk {
  hand: CaseAtHand
  response: Response
  loaded: Loaded<Response>
}

interface Props<T, R> {
  desk: Desk
  name: string
  about?: string
  initial: T
  check?: (values: T) => FieldFault[]
  send: (values: T, attempt: Attempt) => Promise<Answer<R>>
  said: string
  submit: string
  danger?: boolean
  close?: () => void
  children: (fields: Fields<T>) => preact.ComponentChildren
}

export function DeskForm<T extends object, R>({ desk, name, about, said, close, ...rest }: Props<T, R>) {
  const again = async () => {
    await Promise.all([desk.loaded.reload(), desk.hand.again()])
  }
  return (
    <SendForm
      {...rest}
      name={about ? `${name}-${about}` : name}
      about={desk.hand.page.id}
      {...(close ? { cancel: close } : {})}
      stale={async () => {
        await again()
        return <Paragraph>{t('case.changed_unseen')}</Paragraph>
      }}
      done={async () => {
        close?.()
        say(said)
        await again()
      }}
    />
  )
}

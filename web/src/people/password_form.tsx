// Before what protects an account changes, its owner gives the password once more. It is kept nowhere.
import { useEffect } from 'preact/hooks'
import type { Answer } from '../api/client'
import { t } from '../catalogue'
import { Actions, Button } from '../ui/button'
import { ErrorSummary } from '../ui/errors'
import { TextField } from '../ui/field'
import { empty, useForm } from '../ui/form'
import { Paragraph } from '../ui/page'

interface Props<R> {
  id: string
  lead?: string
  submit: string
  send: (password: string) => Promise<Answer<R>>
  done: (value: R) => void
  cancel: () => void
}

export function PasswordForm<R>({ id, lead, submit, send, done, cancel }: Props<R>) {
  const form = useForm({ password: '' })
  useEffect(() => document.getElementById(id)?.focus(), [])
  return (
    <form
      class="form"
      {...form.sends(
        () => (empty(form.values.password) ? [{ field: 'password', code: 'people.password_missing' }] : []),
        () => send(form.values.password),
        done,
      )}
    >
      <ErrorSummary faults={form.faults.map((fault) => ({ ...fault, field: id }))} problem={form.problem} />
      {lead && <Paragraph>{lead}</Paragraph>}
      <TextField id={id} label={t('people.password_current')} type="password" autocomplete="current-password" value={form.values.password} onInput={(value) => form.set('password', value)} error={form.wrong('password')} />
      <Actions>
        <Button type="submit" look="primary" busy={form.busy}>
          {submit}
        </Button>
        <Button look="subtle" onClick={cancel}>
          {t('action.cancel')}
        </Button>
      </Actions>
    </form>
  )
}

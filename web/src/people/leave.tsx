// Signing out. Steps of a meeting that still wait on this device are asked about first; and whoever cannot be signed out,
// because the register does not answer, is told so and is signed out as soon as it does.
import { useEffect } from 'preact/hooks'
import { count, t } from '../catalogue'
import { hold, throwAway, unsent } from '../meetings/queue'
import { Actions, Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { Paragraph } from '../ui/page'
import { store, useStore } from '../ui/store'
import { signOut } from './session'

interface Leave {
  then?: (() => void) | undefined
  throwsAway?: boolean // what waits on this device
}
type Stage = { at: 'here' } | { at: 'asked'; waiting: number; leave: Leave } | { at: 'stuck'; leave: Leave }

const stage = store<Stage>({ at: 'here' })
const again = 5000

export async function leave(then?: () => void): Promise<void> {
  const waiting = await unsent()
  if (waiting > 0) stage.set({ at: 'asked', waiting, leave: { then } })
  else await go({ then })
}

async function go(how: Leave): Promise<void> {
  if (how.throwsAway) hold(true)
  if (!(await gone(how))) stage.set({ at: 'stuck', leave: how })
}

async function gone(how: Leave): Promise<boolean> {
  if (!(await signOut(how.throwsAway ? throwAway : undefined))) return false
  stage.set({ at: 'here' })
  how.then?.()
  return true
}

function stay(): void {
  hold(false)
  stage.set({ at: 'here' })
}

export function Leaving() {
  const now = useStore(stage)
  if (now.at === 'asked') return <Waiting {...now} />
  if (now.at === 'stuck') return <Stuck {...now} />
  return null
}

function Waiting({ waiting, leave: how }: { waiting: number; leave: Leave }) {
  return (
    <Dialog title={t('people.leave_steps_wait')} onClose={stay}>
      <Paragraph>{count('people.leave_steps_explained', waiting)}</Paragraph>
      <Actions>
        <Button look="primary" onClick={stay}>
          {t('people.stay')}
        </Button>
        <Button onClick={() => void go(how)}>{t('people.leave_and_keep')}</Button>
        <Button danger onClick={() => void go({ ...how, throwsAway: true })}>
          {t('people.leave_and_throw_away')}
        </Button>
      </Actions>
    </Dialog>
  )
}

function Stuck({ leave: how }: { leave: Leave }) {
  useEffect(() => {
    const timer = setInterval(() => void gone(how), again)
    return () => clearInterval(timer)
  }, [how])
  return (
    <Dialog title={t('people.still_signed_in')} onClose={stay}>
      <Paragraph>{t('people.still_signed_in_explained')}</Paragraph>
      <Actions>
        <Button look="primary" onClick={() => void gone(how)}>
          {t('people.try_again')}
        </Button>
        <Button onClick={stay}>{t('people.stay')}</Button>
      </Actions>
    </Dialog>
  )
}

// Screens that not everybody needs are fetched when they are opened, so that the report form is there at once.
import type { FunctionComponent } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Failure } from '../ui/errors'
import { Waiting } from '../ui/load'
import type { Params } from './router'

/** `otherwise` stands in the place of what could not be fetched, where a page that is loaded again would lose more. */
export function lazy<Props extends object = Params>(fetch: () => Promise<FunctionComponent<Props>>, otherwise?: FunctionComponent): FunctionComponent<Props> {
  let there: FunctionComponent<Props> | null = null
  return function Lazy(props: Props) {
    const [, redraw] = useState(0)
    const [failed, setFailed] = useState(false)
    useEffect(() => {
      if (there) return
      let gone = false
      fetch().then(
        (screen) => {
          there = screen
          if (!gone) redraw((n) => n + 1)
        },
        () => !gone && setFailed(true),
      )
      return () => void (gone = true)
    }, [])
    const Otherwise = otherwise
    if (failed) return Otherwise ? <Otherwise /> : <Failure code="network.unreachable" retry={() => location.reload()} />
    const Screen = there
    return Screen ? <Screen {...props} /> : <Waiting />
  }
}

// Links that arrive by mail carry a secret in their address.
import { useEffect, useState } from 'preact/hooks'

/** The secret of the link that led to `path`. It does not have to stay in the address bar and the history while somebody thinks: "open" stands there. */
export function useSecretOfLink(path: string, token: string | undefined): string {
  const [secret] = useState(token ?? '')
  useEffect(() => void history.replaceState(null, '', `#${path}/open`), [])
  return secret
}

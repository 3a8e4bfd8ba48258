// A file to keep. Fetched like everything else, so that a refusal is a value and not a page full of code.
import { get, type Answer } from './client'

export async function download(path: string, name: string): Promise<Answer<null>> {
  // One small question first: whoever was signed out is asked to sign in again on top of the page.
  const session = await get('/profile')
  if (!session.ok) return session
  try {
    const response = await fetch(`/v1${path}`, { credentials: 'same-origin', cache: 'no-store' })
    if (!response.ok) return { ok: false, status: response.status, code: await codeOf(response), errors: [] }
    save(await response.blob(), name)
    return { ok: true, value: null, version: undefined }
  } catch {
    return { ok: false, status: 0, code: 'network.unreachable', errors: [] }
  }
}

async function codeOf(response: Response): Promise<string> {
  try {
    const problem: { code?: string } = await response.json()
    if (problem.code) return problem.code
  } catch {
    // not ours
  }
  return response.status >= 500 ? 'server.failed' : 'request.not_found'
}

function save(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

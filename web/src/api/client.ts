// The one door to the server. Every call answers with a value or with the reason why there is none; nothing throws,
// so that a screen decides what its reader sees and no typed word is lost to an exception.
//
// 401 is not an answer a screen gets to see: the reader signs in again on top of it, and the call is repeated.

export interface FieldFault {
  field: string // "occurredAt", "online.url": the JSON pointer with dots
  code: string
}
export interface Refused {
  ok: false
  status: number // 0: no answer came
  code: string // looked up in the catalogue
  errors: FieldFault[]
}
export interface Given<T> {
  ok: true
  value: T
  version: string | undefined // ETag, for If-Match
}
export type Answer<T> = Given<T> | Refused

export interface Options {
  version?: string | number | undefined // If-Match
  attempt?: Attempt // Idempotency-Key of an intended creation
  signal?: AbortSignal
  keepalive?: boolean // goes on when the page is closed (small bodies only)
  anonymous?: boolean // without the session's cookie: who asks is nobody's business
  quiet?: boolean // a 401 is answered to the caller instead of asking to sign in
}

/**
 * What the reader intends to create once: every try carries the same key, also after a refusal, which uses none up. So when an
 * answer got lost and the words were changed before the next try, the server says that the earlier ones arrived.
 */
export interface Attempt {
  key: string
}
export const attempt = (key: string = crypto.randomUUID()): Attempt => ({ key })

let signInAgain: () => Promise<boolean> = () => Promise.resolve(false)
/** The shell says how a reader whose session ended signs in again; true when the call may be repeated. */
export function whenSignedOut(ask: () => Promise<boolean>): void {
  signInAgain = ask
}

const base = '/v1'

export const get = <T>(path: string, options?: Options) => call<T>('GET', path, undefined, options)
export const post = <T>(path: string, body: unknown = {}, options?: Options) => call<T>('POST', path, body, options)
export const put = <T>(path: string, body: unknown, options?: Options) => call<T>('PUT', path, body, options)
export const patch = <T>(path: string, body: unknown, options?: Options) => call<T>('PATCH', path, body, options)
export const remove = <T = null>(path: string, options?: Options) => call<T>('DELETE', path, undefined, options)

async function call<T>(method: string, path: string, body: unknown, options: Options = {}): Promise<Answer<T>> {
  const headers = new Headers({ Accept: 'application/json, application/problem+json' })
  if (options.version !== undefined) headers.set('If-Match', quoted(options.version))
  if (options.attempt) headers.set('Idempotency-Key', options.attempt.key)
  let payload: BodyInit | null = null
  if (body instanceof Blob) {
    headers.set('Content-Type', 'application/octet-stream')
    payload = body
  } else if (body !== undefined) {
    headers.set('Content-Type', 'application/json')
    payload = JSON.stringify(body)
  }

  let response: Response
  try {
    response = await fetch(base + path, {
      method,
      headers,
      body: payload,
      credentials: options.anonymous ? 'omit' : 'same-origin',
      cache: 'no-store',
      signal: options.signal ?? null,
      keepalive: options.keepalive ?? false,
    })
  } catch {
    return refused(0, 'network.unreachable')
  }
  if (response.status === 401 && !options.quiet && (await signInAgain())) return call<T>(method, path, body, options)
  return response.ok ? given<T>(response) : refusal(response)
}

const quoted = (version: string | number) => (typeof version === 'string' && version.startsWith('"') ? version : `"${version}"`)

async function given<T>(response: Response): Promise<Answer<T>> {
  const version = response.headers.get('ETag') ?? undefined
  try {
    const text = await response.text()
    return { ok: true, value: (text ? JSON.parse(text) : null) as T, version }
  } catch {
    return refused(0, 'network.unreachable') // the connection broke half-way
  }
}

async function refusal(response: Response): Promise<Refused> {
  let problem: { code?: string; errors?: Array<Record<string, unknown>> } = {}
  try {
    problem = JSON.parse(await response.text())
  } catch {
    // not ours: a proxy's page, or nothing at all
  }
  const errors = (problem.errors ?? []).map((fault) => ({
    field: dotted(String(fault.field ?? fault.pointer ?? '')),
    code: String(fault.code ?? ''),
  }))
  const code = problem.code ?? errors[0]?.code ?? (response.status >= 500 ? 'server.failed' : `request.status_${response.status}`)
  return { ok: false, status: response.status, code, errors: errors.filter((fault) => fault.field !== '') }
}

const dotted = (pointer: string) => pointer.replace(/^#?\//, '').replaceAll('/', '.')
const refused = (status: number, code: string): Refused => ({ ok: false, status, code, errors: [] })

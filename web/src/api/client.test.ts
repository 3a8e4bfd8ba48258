import { afterEach, expect, test, vi } from 'vitest'
import { attempt, get, post, whenSignedOut } from './client'

const replies: Array<() => Response | Promise<Response>> = []
const sent: Request[] = []
vi.stubGlobal('fetch', (url: string, init: RequestInit) => {
  sent.push(new Request(`http://luwte.test${url}`, init))
  const reply = replies.shift()
  if (!reply) throw new TypeError('no network')
  return Promise.resolve(reply())
})
afterEach(() => {
  replies.length = 0
  sent.length = 0
})
const json = (status: number, body: unknown, headers = {}) => () => new Response(JSON.stringify(body), { status, headers })
const key = (index: number) => sent[index]?.headers.get('Idempotency-Key')

test('an unanswered creation is repeated under the same key', async () => {
  const intended = attempt()
  expect(await post('/reports', {}, { attempt: intended })).toMatchObject({ ok: false, status: 0, code: 'network.unreachable' })
  replies.push(json(503, {}))
  await post('/reports', {}, { attempt: intended })
  replies.push(json(201, { id: 'r' }))
  await post('/reports', {}, { attempt: intended })
  expect(key(0)).toBeTruthy()
  expect([key(1), key(2)]).toEqual([key(0), key(0)])
})

test('a refusal says which field, and the corrected form is still the same creation', async () => {
  const intended = attempt()
  replies.push(json(400, { code: 'reports.narrative_missing', errors: [{ code: 'reports.narrative_missing', field: '/narrative' }] }))
  const answer = await post('/reports', {}, { attempt: intended })
  expect(answer).toMatchObject({ ok: false, errors: [{ field: 'narrative', code: 'reports.narrative_missing' }] })
  replies.push(json(201, {}))
  await post('/reports', {}, { attempt: intended })
  expect(key(1)).toEqual(key(0))
})

test('a call whose session ended is repeated after signing in again', async () => {
  whenSignedOut(() => Promise.resolve(true))
  replies.push(json(401, { code: 'request.not_signed_in' }), json(200, { items: [] }, { ETag: '"7"' }))
  expect(await get('/tasks')).toEqual({ ok: true, value: { items: [] }, version: '"7"' })
  expect(sent).toHaveLength(2)
})

test('a version goes out as If-Match, quoted once', async () => {
  replies.push(json(200, null), json(200, null))
  await post('/a', {}, { version: 3 })
  await post('/a', {}, { version: '"3"' })
  expect(sent.map((request) => request.headers.get('If-Match'))).toEqual(['"3"', '"3"'])
})

test('a page of a proxy is a fault of the server, not a crash', async () => {
  replies.push(() => new Response('<html>502</html>', { status: 502 }))
  expect(await get('/tasks')).toMatchObject({ ok: false, status: 502, code: 'server.failed' })
})

// Keeps the emergency page on the device: that page, and what it names. Everything below /v1 passes by untouched, so no
// answer with content is ever kept here. A page is fetched anew at each visit, so a new version takes over by itself.
// It also takes in what the telephone shares with the app, in memory, until the logbook asks for it.
const kept = 'luwte-emergency'
const patience = 1500 // milliseconds; then the kept page is shown, and what comes late is kept for the next time
const shell = ['/icon.svg', '/icon-192.png']

const isPage = (path) => path.startsWith('/emergency/') && !path.endsWith('.webmanifest')
const isPart = (path) => path.startsWith('/assets/') || path === '/theme/theme.css' || shell.includes(path)

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

let shared = null

self.addEventListener('message', (event) => {
  if (event.data?.shared) {
    event.ports[0]?.postMessage(shared)
    shared = null
    return
  }
  const { keep } = event.data ?? {}
  if (typeof keep !== 'string' || !isPage(keep)) return
  event.waitUntil(
    renew(keep).then(
      () => event.ports[0]?.postMessage(true),
      async () => event.ports[0]?.postMessage(Boolean(await (await caches.open(kept)).match(keep))),
    ),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method === 'POST' && pathname === '/share') event.respondWith(takeIn(request))
  if (request.method !== 'GET') return
  if (request.mode === 'navigate' && isPage(pathname)) event.respondWith(page(event, pathname))
  else if (request.mode === 'navigate' && pathname === '/') event.respondWith(fetch(request).catch(anyPage))
  else if (isPart(pathname)) event.respondWith(part(request))
})

/** Fetches a page and, before it is kept, everything that it names: no page is kept that cannot be shown. */
async function renew(path) {
  const cache = await caches.open(kept)
  const answer = await fetch(path, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) throw new Error(`the page answers ${answer.status}`)
  const copy = answer.clone()
  const parts = await partsOf(answer.clone())
  for (const name of parts) {
    const there = name.startsWith('/assets/') && (await cache.match(name)) // its name holds a hash of its content
    if (!there) await cache.put(name, await whole(name))
  }
  // A page that answers under another address (an organisation's id) is kept under both.
  for (const name of new Set([path, new URL(answer.url).pathname])) await cache.put(name, await plain(copy.clone()))
  await forget(cache)
  return answer
}

/** Parts that no kept page names any more go. */
async function forget(cache) {
  const pages = [], parts = []
  for (const { url } of await cache.keys()) (isPage(new URL(url).pathname) ? pages : parts).push(new URL(url).pathname)
  const named = new Set((await Promise.all(pages.map(async (path) => partsOf(await cache.match(path))))).flat())
  for (const path of parts) if (!named.has(path)) await cache.delete(path)
}

async function partsOf(answer) {
  const names = [...(await answer.text()).matchAll(/(?:href|src)="(\/[^"]+)"/g)].map(([, name]) => name)
  return [...new Set([...names.filter(isPart), ...shell])]
}

async function whole(name) {
  const answer = await fetch(name, { credentials: 'omit', cache: 'no-cache' })
  if (!answer.ok) throw new Error(`${name} answers ${answer.status}`)
  return answer
}

/** Without the mark that it was redirected, which a browser refuses for a page it navigates to. */
async function plain(answer) {
  return new Response(await answer.blob(), { status: 200, headers: answer.headers })
}

/** From the network when it is quick, else what was kept. */
async function page(event, path) {
  const fresh = renew(path).then(plain)
  event.waitUntil(fresh.catch(() => undefined))
  const late = new Promise((done) => setTimeout(done, patience))
  const first = await Promise.race([fresh.catch(() => undefined), late])
  if (first) return first
  const cache = await caches.open(kept)
  const mine = await cache.match(path)
  return mine ? saysSo(mine) : fresh.catch(anyPage)
}

/** A kept page says that it is one: the browser may believe that there is a network while the register does not answer. */
async function saysSo(answer) {
  const text = await answer.text()
  return new Response(text.replace(/(id="offline"[^>]*?) hidden/, '$1 data-kept'), { status: 200, headers: answer.headers })
}

/** No network, and the page asked for was never kept: the one that was kept says what to do as well. */
async function anyPage() {
  const cache = await caches.open(kept)
  const found = (await cache.keys()).find(({ url }) => isPage(new URL(url).pathname))
  return found ? saysSo(await cache.match(found)) : Response.error()
}

async function part(request) {
  const cache = await caches.open(kept)
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/assets/')) return (await cache.match(pathname)) ?? fetch(request)
  return fetch(request).catch(async () => (await cache.match(pathname)) ?? Response.error())
}

async function takeIn(request) {
  const form = await request.formData()
  const word = (name) => (typeof form.get(name) === 'string' ? form.get(name) : '')
  shared = { title: word('title'), text: word('text'), url: word('url'), files: form.getAll('files').filter((file) => file instanceof File) }
  return Response.redirect('/#/logbook/new?shared', 303)
}

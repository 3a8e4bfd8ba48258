// The emergency page is kept on the device, by the service worker (public/service-worker.js), which keeps nothing else.

/** Where the page of the reader's organisation is: remembered, because whoever needs it may not be signed in. */
const remembered = 'luwte.emergency'
export const emergencyPage = (): string => localStorage.getItem(remembered) ?? '/emergency/'
export function rememberOrganisation(id: string): void {
  localStorage.setItem(remembered, `/emergency/${id}`)
}

/** Asks the service worker to keep a page; true once it has. */
export async function keepEmergencyPage(path: string): Promise<boolean> {
  if (!('serviceWorker' in navigator)) return false
  try {
    await navigator.serviceWorker.register('/service-worker.js')
    const { active } = await navigator.serviceWorker.ready
    if (!active) return false
    return await new Promise<boolean>((done) => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }) => done(data === true)
      active.postMessage({ keep: path }, [port2])
    })
  } catch {
    return false // private windows and old browsers do without
  }
}

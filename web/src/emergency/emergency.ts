// The page is complete without this. It keeps itself for when there is no network, says so, and offers to be installed.
import 'virtual:theme.css'
import '../styles/theme-luwte.css'
import '../styles/emergency.css'
import { wearMountedTheme } from '../app/theme'
import { keepEmergencyPage } from './keep'

const element = (id: string) => document.getElementById(id)

function show(id: string, shown: boolean): void {
  const found = element(id)
  if (found) found.hidden = !shown
}

/** The service worker marks a page that it had kept, because the register did not answer. */
const tellNetwork = () => show('offline', !navigator.onLine || element('offline')?.dataset.kept !== undefined)
window.addEventListener('online', tellNetwork)
window.addEventListener('offline', tellNetwork)

interface Installing extends Event {
  prompt: () => Promise<unknown>
}
window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  show('install', true)
  element('install')?.addEventListener('click', () => void (event as Installing).prompt(), { once: true })
})

wearMountedTheme()
tellNetwork()
show('ready', await keepEmergencyPage(location.pathname))

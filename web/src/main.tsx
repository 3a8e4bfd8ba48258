import { render } from 'preact'
import 'virtual:theme.css'
import './styles/main.css'
import { findInstallation } from './app/installation'
import { Shell } from './app/shell'
import { wearMountedTheme } from './app/theme'
import { preferred, speak } from './catalogue'
import { fetchShared } from './reports/arriving'
import { findOut } from './people/session'

wearMountedTheme()
if (location.hash.startsWith('#/logbook/new?shared')) await fetchShared()
await speak(preferred())
render(<Shell />, document.getElementById('app')!)
await Promise.all([findInstallation(), findOut()])

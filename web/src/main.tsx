import { render } from 'preact'
import 'virtual:theme.css'
import './styles/main.css'
import { Shell } from './app/shell'
import { wearMountedTheme } from './app/theme'
import { preferred, speak } from './catalogue'
import { findOut } from './people/session'

wearMountedTheme()
await speak(preferred())
render(<Shell />, document.getElementById('app')!)
await findOut()

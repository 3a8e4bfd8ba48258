// Cuts a design-token theme to the custom properties that our style sheets use, directly or through each other.
import { readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)
const mention = /var\(\s*(--[\w-]+)/g
const declaration = /(--[\w-]+)\s*:\s*([^;]+);/g

/** Every property that the style sheets in a folder, and what they import from packages, ask for. */
export function usedProperties(folder) {
  const used = new Set()
  const seen = new Set()
  const read = (file) => {
    if (seen.has(file)) return
    seen.add(file)
    const css = readFileSync(file, 'utf8')
    for (const [, name] of css.matchAll(mention)) used.add(name)
    for (const [, target] of css.matchAll(/@import\s+['"]([^'"]+)['"]/g)) {
      if (target.startsWith('virtual:')) continue
      read(target.startsWith('.') ? join(file, '..', target) : require.resolve(target))
    }
  }
  for (const name of readdirSync(folder)) if (name.endsWith('.css')) read(join(folder, name))
  return used
}

/** The theme with only the used properties, in its own order. */
export function cutTheme(css, used) {
  const values = new Map()
  for (const [, name, value] of css.matchAll(declaration)) values.set(name, value.trim())
  const needed = new Set()
  const need = (name) => {
    if (needed.has(name)) return
    const value = values.get(name)
    if (value === undefined) return
    needed.add(name)
    for (const [, other] of value.matchAll(mention)) need(other)
  }
  for (const name of used) need(name)
  const lines = [...values].filter(([name]) => needed.has(name)).map(([name, value]) => `${name}:${value};`)
  return `.voorbeeld-theme{${lines.join('\n')}}\n`
}

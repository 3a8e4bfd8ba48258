// Usage: node run.mjs BINARY [--list | NAME] [--size phone|desktop] [--language nl|en] [--all] [--images]
// Each story runs on a phone in Dutch and on a desktop in English; with --all in all four combinations.
// --images tells the pictured stories in Dutch and renews the pictures of README and handleiding with what is seen.
// It needs pngquant, which `./dev pictures` installs.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { browser, pictured } from './lib.mjs'

const { values, positionals: [binary, named] } = parseArgs({
  allowPositionals: true,
  options: { list: { type: 'boolean' }, all: { type: 'boolean' }, size: { type: 'string' }, language: { type: 'string' },
    images: { type: 'boolean' } } })

const stories = readdirSync(new URL('.', import.meta.url)).filter(file => file.endsWith('.story.mjs'))
  .map(file => file.replace('.story.mjs', '')).sort()
if (values.list) {
  console.log(stories.join('\n'))
  process.exit(0)
}
const wanted = named ? [named] : values.images ? Object.keys(pictured) : stories
if (named && !stories.includes(named)) {
  console.error(`no journey is called ${named}; there are: ${stories.join(', ')}`)
  process.exit(2)
}
if (values.images && named && !pictured[named]) {
  console.error(`${named} makes no picture; these do: ${Object.keys(pictured).join(', ')}`)
  process.exit(2)
}

const combinations = story => values.size || values.language ? [[values.size ?? 'phone', values.language ?? 'nl']]
  : values.images ? Object.keys(pictured[story] ?? {}).map(size => [size, 'nl'])
  : values.all ? [['phone', 'nl'], ['phone', 'en'], ['desktop', 'nl'], ['desktop', 'en']]
  : [['phone', 'nl'], ['desktop', 'en']]

let failed = 0
for (const story of wanted) {
  const { default: tell } = await import(`./${story}.story.mjs`)
  for (const [size, language] of combinations(story)) {
    const label = `${story} (${size}, ${language})`
    const chrome = await browser({ size, language, story, images: values.images })
    try {
      await tell({ binary, chrome, size, language })
      if (chrome.complaints.length) throw new Error(chrome.complaints.join('\n  '))
      console.log(`passed ${label}`)
    } catch (error) {
      failed++
      await chrome.lastSight()
      console.log(`FAILED ${label}\n  ${error.stack ?? error}`)
      if (chrome.complaints.length) console.log(`  ${chrome.complaints.join('\n  ')}`)
    } finally {
      await chrome.close()
    }
  }
}
process.exit(failed ? 1 : 0)

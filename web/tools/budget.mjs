// The first page may ask for 120 kB of script and style, gzipped: what index.html names, and one catalogue.
import { readFileSync, readdirSync, statSync } from 'node:fs'

const limit = 120_000
const html = readFileSync('dist/index.html', 'utf8')
const named = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((match) => match[1])
const catalogues = readdirSync('dist/assets').filter((name) => /^ui\.\w\w-.*\.js$/.test(name)).map((name) => `assets/${name}`)
const size = (name) => statSync(`dist/${name}.gz`).size
const total = named.reduce((sum, name) => sum + size(name), 0) + Math.max(0, ...catalogues.map(size))

console.log(`first page: ${total} bytes gzipped of ${limit}`)
if (/<script(?![^>]*src=)[^>]*>|<style|\sstyle=/.test(html)) {
  console.error('index.html holds an inline script or style, which the content security policy refuses')
  process.exit(1)
}
if (total > limit) {
  console.error('the first page is too heavy')
  process.exit(1)
}

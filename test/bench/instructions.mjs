// How many instructions the server carries out for a request, counted by callgrind: the one figure that does not depend on how
// busy the machine is. What the database server does is not in it, nor what the kernel does.
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { figure } from './measure.mjs'

const asked_of_each = 10

export async function instructions(bench, requests) {
  const { register } = bench
  const out = join(register.data, 'callgrind.out')
  await register.stop()
  await register.start_under(['valgrind', '--tool=callgrind', '--instr-atstart=no', `--callgrind-out-file=${out}`])
  await patiently(Object.values(requests)[0])  // under valgrind the first minute's clock work takes long
  const control = what => execFileSync('callgrind_control', [...what, String(register.server.pid)], { stdio: 'ignore' })
  control(['--instr=on'])
  let dumps = 0
  for (const [name, ask] of Object.entries(requests)) {
    for (let time = 0; time < 3; ++time) await ask()  // statements are prepared, tables are filled
    control(['--zero'])
    for (let time = 0; time < asked_of_each; ++time) await ask()
    control([`--dump=${name}`])
    const counted = Number(/^summary: (\d+)/m.exec(readFileSync(`${out}.${++dumps}`, 'utf8'))[1])
    figure(`${bench.engine}_instructions_${name}`, counted / asked_of_each / 1e6, 'million')
  }
  await register.stop()
  await register.start()
}

async function patiently(ask) {
  for (let tries = 0; ; ++tries)
    try {
      return await ask()
    } catch (error) {
      if (tries === 10) throw error
    }
}

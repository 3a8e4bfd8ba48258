// How figures are measured and printed: `name value unit`, one a line.
import { execFile } from 'node:child_process'
import { closeSync, fsyncSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { promisify } from 'node:util'

const run = promisify(execFile)

export function figure(name, value, unit) {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  console.log(`${name} ${value.toFixed(digits)} ${unit}`)
}

export const ratio = (name, value) => console.log(`${name}_ratio ${value.toFixed(2)} 1`)

export const median = times => [...times].sort((one, other) => one - other)[Math.floor(times.length / 2)]

/** The same question from so many clients, of one person or of several in turn (test/bench/load.cpp), for `seconds` or until `count` answers; `wire` is "tls:" or "anew:". */
export async function load(build, persons, { clients = 1, seconds = 0, count = 0, method = 'GET', path, body, wire = '' }) {
  const people = [persons].flat(), tokens = people.map(person => person.token).join(',')
  const args = [wire + people[0].register.port, tokens, clients, seconds, count, method, path, ...(body ? [body] : [])].map(String)
  const { stdout } = await run(`${build}/luwte_load`, args)
  const [per_second, p50, p99] = stdout.trim().split(' ').map(Number)
  return { per_second, p50, p99 }
}

/** Commits a second of what `recipe` says into a `copy` of the register (test/bench/recipe.mjs), by the engine's own interface. */
export async function bare_commits(build, copy, recipe, { clients, seconds }) {
  const { stdout } = await run(`${build}/luwte_commits`, [copy.database, copy.written(recipe), clients, seconds].map(String))
  return Number(stdout)
}

/** Seconds of processor the processes have had; the system counts in hundredths. */
export function processor(...pids) {
  return pids.reduce((sum, pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return sum + (Number(fields[11]) + Number(fields[12])) / 100
  }, 0)
}

/** What the system says a process has in memory now, in MB. */
export const memory = pid => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024

/** A file that is written and fsynced piece by piece, as evidence is uploaded. */
export class PlainFile {
  constructor(path) {
    this.path = path
    this.file = openSync(path, 'w')
  }

  write(piece) {
    writeSync(this.file, piece)
    fsyncSync(this.file)
  }

  close() {
    closeSync(this.file)
    rmSync(this.path)
  }
}

/** Adds up how long each of its parts took. */
export class Stopwatch {
  spent = 0

  async time(work) {
    const begin = performance.now()
    const result = await work()
    this.spent += performance.now() - begin
    return result
  }
}

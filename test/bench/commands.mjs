// Figures of programs and commands besides the server. Either it prints them itself, one `name value unit` a line, or its time is the figure.
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { figure, median } from './measure.mjs'

const protocols = new URL('../../protocols/', import.meta.url).pathname
const packs = readdirSync(protocols).filter(name => name.endsWith('.yaml')).map(name => protocols + name)
/** The set on which recognising an offender is judged is not ours to carry; without it that figure is left out. */
const dutch = join(process.env.LUWTE_SHARED ?? '../shared', 'data/linkage/data/dutch_dev')

/** Program in the build folder, and what it is told; it prints its figures. */
const printing = asked => [
  ...(Number(asked.offenders) ? [['luwte_links', '.cache', asked.offenders, ...(existsSync(dutch) ? [dutch] : [])]] : []),
  ['luwte_figures', '.cache', asked.incidents],
]

/** Name of the figure → command of luwte, of which the median time of five is told. */
const timed = {
  protocol_check: ['protocol', 'check', ...packs],
}

export function commands(build, asked) {
  for (const [program, ...args] of printing(asked)) execFileSync(join(build, program), args, { stdio: 'inherit' })
  for (const [name, args] of Object.entries(timed)) {
    const times = Array.from({ length: 5 }, () => {
      const begin = performance.now()
      execFileSync(join(build, 'luwte'), args, { stdio: 'ignore' })
      return performance.now() - begin
    })
    figure(name, median(times), 'ms')
  }
}

// What can be learnt from how long an answer takes: which accounts exist, and which cases.
import { randomUUID } from 'node:crypto'
import { above, ask } from './wire.mjs'
import { sign_in } from './floods.mjs'

/** The two are asked in turn, so that a busy machine slows both. 0.5: nothing tells them apart. */
async function told_apart(rounds, one, other) {
  const took = [[], []]
  for (let round = 0; round < rounds; ++round)
    for (const which of round % 2 ? [0, 1] : [1, 0]) took[which].push((await [one, other][which]()).took)
  return above(...took)
}

export async function accounts(register, login, { figure }) {
  let n = 0
  const from = () => `127.1.${Math.floor(n / 4 / 250) % 250}.${1 + Math.floor(n++ / 4) % 250}`  // below the brakes
  const guess = who => () => sign_in(register, who(), { from: from(), password: 'wrong guess number' })
  const rate = await told_apart(150, guess(() => login), guess(() => `nobody.${n}@oeverbeek.example`))
  figure('existing_account_slower', rate, '1')
}

const tells_nothing = rate => 0.35 <= rate && rate <= 0.65

/**
 * Every look at something with an id, of what is hidden from somebody and of what does not exist. Sixty pairs wander a tenth to
 * either side by themselves, so that of dozens of routes one would cross the bound by chance: it is looked at again, longer.
 */
export async function looks(register, people, hidden, { figure, promise, note }) {
  const { paths } = await people[0].person.must('GET', '/openapi.json')
  const walked = new Set()
  let worst = 0.5
  for (const { name, person } of people)
    for (const path of Object.keys(paths).filter(path => paths[path].get && Object.keys(hidden).some(id => path.includes(`{${id}}`)))) {
      const look = ids => () => {
        const filled = path.replace(/\{(\w+)\}/g, (_, id) => (id in hidden ? ids(id) : 'council')) + (path.endsWith('/letter-fields') ? '?kind=notice' : '')
        return ask(register, 'GET', `/v1${filled}`, { token: person.token })
      }
      const one = look(id => hidden[id]), other = look(() => randomUUID())
      const [answer, nothing] = [await one(), await other()]
      const plain = ({ head, body }) => head.replace(/Date: [^\r]*/, '') + body
      promise(plain(answer) === plain(nothing), `GET ${path} tells ${name} that there is something`)
      if (answer.status === 403) continue  // refused before it is looked for
      promise(answer.status === 404, `GET ${path} answers ${name} ${answer.status}`)
      let rate = await told_apart(60, one, other)
      if (!tells_nothing(rate)) rate = await told_apart(300, one, other)
      figure(`hidden_slower_${name}_${path}`, rate, '1')
      promise(tells_nothing(rate), `GET ${path}: the clock tells ${name} that there is something (${rate.toFixed(2)})`)
      walked.add(path)
      if (Math.abs(rate - 0.5) > Math.abs(worst - 0.5)) worst = rate
    }
  note(`${walked.size} routes by clock`)
  figure('hidden_slower_worst', worst, '1')
}

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

/** A case that somebody is kept out of, and one that does not exist. */
export async function cases(register, kept_out, hidden, { figure, promise }) {
  const look = id => () => ask(register, 'GET', `/v1/incidents/${id}`, { token: kept_out.token })
  const [one, other] = [await look(hidden)(), await look(randomUUID())()]
  const plain = ({ head, body }) => head.replace(/Date: [^\r]*/, '') + body
  promise(one.status === 404 && plain(one) === plain(other), 'a hidden case is answered like one that does not exist')
  figure('hidden_case_slower', await told_apart(600, look(hidden), look(randomUUID())), '1')
}

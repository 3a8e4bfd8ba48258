// Which questions somebody sees, given what he answered so far.
import type { Question } from './types'

export type Given = Record<string, string[]>

/** A question asks on after an earlier one, which must itself have been asked. */
export function asked(questions: Question[], given: Given): Question[] {
  const before = new Set<string>()
  return questions.filter(({ id, after }) => {
    const here = !after || (before.has(after.question) && (given[after.question] ?? []).some((option) => after.any.includes(option)))
    if (here) before.add(id)
    return here
  })
}

/** What is sent: answers to questions that are still asked, and none to those that a changed answer took away. */
export const toSend = (questions: Question[], given: Given) => asked(questions, given).flatMap(({ id }) => (given[id]?.length ? [{ question: id, options: given[id] }] : []))

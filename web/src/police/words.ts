// What can follow what.
export const stepsWithOutcome = ['decision', 'outcome']
export const outcomes = ['investigation', 'no_offence', 'no_suspect', 'prosecuted', 'dismissed', 'settled', 'convicted', 'acquitted', 'ended']

/** The answers that make sense after the one there is: nobody takes back what he never gave. */
export function answersPossible(consent: string): string[] {
  switch (consent) {
    case 'given':
      return ['withdrawn']
    case 'refused':
    case 'withdrawn':
      return ['asked', 'given']
    default:
      return ['asked', 'given', 'refused']
  }
}

/** The questions of a file, as they stand on the screen. */
export const seven = ['what', 'who', 'where', 'with_what', 'how', 'when', 'why'] as const
export const consequences = ['injury', 'absence', 'effects', 'earlier', 'protection'] as const

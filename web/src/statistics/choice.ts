// Which figures are asked for; kept in the address, so that a choice can be bookmarked and gone back to.
export const facets = ['role', 'behaviour', 'form', 'place'] as const
export type Facet = (typeof facets)[number]

export interface Choice {
  year: number
  only: Partial<Record<Facet, string>>
}

export function choiceOf(query: URLSearchParams): Choice {
  const only: Choice['only'] = {}
  for (const facet of facets) {
    const value = query.get(facet)
    if (value !== null) only[facet] = value
  }
  const year = Number(query.get('year'))
  return { year: Number.isInteger(year) && year > 1999 ? year : new Date().getFullYear(), only }
}

export function queryOf({ year, only }: Choice): string {
  const query = new URLSearchParams({ year: String(year) })
  for (const facet of facets) if (only[facet] !== undefined) query.set(facet, only[facet])
  return query.toString()
}

export const casesOf = (choice: Choice, facet?: Facet, id?: string) =>
  `/figures/cases?${queryOf(facet && id !== undefined ? { ...choice, only: { ...choice.only, [facet]: id } } : choice)}`

// Words live here and nowhere else. Keys are typed: a key that does not exist does not compile.
// Refusal codes of the server are keys too, so that a reply's code can be shown as it is.
import type nl from '../../../locales/ui.nl.json'
import { store } from '../ui/store'

export type Language = 'nl' | 'en'
export type Key = keyof typeof nl
export type Values = Record<string, string | number>
export interface Text {
  nl: string
  en: string
}

export const languages: Language[] = ['nl', 'en']
export const language = store<Language>('nl')
let words: Record<string, string> = {}

const loaders: Record<Language, () => Promise<{ default: Record<string, string> }>> = {
  nl: () => import('../../../locales/ui.nl.json'),
  en: () => import('../../../locales/ui.en.json'),
}

/** The language of the last visit, of the browser, or Dutch. */
export function preferred(): Language {
  const kept = localStorage.getItem('luwte.language')
  if (kept === 'nl' || kept === 'en') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'nl'
}

export async function speak(next: Language): Promise<void> {
  words = (await loaders[next]()).default
  document.documentElement.lang = next
  localStorage.setItem('luwte.language', next)
  language.set(next)
}

export function t(key: Key, values: Values = {}): string {
  return fill(words[key] ?? key, values)
}

/** One or several: `key.one` and `key.other`, both with {n}. */
export function count(key: PluralKey, n: number, values: Values = {}): string {
  const form = new Intl.PluralRules(language.get()).select(n) === 'one' ? 'one' : 'other'
  return fill(words[`${key}.${form}`] ?? key, { n, ...values })
}
export type PluralKey = Key extends infer K ? (K extends `${infer Stem}.one` ? Stem : never) : never

/** A code that came from the server. One that nobody translated still gives a decent sentence. */
export function explain(code: string): string {
  return words[code] ?? fill(words['request.unknown'] ?? code, { code })
}

/** A word for a code, such as a state or a role; the code itself when there is none. */
export function word(prefix: string, code: string): string {
  return words[`${prefix}.${code}`] ?? code.replaceAll('_', ' ')
}

/** Where a rule comes from, as the pack says it; what Luwte added by itself is said in the reader's language. */
export const cited = (source: string): string => source.replace('Luwte default', t('source.luwte'))
/** The same with what it is before it. */
export const sourceWords = (source: string): string => t('source.of', { source: cited(source) })

/** A text of the pack, which always comes in both languages. */
export const pick = (text: Text | undefined | null): string => (text ? text[language.get()] || text.nl : '')

const fill = (sentence: string, values: Values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole))

/** At the beginning of a line. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

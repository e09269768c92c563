import type { ExpandedQuery, Term } from '../dutch.ts'

/** One thing that is asked for; several alternatives where the spelling was corrected or a compound was opened. */
export interface Wanted {
  alternatives: readonly Term[]
}

/**
 * The words as an FTS5 expression, every string quoted, so that nothing a visitor types is read as an operator.
 * @param join AND asks for all, OR for some
 */
export function ftsExpression(
  wanted: readonly Wanted[],
  phrases: ExpandedQuery['phrases'],
  join: 'AND' | 'OR',
): string {
  const words = wanted.map(({ alternatives }) => `(${alternatives.flatMap(forms).join(' OR ')})`)
  const exact = phrases.map((phrase) => `{title heading text} : ${string(phrase.join(' '))}`)
  return [...words, ...exact].join(` ${join} `)
}

/** The same within the title. */
export const inTitle = (expression: string): string => `{title title_shadow} : (${expression})`

/** A page that answers by itself, or together with the title; every page of a file carries the title. */
export const inPage = (expression: string): string =>
  `({heading text text_shadow} : (${expression})) OR ((${expression}) NOT (${inTitle(expression)}))`

function forms(term: Term): string[] {
  if (term.concept) return [string(term.stem)]
  const own = term.prefix ? `${string(term.stem)}*` : string(term.stem)
  return term.word === term.stem ? [own] : [own, term.prefix ? `${string(term.word)}*` : string(term.word)]
}

/** Letters and digits only, by construction of terms; quoted all the same. */
const string = (value: string): string => `"${value.replaceAll('"', '""')}"`

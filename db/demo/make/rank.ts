/** Puts what fits best first; the given order stays where two fit equally well. */
export type Rank = <T extends object>(list: T[]) => T[]

export const inOrder: Rank = (list) => list

/** Ranks by the words of a title and its introduction, so that a short file tells what it is about first. */
export function byWords(text: string): Rank {
  const wanted = stemsOf(text)
  const score = (one: object) => [...stemsOf(JSON.stringify(one))].filter((stem) => wanted.has(stem)).length
  return (list) => list.toSorted((a, b) => score(b) - score(a))
}

/** The first six letters of words of five letters and more. */
function stemsOf(text: string): Set<string> {
  return new Set((text.toLowerCase().match(/\p{L}{5,}/gu) ?? []).map((word) => word.slice(0, 6)))
}

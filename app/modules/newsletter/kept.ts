import type { ComposedBlock } from './issues.server.ts'

/** The fields of a letter as it is stored, by name. */
export function storedValues(
  issue: { title: string; intro: string },
  blocks: ReadonlyArray<Pick<ComposedBlock, 'id' | 'text'>>,
): Record<string, string> {
  const texts = blocks.map(({ id, text }): [string, string] => [`tekst-${id}`, text])
  return { title: issue.title, intro: issue.intro, ...Object.fromEntries(texts) }
}

type Sent = string | string[] | undefined

/** The blocks in the order that a refused form had them; those it did not know come after. */
export function keptBlocks<B extends { id: string }>(blocks: readonly B[], sent: Sent): B[] {
  const order = [sent ?? []].flat()
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
  return blocks.toSorted((one, other) => place(one.id) - place(other.id))
}

/** Texts of a refused form whose blocks are no longer there. */
export function lostTexts(blocks: ReadonlyArray<{ id: string }>, values: Readonly<Record<string, Sent>>): string[] {
  const fields = new Set(blocks.map(({ id }) => `tekst-${id}`))
  return Object.entries(values).flatMap(([name, value]) =>
    /^tekst-/.test(name) && !fields.has(name) && typeof value === 'string' && value.trim() !== '' ? [value] : [],
  )
}

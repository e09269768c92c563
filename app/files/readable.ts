import type { TextPage } from './pages.ts'

const edgeLines = 4
const fewestPages = 3

/**
 * Leaves out headers and footers: lines near the top or bottom that return on more than half of the pages, whatever
 * number they carry. Searchers would find them on every page, and readers need them once at most.
 */
export function withoutRunningLines(pages: readonly TextPage[]): TextPage[] {
  if (pages.length < fewestPages) return [...pages]
  const counts = new Map<string, number>()
  for (const page of pages)
    for (const line of new Set(edgesOf(page.text.split('\n')).map(shapeOf)))
      counts.set(line, (counts.get(line) ?? 0) + 1)
  const running = new Set(
    [...counts].filter(([line, count]) => line !== '' && count > pages.length / 2).map(([line]) => line),
  )
  if (running.size === 0) return [...pages]
  return pages.map((page) => {
    const lines = page.text.split('\n')
    const kept = lines.filter((line, index) => !(isEdge(index, lines.length) && running.has(shapeOf(line))))
    return { ...page, text: kept.join('\n').trim() }
  })
}

const isEdge = (index: number, length: number): boolean => index < edgeLines || index >= length - edgeLines
const edgesOf = (lines: string[]): string[] => lines.filter((_, index) => isEdge(index, lines.length))
const shapeOf = (line: string): string => line.trim().replace(/\d+/g, '0')

/**
 * Lines of a page as paragraphs: a line that runs to the margin goes on in the next one. A short line, a heading with a
 * number and a list mark end or begin a paragraph.
 */
export function paragraphsOf(text: string): string[] {
  const lines = text.split('\n')
  const margin = Math.max(...lines.map((line) => line.length)) * 0.8
  const paragraphs: string[] = []
  let open = false
  for (const line of lines) {
    const trimmed = line.trim()
    const begins = !open || /^(?:\d+(?:\.\d+)*\.?\s+\p{Lu}|[-•*▪◦–]\s|\d+[.)]\s|[a-z][.)]\s)/u.test(trimmed)
    if (trimmed === '') open = false
    else {
      if (begins) paragraphs.push(trimmed)
      else paragraphs.push(joined(paragraphs.pop() ?? '', trimmed))
      open = line.length >= margin
    }
  }
  return paragraphs
}

/** A word broken at the end of a line is made whole. */
function joined(before: string, after: string): string {
  return /\p{Ll}-$/u.test(before) && /^\p{Ll}/u.test(after) ? before.slice(0, -1) + after : `${before} ${after}`
}

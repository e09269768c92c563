import { type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'

/** A paragraph, heading or table row. `breakBefore`: the author or the program began a new page here. */
export type Block = { text: string; heading?: boolean; breakBefore?: boolean }

const TARGET = 3000
const ENOUGH = 1200
const MAX_LINES = 120
const MAX_PAGES = 5000
const MAX_TOTAL = 30_000_000

/** Pages of about 3,000 characters, cut at page breaks first, then at headings, then between paragraphs. */
export function pagesOf(
  blocks: Iterable<Block>,
  label: (part: number) => string = (part) => `deel ${part}`,
): TextPage[] {
  const pages: TextPage[] = []
  let lines: string[] = []
  let length = 0
  let heading: string | undefined
  let total = 0

  function flush(): void {
    const text = lines.join('\n').trim()
    if (text)
      pages.push({ number: pages.length + 1, label: label(pages.length + 1), ...(heading && { heading }), text })
    if (pages.length > MAX_PAGES) throw new Unreadable('tooLarge')
    lines = []
    length = 0
    heading = undefined
  }

  for (const block of blocks) {
    if (block.breakBefore || (block.heading && length > ENOUGH)) flush()
    for (const part of cut(block.text.trim())) {
      if (length > 0 && (length + part.length > TARGET || lines.length >= MAX_LINES)) flush()
      if (block.heading && part) heading ??= part
      if (!part && lines.at(-1) === '') continue
      lines.push(part)
      length += part.length + 1
      total += part.length
      if (total > MAX_TOTAL) throw new Unreadable('tooLarge')
    }
  }
  flush()
  return pages
}

/** A paragraph longer than a page is cut between words where it can. */
function* cut(text: string): Generator<string> {
  let rest = text
  while (rest.length > TARGET) {
    const space = rest.lastIndexOf(' ', TARGET)
    const end = space > TARGET / 2 ? space : TARGET
    yield rest.slice(0, end)
    rest = rest.slice(end).trimStart()
  }
  yield rest
}

/** Numbers the pages of all parts through. */
export function numbered(pages: Omit<TextPage, 'number'>[]): TextPage[] {
  if (pages.length > MAX_PAGES) throw new Unreadable('tooLarge')
  return pages.map((page, index) => ({ ...page, number: index + 1 }))
}

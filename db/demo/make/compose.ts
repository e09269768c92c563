import { fallbackTopics, proseOf } from '../content/prose/library.ts'
import type { Checklist, DemoDocument, DemoFile, Section, Table } from '../content/types.ts'
import { byWords, inOrder, type Rank } from './rank.ts'
import { heightOf, pageHeight, titleHeight } from './metrics.ts'

export type Block =
  | { type: 'chapter'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'checklist'; title: string; items: string[] }
  | { type: 'table'; title: string; header: string[]; rows: string[][] }

export type Page = Block[]

/** A document with its file laid out in pages; the makers only draw it. */
export interface Composed {
  title: string
  subtitle: string
  label: string
  owner: string
  date: string
  pages: Page[]
}

/** Blocks that stay together: a heading never ends a page. */
type Unit = Block[]

/**
 * Lays a file out in exactly `file.pages` pages, the same every time. Each section gets an equal share and fills it with
 * passages about its topics; no passage is used twice in a file. Throws when the library holds too little.
 */
export function compose(document: DemoDocument, file: DemoFile, ownerName: string): Composed {
  const layout = new Layout(file.pages)
  const used = new Set<string>()
  // In a long file each chapter starts a page, so its share is whole pages.
  const newPages = file.pages >= 10
  file.outline.forEach((section, index) => {
    const share = ((index + 1) / file.outline.length) * file.pages
    const end = (newPages ? Math.round(share) : share) * pageHeight
    layout.startChapter(`${index + 1} ${section.heading}`, newPages)
    for (const text of section.paragraphs ?? []) layout.add([{ type: 'paragraph', text }])
    const last = index === file.outline.length - 1
    const rank = newPages
      ? inOrder
      : byWords([document.title, section.heading, ...(section.paragraphs ?? [])].join(' '))
    const topics = topicsFor(section, file.outline)
    fill(layout, { chapter: index + 1, topics, rank, end, spill: last || newPages ? 0 : 40 }, used)
  })
  if (layout.pages.length !== file.pages) {
    throw new Error(
      `${file.name}: ${layout.pages.length} pages composed of ${file.pages}; the prose library is too small`,
    )
  }
  return {
    title: document.title,
    subtitle: document.summary,
    label: document.label,
    owner: ownerName,
    date: document.date,
    pages: layout.pages,
  }
}

interface Share {
  chapter: number
  /** Where the section's share ends, and how far it may run past that; points from the top of the first page. */
  end: number
  spill: number
  topics: string[]
  rank: Rank
}

/** Adds passages until the section's share ends. */
function fill(layout: Layout, { chapter, topics, rank, end, spill }: Share, used: Set<string>) {
  let number = 0
  for (const unit of unitsFor(topics, rank, used)) {
    if (layout.cursor >= end - 60) return
    const numbered = unit.blocks.map((block) =>
      block.type === 'heading' ? { ...block, text: `${chapter}.${++number} ${block.text}` } : block,
    )
    if (layout.costOf(numbered) > end + spill - layout.cursor) {
      if (unit.blocks.some(({ type }) => type === 'heading')) number -= 1
      continue
    }
    layout.add(numbered)
    used.add(unit.id)
  }
}

/** Passages of the topics in turn, a checklist or table after every second one; then the neighbouring topics'. */
function* unitsFor(topics: string[], rank: Rank, used: Set<string>): Generator<{ id: string; blocks: Unit }> {
  for (const topic of topics) {
    const prose = proseOf(topic)
    const extras = rank(extrasOf(topic, prose.checklists ?? [], prose.tables ?? []).filter(({ id }) => !used.has(id)))
    let count = 0
    for (const { id, heading, paragraphs } of rank(
      prose.passages.map((one, at) => ({ ...one, id: `${topic}/${at}` })),
    )) {
      if (used.has(id)) continue
      const [first = '', ...rest] = paragraphs
      yield {
        id,
        blocks: [
          { type: 'heading', text: heading },
          { type: 'paragraph', text: first },
        ],
      }
      if (!used.has(id)) continue
      for (const [index, text] of rest.entries()) yield { id: `${id}/${index}`, blocks: [{ type: 'paragraph', text }] }
      count += 1
      const extra = count % 2 === 0 ? extras.shift() : undefined
      if (extra) yield extra
    }
    yield* extras
  }
}

/** A section's own topics, then their neighbours, and only when all is used up what belongs to other sections. */
function topicsFor(section: Section, outline: Section[]): string[] {
  const own = section.topics ?? []
  const elsewhere = new Set(outline.flatMap(({ topics }) => topics ?? []))
  const near = own.flatMap(fallbackTopics)
  return [...new Set([...own, ...near.filter((topic) => !elsewhere.has(topic)), ...near])]
}

function extrasOf(topic: string, checklists: Checklist[], tables: Table[]): Array<{ id: string; blocks: Unit }> {
  return [
    ...checklists.map((list): Block => ({ type: 'checklist', ...list })),
    ...tables.map((table): Block => ({ type: 'table', ...table })),
  ].map((block, index) => ({ id: `${topic}/extra/${index}`, blocks: [block] }))
}

/** Keeps the pages and how much of the current one is left. Heights are in PDF points. */
class Layout {
  readonly pages: Page[] = [[]]
  private y = titleHeight

  constructor(private readonly limit: number) {}

  get cursor() {
    return (this.pages.length - 1) * pageHeight + this.y
  }

  startChapter(text: string, onNewPage: boolean) {
    if (onNewPage && this.pages.at(-1)?.length && this.pages.length < this.limit) this.breakPage()
    this.add([{ type: 'chapter', text }])
  }

  /** What the cursor would advance: the height, plus what is lost at a page's end. */
  costOf(unit: Unit) {
    const height = unit.reduce((sum, block) => sum + heightOf(block), 0)
    return this.y + height > pageHeight ? pageHeight - this.y + height : height
  }

  add(unit: Unit) {
    const height = unit.reduce((sum, block) => sum + heightOf(block), 0)
    const needed = unit.at(-1)?.type === 'chapter' ? height + 90 : height
    if (this.y + needed > pageHeight && this.pages.at(-1)?.length) this.breakPage()
    this.pages.at(-1)?.push(...unit)
    this.y += height
  }

  private breakPage() {
    this.pages.push([])
    this.y = 0
  }
}

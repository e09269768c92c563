import { stringify } from 'csv-stringify/sync'
import type { Block, Composed } from './compose.ts'

/** Paragraphs, checklists and tables as rows that Dutch Excel opens: semicolons and a byte order mark. */
export function makeCsv(composed: Composed): Buffer {
  let chapter = ''
  let heading = ''
  const rows = composed.pages.flat().flatMap((block) => {
    if (block.type === 'chapter') chapter = heading = block.text
    if (block.type === 'heading') heading = block.text
    return rowsOf(block, heading).map((row) => [composed.title, chapter, ...row])
  })
  const columns = ['document', 'hoofdstuk', 'onderdeel', 'nummer', 'tekst']
  return Buffer.from(stringify([columns, ...rows], { delimiter: ';', bom: true }))
}

function rowsOf(block: Block, heading: string): string[][] {
  if (block.type === 'checklist') return block.items.map((item, index) => [block.title, String(index + 1), item])
  if (block.type === 'table')
    return block.rows.map((cells, index) => [block.title, String(index + 1), cells.join(' – ')])
  if (block.type === 'paragraph') return [[heading, '', block.text]]
  return []
}

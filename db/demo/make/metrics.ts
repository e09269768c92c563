import type { Block } from './compose.ts'

/** A4 in PDF points, with the room that a page's header and footer leave to its text. */
export const paper = { width: 595.28, height: 841.89, left: 64, right: 64, top: 92, bottom: 74 }
export const textWidth = paper.width - paper.left - paper.right

/** Taken by the title block of the first page. */
export const titleHeight = 118
export const pageHeight = paper.height - paper.top - paper.bottom

export const size = { body: 10.5, chapter: 17, heading: 12.5, table: 9.5 }
export const lineHeight = { body: 15, chapter: 22, heading: 17, table: 13 }

/** Liberation Sans takes about half its size per character; a little more, so that a plan never overflows. */
function linesOf(text: string, fontSize: number, width: number): number {
  return Math.max(1, Math.ceil((text.length * fontSize * 0.505 + 30) / width))
}

/** Planned height of a block in points, its space below included. */
export function heightOf(block: Block): number {
  if (block.type === 'chapter') return linesOf(block.text, size.chapter, textWidth) * lineHeight.chapter + 22
  if (block.type === 'heading') return linesOf(block.text, size.heading, textWidth) * lineHeight.heading + 9
  if (block.type === 'paragraph') return linesOf(block.text, size.body, textWidth) * lineHeight.body + 8
  if (block.type === 'checklist') {
    const items = block.items.map((item) => linesOf(item, size.body, textWidth - 40) * lineHeight.body + 4)
    return 26 + sum(items) + 20
  }
  const width = textWidth / block.header.length - 12
  const rows = [block.header, ...block.rows].map((row) => rowHeight(row, width))
  return 26 + sum(rows) + 14
}

function rowHeight(row: string[], width: number): number {
  return Math.max(...row.map((cell) => linesOf(cell, size.table, width))) * lineHeight.table + 10
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

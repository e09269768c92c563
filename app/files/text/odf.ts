import { type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { readEntry, type Zip } from '../zip.ts'
import { type Block, numbered, pagesOf } from './blocks.ts'
import { readXml } from './xml.ts'
import { sheetPages } from './xlsx.ts'

const MAX_REPEAT = 1000
const SKIPPED = new Set(['annotation', 'tracked-changes', 'forms', 'note-citation', 'desc', 'title'])

/** An OpenDocument file: a text in parts of about a page, a workbook by sheet, a presentation by slide with its notes. */
export async function odfPages(zip: Zip, kind: 'odt' | 'ods' | 'odp'): Promise<TextPage[]> {
  const manifest = await readEntry(zip, 'META-INF/manifest.xml', 4 * 1024 * 1024)
  if (manifest?.includes('encryption-data')) throw new Unreadable('encrypted')
  const sections = await readSections(zip)
  if (kind === 'odt') return pagesOf(sections.flatMap((section) => section.blocks))
  if (kind === 'ods') return numbered(sections.flatMap(({ name, blocks }) => sheetPages(name, blocks)))
  return numbered(
    sections.map(({ blocks }, index) => {
      const heading = blocks.find((block) => block.text)?.text
      const text = blocks
        .map((block) => block.text)
        .join('\n')
        .trim()
        .slice(0, 20_000)
      return { label: `dia ${index + 1}`, ...(heading && { heading }), text }
    }),
  )
}

type Section = { name: string; blocks: Block[] }

/** A section is a sheet, a slide or the whole text; what stands outside sheets and slides is the first. */
async function readSections(zip: Zip): Promise<Section[]> {
  const body: Section = { name: '', blocks: [] }
  const sections: Section[] = []
  let section = body
  let mode = ''
  let text = ''
  let textDepth = 0
  let skipped = 0
  let breakBefore = false
  let rowDepth = 0
  let row: string[] = []
  let cell: string[] = []
  let repeat = 1

  function endParagraph(heading: boolean): void {
    if (rowDepth > 0) {
      if (text) cell.push(text)
    } else {
      section.blocks.push({ text, heading, breakBefore })
      breakBefore = false
    }
    text = ''
  }

  const found = await readXml(zip, 'content.xml', {
    open(name, attributes) {
      if (skipped > 0 || SKIPPED.has(name)) skipped++
      if (skipped > 0) return
      if (name === 'text' || name === 'spreadsheet' || name === 'presentation') mode ||= name
      else if (name === 'p' || name === 'h') textDepth++
      else if (name === 's') text += ' '.repeat(Math.min(Number(attributes.c ?? 1) || 1, 100))
      else if (name === 'tab') text += '\t'
      else if (name === 'line-break') text += '\n'
      else if (name === 'soft-page-break') breakBefore = rowDepth === 0
      else if (name === 'notes' && mode === 'presentation') section.blocks.push({ text: '' }, { text: 'Notities:' })
      else if (name === 'table-row' && rowDepth++ === 0) row = []
      else if ((name === 'table-cell' || name === 'covered-table-cell') && rowDepth === 1) {
        cell = []
        repeat = Math.min(Number(attributes['number-columns-repeated'] ?? 1) || 1, MAX_REPEAT)
      } else if ((name === 'table' && mode === 'spreadsheet') || (name === 'page' && mode === 'presentation')) {
        section = { name: attributes['table:name'] ?? '', blocks: [] }
        sections.push(section)
      }
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      if (name === 'p' || name === 'h') {
        textDepth--
        endParagraph(name === 'h')
      } else if ((name === 'table-cell' || name === 'covered-table-cell') && rowDepth === 1) {
        const value = cell.join(' ')
        if (value) for (let i = 0; i < repeat; i++) row.push(value)
      } else if (name === 'table-row' && --rowDepth === 0) {
        section.blocks.push({ text: row.join('\t'), breakBefore })
        breakBefore = false
      }
    },
    text(value) {
      if (textDepth > 0 && skipped === 0) text += value.replace(/\s+/g, ' ')
    },
  })
  if (!found) throw new Unreadable('damaged')
  return sections.length > 0 ? sections : [body]
}

import { type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { type Zip } from '../zip.ts'
import { type Block, pagesOf } from './blocks.ts'
import { readXml } from './xml.ts'

/** A Word file, in parts of about a page. Comments, deleted and hidden text and field codes are left out; notes come last. */
export async function docxPages(zip: Zip): Promise<TextPage[]> {
  const headings = await headingStyles(zip)
  const blocks: Block[] = []
  if (!(await readBlocks(zip, 'word/document.xml', headings, blocks))) throw new Unreadable('damaged')
  for (const part of ['word/footnotes.xml', 'word/endnotes.xml']) await readBlocks(zip, part, headings, blocks)
  return pagesOf(blocks)
}

/** Ids of the paragraph styles that are headings; Word's Dutch ids ("Kop1") differ, the names behind them do not. */
async function headingStyles(zip: Zip): Promise<Set<string>> {
  const headings = new Set<string>()
  let style = ''
  await readXml(zip, 'word/styles.xml', {
    open(name, attributes) {
      if (name === 'style') style = attributes.styleId ?? ''
      if (name === 'name' && /^(heading|kop) [1-6]$|^title$/i.test(attributes.val ?? '')) headings.add(style)
      if (name === 'outlineLvl' && Number(attributes.val) < 6) headings.add(style)
    },
  })
  return headings
}

async function readBlocks(zip: Zip, part: string, headings: Set<string>, blocks: Block[]): Promise<boolean> {
  let text = ''
  let heading = false
  let breakBefore = false
  let inText = false
  let cell: string[] | undefined
  let row: string[] | undefined
  let rowDepth = 0
  let skipped = 0
  let inRun = false
  let hidden = false

  function endBlock(): void {
    if (cell) {
      if (text) cell.push(text)
    } else {
      blocks.push({ text, heading, breakBefore })
      breakBefore = false
    }
    text = ''
    heading = false
  }

  function breakPage(): void {
    if (!cell && text) endBlock()
    breakBefore = true
  }

  return readXml(zip, part, {
    open(name, attributes) {
      // A shape is written twice: once for today's Word and once, in Fallback, for older ones.
      if (skipped > 0 || name === 'Fallback' || name === 'del' || name === 'moveFrom') skipped++
      if (skipped > 0) return
      if (name === 't') inText = !hidden
      else if (name === 'r') inRun = true
      else if (name === 'vanish' && inRun) hidden = attributes.val !== '0' && attributes.val !== 'false'
      else if (name === 'tab') text += '\t'
      else if (name === 'br' && attributes.type === 'page') breakPage()
      else if (name === 'br' || name === 'cr') text += '\n'
      else if (name === 'noBreakHyphen') text += '-'
      else if (name === 'lastRenderedPageBreak') breakPage()
      else if (name === 'pageBreakBefore' && attributes.val !== '0' && attributes.val !== 'false') breakBefore = true
      else if (name === 'pStyle') heading = headings.has(attributes.val ?? '')
      else if (name === 'tr' && rowDepth++ === 0) row = []
      else if (name === 'tc' && rowDepth === 1) cell = []
    },
    close(name) {
      if (skipped > 0) {
        skipped--
        return
      }
      if (name === 't') inText = false
      else if (name === 'r') inRun = hidden = false
      else if (name === 'p') endBlock()
      else if (name === 'tc' && rowDepth === 1) {
        row?.push((cell ?? []).join(' '))
        cell = undefined
      } else if (name === 'tr' && --rowDepth === 0) {
        blocks.push({ text: (row ?? []).join('\t'), breakBefore })
        breakBefore = false
      }
    },
    text(value) {
      if (inText && skipped === 0) text += value
    },
  })
}

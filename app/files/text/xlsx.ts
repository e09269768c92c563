import { type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { type Zip } from '../zip.ts'
import { type Block, numbered, pagesOf } from './blocks.ts'
import { readRelations, readXml } from './xml.ts'

const WORKBOOK = 'xl/workbook.xml'
const MAX_CELLS = 2_000_000

/** A workbook sheet by sheet; a long sheet is several pages. Hidden sheets stay hidden. */
export async function xlsxPages(zip: Zip): Promise<TextPage[]> {
  const relations = await readRelations(zip, WORKBOOK)
  const sheets: Array<{ name: string; part: string }> = []
  const found = await readXml(zip, WORKBOOK, {
    open(name, { name: title, state, ...attributes }) {
      const part = name === 'sheet' ? relations.get(attributes['r:id'] ?? '')?.target : undefined
      if (part && (state ?? 'visible') === 'visible') sheets.push({ name: title ?? '', part })
    },
  })
  if (!found) throw new Unreadable('damaged')

  const strings = await readStrings(zip)
  const isDate = await dateStyles(zip)
  const pages: Omit<TextPage, 'number'>[] = []
  for (const { name, part } of sheets) {
    const rows = await readRows(zip, part, strings, isDate)
    pages.push(...sheetPages(name, rows))
  }
  return numbered(pages)
}

export function sheetPages(name: string, rows: Block[]): TextPage[] {
  const pages = pagesOf(rows, (part) => (part === 1 ? `blad ${name}` : `blad ${name}, deel ${part}`))
  return pages.map((page) => ({ ...page, heading: name }))
}

async function readStrings(zip: Zip): Promise<string[]> {
  const strings: string[] = []
  let value = ''
  let inText = false
  let phonetic = false
  await readXml(zip, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') value = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') inText = !phonetic
    },
    close(name) {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') strings.push(value)
    },
    text(text) {
      if (inText) value += text
    },
  })
  return strings
}

/** For each cell style whether it shows a date: a built-in date format or a custom one with days, months or years. */
async function dateStyles(zip: Zip): Promise<boolean[]> {
  const custom = new Map<string, boolean>()
  const styles: boolean[] = []
  let inCells = false
  await readXml(zip, 'xl/styles.xml', {
    open(name, { numFmtId = '', formatCode = '' }) {
      if (name === 'numFmt') custom.set(numFmtId, /[dy]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')))
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells)
        styles.push(custom.get(numFmtId) ?? /^(1[4-7]|22|2[7-9]|3[0-6])$/.test(numFmtId))
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
  })
  return styles
}

async function readRows(zip: Zip, part: string, strings: string[], isDate: boolean[]): Promise<Block[]> {
  const rows: Block[] = []
  let row: string[] = []
  let cells = 0
  let type = ''
  let date = false
  let value = ''
  let inValue = false
  await readXml(zip, part, {
    open(name, attributes) {
      if (name === 'row') row = []
      else if (name === 'v' || name === 't') inValue = true
      else if (name === 'c') {
        if (++cells > MAX_CELLS) throw new Unreadable('tooLarge')
        type = attributes.t ?? 'n'
        date = isDate[Number(attributes.s ?? 0)] ?? false
        value = ''
      }
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false
      else if (name === 'c') row.push(shown(value, type, date, strings))
      else if (name === 'row') rows.push({ text: row.filter(Boolean).join('\t') })
    },
    text(text) {
      if (inValue) value += text
    },
  })
  return rows
}

function shown(value: string, type: string, date: boolean, strings: string[]): string {
  if (type === 's') return (strings[Number(value)] ?? '').replace(/\s+/g, ' ')
  if (type === 'b') return value === '1' ? 'WAAR' : 'ONWAAR'
  if (type === 'n' && date && value !== '') return dateOf(Number(value)) ?? value
  return value.replace(/\s+/g, ' ')
}

/** Excel counts days from 30 December 1899. */
function dateOf(serial: number): string | undefined {
  const instant = new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000)
  if (Number.isNaN(instant.getTime()) || serial < 1) return undefined
  return `${instant.getUTCDate()}-${instant.getUTCMonth() + 1}-${instant.getUTCFullYear()}`
}

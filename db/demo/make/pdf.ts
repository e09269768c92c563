import { join } from 'node:path'
import PDFDocument from 'pdfkit'
import { pdfjsFolder } from '#app/files/pdfjs-folder.ts'
import type { Block, Composed } from './compose.ts'
import { lineHeight, paper, size, textWidth } from './metrics.ts'

type Pdf = PDFKit.PDFDocument

export const demoNotice = 'Demonstratiemateriaal, geen echt document'

/** Liberation Sans (SIL OFL) comes with pdfjs-dist; embedded, so that a page image needs no font of the machine. */
const fonts = join(pdfjsFolder, 'standard_fonts')
const face = {
  regular: 'LiberationSans-Regular.ttf',
  bold: 'LiberationSans-Bold.ttf',
  italic: 'LiberationSans-Italic.ttf',
}

const ink = { text: '#1b2330', soft: '#54606f', line: '#c9d1da', brand: '#154273', wash: '#eef3f8' }

/** Text colours of TLP 2.0, on black. */
const labelInk: Record<string, string> = {
  CLEAR: '#ffffff',
  GREEN: '#33ff00',
  AMBER: '#ffc000',
  'AMBER+STRICT': '#ffc000',
  RED: '#ff2b2b',
}

/** A tagged A4 PDF of the composed pages; the same bytes for the same input. */
export function makePdf(composed: Composed): Promise<Buffer> {
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    autoFirstPage: false,
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    pdfVersion: '1.7',
    info: {
      Title: composed.title,
      Author: `${composed.owner} (demonstratie)`,
      Subject: demoNotice,
      CreationDate: new Date(`${composed.date}T09:00:00Z`),
      ModDate: new Date(`${composed.date}T09:00:00Z`),
    },
  })
  const done = collect(pdf)
  for (const [name, file] of Object.entries(face)) pdf.registerFont(name, join(fonts, file))
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  const tag = (type: string, draw: () => void) => root.add(pdf.struct(type, {}, draw))

  composed.pages.forEach((blocks, index) => {
    pdf.addPage()
    furniture(pdf, composed, index + 1)
    let y = paper.top
    if (index === 0) {
      tag('H1', () => titleBlock(pdf, composed))
      y = pdf.y + 22
    }
    for (const block of blocks) y = drawBlock(pdf, block, y, tag)
  })
  root.end()
  pdf.end()
  return done
}

function collect(pdf: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = []
  return new Promise((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
}

/** Running head and foot; marked as artefacts, so that a screen reader skips them. */
function furniture(pdf: Pdf, composed: Composed, page: number) {
  pdf.markContent('Artifact', { type: 'Pagination' })
  const label = `TLP:${composed.label}`
  pdf.font('bold').fontSize(9)
  const width = pdf.widthOfString(label) + 14
  pdf.rect(paper.width - paper.right - width, 36, width, 18).fill('#000000')
  pdf
    .fillColor(labelInk[composed.label] ?? '#ffffff')
    .text(label, paper.width - paper.right - width + 7, 41, { lineBreak: false })
  pdf.font('regular').fillColor(ink.soft).text(composed.owner, paper.left, 41, { lineBreak: false })
  pdf
    .moveTo(paper.left, 62)
    .lineTo(paper.width - paper.right, 62)
    .lineWidth(0.7)
    .stroke(ink.line)
  const foot = paper.height - 50
  pdf
    .moveTo(paper.left, foot - 8)
    .lineTo(paper.width - paper.right, foot - 8)
    .stroke(ink.line)
  pdf.font('italic').fontSize(8.5).fillColor(ink.soft).text(demoNotice, paper.left, foot, { lineBreak: false })
  const number = `${page} van ${composed.pages.length}`
  pdf.font('regular').text(number, paper.width - paper.right - pdf.widthOfString(number), foot, { lineBreak: false })
  pdf.endMarkedContent()
}

function titleBlock(pdf: Pdf, composed: Composed) {
  const left = paper.left + 16
  const width = textWidth - 16
  const top = paper.top - 8
  const long = composed.title.length > 44
  pdf
    .font('bold')
    .fontSize(long ? 17 : 21)
    .fillColor(ink.brand)
    .text(composed.title, left, top, { width, lineGap: 1 })
  pdf.font('regular').fontSize(10).fillColor(ink.soft)
  pdf.text(composed.subtitle, left, pdf.y + 4, { width, height: 42, lineGap: 2, ellipsis: true })
  pdf.fontSize(8.5).text(`${dutchDate(composed.date)} · ${composed.owner}`, left, pdf.y + 6, { width })
  pdf.rect(paper.left, top, 4, pdf.y - top - 2).fill(ink.brand)
}

function drawBlock(pdf: Pdf, block: Block, y: number, tag: (type: string, draw: () => void) => void): number {
  if (block.type === 'chapter') {
    tag('H2', () => write(pdf, block.text, y + 12, 'bold', size.chapter, ink.brand, lineHeight.chapter))
    return pdf.y + 10
  }
  if (block.type === 'heading') {
    tag('H3', () => write(pdf, block.text, y + 4, 'bold', size.heading, ink.text, lineHeight.heading))
    return pdf.y + 5
  }
  if (block.type === 'paragraph') {
    tag('P', () => write(pdf, block.text, y, 'regular', size.body, ink.text, lineHeight.body))
    return pdf.y + 8
  }
  tag('P', () => write(pdf, block.title, y + 4, 'bold', size.body, ink.brand, lineHeight.body))
  if (block.type === 'table') return drawTable(pdf, [block.header, ...block.rows], pdf.y + 5, tag)
  let at = pdf.y + 5
  for (const item of block.items) {
    pdf.markContent('Artifact', { type: 'Layout' })
    pdf
      .rect(paper.left + 8, at + 1.5, 9, 9)
      .lineWidth(0.8)
      .stroke(ink.brand)
    pdf.endMarkedContent()
    tag('P', () => write(pdf, item, at, 'regular', size.body, ink.text, lineHeight.body, 28))
    at = pdf.y + 4
  }
  return at + 10
}

function write(
  pdf: Pdf,
  text: string,
  y: number,
  font: string,
  points: number,
  colour: string,
  line: number,
  indent = 0,
) {
  pdf.font(font).fontSize(points).fillColor(colour)
  const lineGap = line - pdf.currentLineHeight(false)
  pdf.text(text, paper.left + indent, y, { width: textWidth - indent, lineGap })
}

function drawTable(pdf: Pdf, rows: string[][], top: number, tag: (type: string, draw: () => void) => void): number {
  const columns = rows[0]?.length ?? 1
  const column = textWidth / columns
  let y = top
  rows.forEach((row, index) => {
    pdf.font(index === 0 ? 'bold' : 'regular').fontSize(size.table)
    const lineGap = lineHeight.table - pdf.currentLineHeight(false)
    const height = Math.max(...row.map((cell) => pdf.heightOfString(cell, { width: column - 12, lineGap }))) + 10
    pdf.markContent('Artifact', { type: 'Layout' })
    if (index === 0) pdf.rect(paper.left, y, textWidth, height).fill(ink.wash)
    pdf
      .moveTo(paper.left, y + height)
      .lineTo(paper.left + textWidth, y + height)
      .lineWidth(0.6)
      .stroke(ink.line)
    pdf.endMarkedContent()
    row.forEach((cell, at) => {
      tag('P', () => {
        pdf.fillColor(ink.text).text(cell, paper.left + at * column + 6, y + 5, { width: column - 12, lineGap })
      })
    })
    y += height
  })
  return y + 14
}

export function dutchDate(date: string): string {
  return new Intl.DateTimeFormat('nl-NL', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

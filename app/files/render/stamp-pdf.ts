import { readFile } from 'node:fs/promises'
import fontkit from '@cantoo/fontkit'
import {
  concatTransformationMatrix,
  degrees,
  PDFDocument,
  type PDFFont,
  type PDFPage,
  popGraphicsState,
  pushGraphicsState,
  rgb,
} from '@cantoo/pdf-lib'
import { type Stamp } from '../pages.ts'
import { openPdf } from '../text/pdf.ts'
import { Unreadable } from '../unreadable.ts'
import { cleanPdf } from './clean-pdf.ts'
import { fontFiles, labelColour, layout, repeatPositions, stampLine } from './stamp.ts'

/** The PDF with the stamp on every page. Attachments and scripts are taken out: they would leave without a stamp. */
export async function stampPdf(path: string, stamp: Stamp): Promise<Uint8Array> {
  // pdfjs tells apart what is encrypted and what is broken, and refuses what it could not show.
  await (await openPdf(path)).loadingTask.destroy()
  const pdf = await load(path)
  cleanPdf(pdf)
  pdf.registerFontkit(fontkit)
  const fonts = {
    regular: await pdf.embedFont(await readFile(fontFiles.regular), { subset: true }),
    bold: await pdf.embedFont(await readFile(fontFiles.bold), { subset: true }),
  }
  for (const page of pdf.getPages()) stampPage(page, stamp, fonts)
  return pdf.save()
}

async function load(path: string): Promise<PDFDocument> {
  try {
    const pdf = await PDFDocument.load(await readFile(path), { updateMetadata: false })
    if (pdf.isEncrypted) throw new Unreadable('encrypted')
    return pdf
  } catch (cause) {
    if (cause instanceof Unreadable) throw cause
    const isLocked = cause instanceof Error && /encrypted/i.test(`${cause.name} ${cause.message}`)
    throw new Unreadable(isLocked ? 'encrypted' : 'damaged', { cause })
  }
}

type Fonts = { regular: PDFFont; bold: PDFFont }

function stampPage(page: PDFPage, stamp: Stamp, fonts: Fonts): void {
  const { width, height } = asSeen(page)
  const scale = Math.max(1, width / 595)
  page.drawText('', { font: fonts.regular })
  page.pushOperators(pushGraphicsState(), concatTransformationMatrix(...toSeen(page)))
  drawRepeat(page, width, height, stamp, fonts, scale)
  const bottom = layout.margin * scale
  const band = (layout.label + 2 * layout.padding) * scale
  drawLabel(page, width, height - bottom - band, stamp, fonts, scale)
  const left = drawLabel(page, width, bottom, stamp, fonts, scale)
  drawLine(page, left, bottom, stamp, fonts, scale)
  page.pushOperators(popGraphicsState())
}

function turn(page: PDFPage): number {
  return (((Math.round(page.getRotation().angle / 90) * 90) % 360) + 360) % 360
}

/** Width and height of the page as a reader sees it: the crop box, turned. */
function asSeen(page: PDFPage): { width: number; height: number } {
  const { width, height } = page.getCropBox()
  return turn(page) % 180 === 0 ? { width, height } : { width: height, height: width }
}

/** From the page as seen, its origin bottom left, to the page's own coordinates. */
function toSeen(page: PDFPage): [number, number, number, number, number, number] {
  const { x, y, width, height } = page.getCropBox()
  switch (turn(page)) {
    case 90:
      return [0, 1, -1, 0, x + width, y]
    case 180:
      return [-1, 0, 0, -1, x + width, y + height]
    case 270:
      return [0, -1, 1, 0, x, y + height]
    default:
      return [1, 0, 0, 1, x, y]
  }
}

/** Draws the label against the right edge and answers where it begins. */
function drawLabel(page: PDFPage, width: number, bottom: number, stamp: Stamp, fonts: Fonts, scale: number): number {
  const size = layout.label * scale
  const pad = layout.padding * scale
  const textWidth = fonts.bold.widthOfTextAtSize(stamp.label, size)
  const left = width - layout.margin * scale - textWidth - 2 * pad
  page.drawRectangle({ x: left, y: bottom, width: textWidth + 2 * pad, height: size + 2 * pad, color: rgb(0, 0, 0) })
  page.drawText(stamp.label, {
    x: left + pad,
    y: bottom + pad + size * 0.14,
    size,
    font: fonts.bold,
    color: colour(labelColour(stamp.label)),
  })
  return left
}

function drawLine(page: PDFPage, right: number, bottom: number, stamp: Stamp, fonts: Fonts, scale: number): void {
  const pad = layout.padding * scale
  const text = stampLine(stamp)
  const left = layout.margin * scale
  const full = fonts.regular.widthOfTextAtSize(text, layout.line * scale)
  const size = layout.line * scale * Math.min(1, (right - left - 4 * pad) / full)
  const height = layout.label * scale + 2 * pad
  const width = fonts.regular.widthOfTextAtSize(text, size) + 2 * pad
  page.drawRectangle({ x: left, y: bottom, width, height, color: rgb(1, 1, 1) })
  page.drawText(text, {
    x: left + pad,
    y: bottom + height / 2 - size * 0.35,
    size,
    font: fonts.regular,
    color: rgb(0.1, 0.1, 0.1),
  })
}

function drawRepeat(page: PDFPage, width: number, height: number, stamp: Stamp, fonts: Fonts, scale: number): void {
  const size = layout.watermark * scale
  const angle = (layout.angle * Math.PI) / 180
  const textWidth = fonts.regular.widthOfTextAtSize(stamp.reader, size)
  for (const [x, y] of repeatPositions(width, height, textWidth, scale)) {
    page.drawText(stamp.reader, {
      x: width / 2 + x * Math.cos(angle) - y * Math.sin(angle),
      y: height / 2 + x * Math.sin(angle) + y * Math.cos(angle),
      size,
      font: fonts.regular,
      rotate: degrees(layout.angle),
      color: rgb(0, 0, 0),
      opacity: layout.opacity,
    })
  }
}

function colour(hex: string) {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  return rgb(r, g, b)
}

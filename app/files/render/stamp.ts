import { join } from 'node:path'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import { type Stamp } from '../pages.ts'
import { pdfjsFolder } from '../pdfjs-folder.ts'

/** Liberation Sans (OFL), as pdfjs carries it: Latin with all accents, Greek and Cyrillic. */
export const fontFiles = {
  regular: join(pdfjsFolder, 'standard_fonts/LiberationSans-Regular.ttf'),
  bold: join(pdfjsFolder, 'standard_fonts/LiberationSans-Bold.ttf'),
}

/** Text colours of TLP 2.0, each on black. */
const labelColours: Record<string, string> = {
  'TLP:RED': '#ff2b2b',
  'TLP:AMBER': '#ffc000',
  'TLP:AMBER+STRICT': '#ffc000',
  'TLP:GREEN': '#33ff00',
}

export function labelColour(label: string): string {
  return labelColours[label] ?? '#ffffff'
}

export function stampLine(stamp: Stamp): string {
  return `Gelezen door ${stamp.reader} (${stamp.organisation}) op ${stamp.at}`
}

/** Sizes in A4 points, and the angle of the repeated name; shared by PDF and picture. */
export const layout = { label: 12, line: 9, watermark: 22, padding: 4, margin: 10, angle: 30, opacity: 0.1 } as const

let fontsReady = false

export function useFonts(): void {
  if (fontsReady) return
  GlobalFonts.registerFromPath(fontFiles.regular, 'Stamp')
  GlobalFonts.registerFromPath(fontFiles.bold, 'Stamp Bold')
  fontsReady = true
}

/** Draws the stamp over a whole picture. `scale` is pixels per point of an A4 page. */
export function drawStamp(ctx: SKRSContext2D, width: number, height: number, stamp: Stamp, scale = width / 595): void {
  useFonts()
  ctx.save()
  ctx.setTransform(1, 0, 0, 1, 0, 0)
  ctx.textBaseline = 'alphabetic'
  drawRepeat(ctx, width, height, stamp, scale)
  const band = (layout.label + 2 * layout.padding) * scale
  drawLabel(ctx, width, layout.margin * scale, stamp, scale)
  drawLabel(ctx, width, height - layout.margin * scale - band, stamp, scale)
  drawLine(ctx, width, height - layout.margin * scale - band, stamp, scale)
  ctx.restore()
}

/** An empty picture with only the stamp, to lay over another. */
export function stampOverlay(width: number, height: number, stamp: Stamp, scale?: number): Canvas {
  const canvas = createCanvas(width, height)
  drawStamp(canvas.getContext('2d'), width, height, stamp, scale)
  return canvas
}

function drawLabel(ctx: SKRSContext2D, width: number, top: number, stamp: Stamp, scale: number): void {
  const pad = layout.padding * scale
  ctx.font = `${layout.label * scale}px "Stamp Bold"`
  const textWidth = ctx.measureText(stamp.label).width
  const left = width - layout.margin * scale - textWidth - 2 * pad
  ctx.fillStyle = '#000000'
  ctx.fillRect(left, top, textWidth + 2 * pad, layout.label * scale + 2 * pad)
  ctx.fillStyle = labelColour(stamp.label)
  ctx.fillText(stamp.label, left + pad, top + pad + layout.label * scale * 0.86)
}

function drawLine(ctx: SKRSContext2D, width: number, top: number, stamp: Stamp, scale: number): void {
  const pad = layout.padding * scale
  ctx.font = `${layout.label * scale}px "Stamp Bold"`
  const room = width - 2 * layout.margin * scale - ctx.measureText(stamp.label).width - 6 * pad
  const text = stampLine(stamp)
  ctx.font = `${layout.line * scale}px Stamp`
  const shrink = Math.min(1, room / ctx.measureText(text).width)
  ctx.font = `${layout.line * scale * shrink}px Stamp`
  const height = layout.label * scale + 2 * pad
  ctx.fillStyle = '#ffffff'
  ctx.fillRect(layout.margin * scale, top, ctx.measureText(text).width + 2 * pad, height)
  ctx.fillStyle = '#1a1a1a'
  ctx.fillText(text, layout.margin * scale + pad, top + height / 2 + layout.line * scale * shrink * 0.35)
}

function drawRepeat(ctx: SKRSContext2D, width: number, height: number, stamp: Stamp, scale: number): void {
  ctx.save()
  ctx.font = `${layout.watermark * scale}px Stamp`
  ctx.translate(width / 2, height / 2)
  ctx.rotate((-layout.angle * Math.PI) / 180)
  const textWidth = ctx.measureText(stamp.reader).width
  for (const [x, y] of repeatPositions(width, height, textWidth, scale)) {
    // Dark letters with a light edge are seen on dark pictures and on white paper alike.
    ctx.strokeStyle = `rgba(255, 255, 255, ${layout.opacity})`
    ctx.lineWidth = scale
    ctx.strokeText(stamp.reader, x, y)
    ctx.fillStyle = `rgba(0, 0, 0, ${layout.opacity})`
    ctx.fillText(stamp.reader, x, y)
  }
  ctx.restore()
}

/** Where the repeated name begins, around the middle of the page, in a grid that covers it at any angle. */
export function* repeatPositions(
  width: number,
  height: number,
  textWidth: number,
  scale: number,
): Generator<[number, number]> {
  const reach = Math.hypot(width, height) / 2
  const stepX = textWidth + 70 * scale
  const stepY = 120 * scale
  const rows = Math.ceil(reach / stepY)
  const columns = Math.ceil(reach / stepX)
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      yield [(column + (row % 2 === 0 ? 0 : 0.5)) * stepX - textWidth / 2, row * stepY]
    }
  }
}

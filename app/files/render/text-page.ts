import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { type TextPage } from '../pages.ts'
import { useFonts } from './stamp.ts'

const MARGIN = 130
const BODY = '26px Stamp'
const HEADING = '34px "Stamp Bold"'
const SMALL = '22px Stamp'
const LINE = 40

type Line = { text: string; font: string; height: number }

/** A page of extracted text set on paper, at least as high as A4 and as high as the text asks for. */
export function textPage(page: TextPage, width: number, paper: (height: number) => Canvas): Canvas {
  useFonts()
  const lines = setLines(createCanvas(1, 1).getContext('2d'), page, width - 2 * MARGIN)
  const needed = lines.reduce((height, line) => height + line.height, 2 * MARGIN)
  const canvas = paper(Math.max(Math.round(width * Math.SQRT2), needed))
  const ctx = canvas.getContext('2d')
  let y = MARGIN
  for (const line of lines) {
    y += line.height
    ctx.font = line.font
    ctx.fillStyle = line.font === SMALL ? '#555555' : '#1a1a1a'
    ctx.fillText(line.text, MARGIN, y - line.height * 0.3)
  }
  return canvas
}

function setLines(ctx: SKRSContext2D, page: TextPage, width: number): Line[] {
  const lines: Line[] = [{ text: page.label, font: SMALL, height: LINE * 1.5 }]
  let headingSeen = false
  for (const paragraph of page.text.split('\n')) {
    const isHeading: boolean = !headingSeen && page.heading !== undefined && paragraph === page.heading
    headingSeen ||= isHeading
    const [font, height] = isHeading ? [HEADING, LINE * 1.4] : [BODY, LINE]
    ctx.font = font
    const text = paragraph.replaceAll('\t', '   |   ')
    for (const line of wrap(ctx, text, width)) lines.push({ text: line, font, height })
    if (paragraph.length > 80 || isHeading) lines.push({ text: '', font: BODY, height: LINE / 3 })
  }
  return lines
}

function* wrap(ctx: SKRSContext2D, text: string, width: number): Generator<string> {
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word
    if (ctx.measureText(longer).width <= width) {
      line = longer
      continue
    }
    if (line) yield line
    line = word
    while (ctx.measureText(line).width > width) {
      const fits = fitting(ctx, line, width)
      yield line.slice(0, fits)
      line = line.slice(fits)
    }
  }
  yield line
}

/** How many characters of a word that is wider than the page fit on a line; at least one. */
function fitting(ctx: SKRSContext2D, word: string, width: number): number {
  let low = 1
  let high = word.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (ctx.measureText(word.slice(0, middle)).width <= width) low = middle
    else high = middle - 1
  }
  return low
}

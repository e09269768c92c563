import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { extensionOfMime, fileTypes } from '../file-types.ts'
import { type Stamp } from '../pages.ts'
import { readText } from '../text/extract.ts'
import { Unreadable } from '../unreadable.ts'
import { drawStamp } from './stamp.ts'
import { textPage } from './text-page.ts'

export const PAGE_WIDTH = 1240
const MAX_HEIGHT = 12_000

/** One page of a file as a stamped WebP picture. */
export async function renderPage(path: string, mime: string, pageNumber: number, stamp: Stamp): Promise<Uint8Array> {
  const extension = extensionOfMime(mime)
  if (!extension) throw new Unreadable('otherType')
  const { kind } = fileTypes[extension]
  if (kind === 'image') {
    if (pageNumber !== 1) throw new Unreadable('noSuchPage')
    const { imagePage } = await import('./stamp-image.ts')
    return imagePage(path, PAGE_WIDTH, stamp)
  }
  const canvas = kind === 'pdf' ? await pdfPage(path, pageNumber) : await officePage(path, mime, pageNumber)
  drawStamp(canvas.getContext('2d'), canvas.width, canvas.height, stamp)
  return canvas.encode('webp', 85)
}

async function pdfPage(path: string, pageNumber: number): Promise<Canvas> {
  const { openPdf } = await import('../text/pdf.ts')
  const pdf = await openPdf(path)
  try {
    if (!Number.isInteger(pageNumber) || pageNumber < 1 || pageNumber > pdf.numPages) throw new Unreadable('noSuchPage')
    const page = await pdf.getPage(pageNumber)
    const natural = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: PAGE_WIDTH / natural.width })
    if (!(viewport.height > 0 && viewport.height <= MAX_HEIGHT)) throw new Unreadable('tooLarge')
    const canvas = whiteCanvas(Math.ceil(viewport.height))
    await page.render({
      canvas: null,
      canvasContext: canvas.getContext('2d') as unknown as CanvasRenderingContext2D,
      viewport,
    }).promise
    return canvas
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged', { cause })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function officePage(path: string, mime: string, pageNumber: number): Promise<Canvas> {
  const { pages } = await readText(path, mime)
  const page = pages[pageNumber - 1]
  if (!page) throw new Unreadable('noSuchPage')
  return textPage(page, PAGE_WIDTH, whiteCanvas)
}

function whiteCanvas(height: number): Canvas {
  const canvas = createCanvas(PAGE_WIDTH, height)
  const ctx: SKRSContext2D = canvas.getContext('2d')
  ctx.fillStyle = '#ffffff'
  ctx.fillRect(0, 0, PAGE_WIDTH, height)
  return canvas
}

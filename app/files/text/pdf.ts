import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type TextPage } from '../pages.ts'
import { pdfjsFolder } from '../pdfjs-folder.ts'
import { Unreadable } from '../unreadable.ts'

const MAX_PAGES = 5000
const MAX_IMAGE_PIXELS = 50_000_000
const MAX_CANVAS_BYTES = 4 * 4_000_000
const MAX_TOTAL = 30_000_000

/** Opens a PDF without scripts, system fonts or anything from a network. Throws Unreadable. */
export async function openPdf(path: string): Promise<PDFDocumentProxy> {
  const task = getDocument({
    data: new Uint8Array(await readFile(path)),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    stopAtErrors: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    canvasMaxAreaInBytes: MAX_CANVAS_BYTES,
    verbosity: VerbosityLevel.ERRORS,
    standardFontDataUrl: join(pdfjsFolder, 'standard_fonts/'),
    cMapUrl: join(pdfjsFolder, 'cmaps/'),
    cMapPacked: true,
    wasmUrl: join(pdfjsFolder, 'wasm/'),
    iccUrl: join(pdfjsFolder, 'iccs/'),
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > MAX_PAGES) throw new Unreadable('tooLarge')
    return pdf
  } catch (cause) {
    await task.destroy()
    if (cause instanceof Unreadable) throw cause
    const isLocked = cause instanceof Error && cause.name === 'PasswordException'
    throw new Unreadable(isLocked ? 'encrypted' : 'damaged', { cause })
  }
}

/** The text of a PDF page by page; a page without text, such as a scan, is an empty one. */
export async function pdfPages(path: string): Promise<TextPage[]> {
  const pdf = await openPdf(path)
  try {
    const labels = await pdf.getPageLabels().catch(() => null)
    const pages: TextPage[] = []
    let total = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const text = await pageText(pdf, number)
      total += text.length
      if (total > MAX_TOTAL) throw new Unreadable('tooLarge')
      pages.push({ number, label: `pagina ${labels?.[number - 1] || number}`, text })
    }
    return pages
  } catch (cause) {
    throw cause instanceof Unreadable ? cause : new Unreadable('damaged', { cause })
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string> {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent()
  let text = ''
  for (const item of items) {
    if (!('str' in item)) continue
    text += item.str
    if (item.hasEOL) text += '\n'
  }
  page.cleanup()
  return (
    text
      .replace(/\0/g, '')
      // A word broken off at the end of a line is one word for a searcher.
      .replace(/(\p{Ll})-\n(\p{Ll})/gu, '$1$2')
      .replace(/[ \t]+\n/g, '\n')
      .normalize('NFC')
      .trim()
  )
}

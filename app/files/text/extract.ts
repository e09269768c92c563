import { stat } from 'node:fs/promises'
import { type Extension, extensionOfMime } from '../file-types.ts'
import { type ExtractedText, type TextPage } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { openZip, type Zip } from '../zip.ts'
import { docxPages } from './docx.ts'
import { odfPages } from './odf.ts'
import { plainPages } from './plain.ts'
import { pptxPages } from './pptx.ts'
import { xlsxPages } from './xlsx.ts'

const MAX_FILE = 200 * 1024 * 1024
const MAX_TEXT_FILE = 30 * 1024 * 1024
const MAX_UNPACKED = 512 * 1024 * 1024

/** The text of a file, page by page. Images have no text. Throws Unreadable. */
export async function readText(path: string, mime: string): Promise<ExtractedText> {
  const pages = await pagesOfFile(path, mime)
  return { pages, pageCount: pages.length }
}

async function pagesOfFile(path: string, mime: string): Promise<TextPage[]> {
  const extension = extensionOfMime(mime)
  const { size } = await stat(path)
  const isText = extension === 'txt' || extension === 'md' || extension === 'csv'
  if (size > (isText ? MAX_TEXT_FILE : MAX_FILE)) throw new Unreadable('tooLarge')
  // pdfjs takes a while to load, and other types do without.
  if (extension === 'pdf') return (await import('./pdf.ts')).pdfPages(path)
  if (isText) return plainPages(path, extension)
  if (extension === 'png' || extension === 'jpg' || extension === 'webp')
    return [{ number: 1, label: 'afbeelding', text: '' }]
  const zip = await openZip(path, MAX_UNPACKED)
  try {
    return await officePages(zip, extension)
  } finally {
    zip.close()
  }
}

function officePages(zip: Zip, extension: Extension | undefined): Promise<TextPage[]> {
  if (extension === 'docx') return docxPages(zip)
  if (extension === 'pptx') return pptxPages(zip)
  if (extension === 'xlsx') return xlsxPages(zip)
  if (extension === 'odt' || extension === 'ods' || extension === 'odp') return odfPages(zip, extension)
  throw new Unreadable('otherType')
}

import { once } from 'node:events'
import { randomBytes } from 'node:crypto'
import PdfDocument from 'pdfkit'

/** A file as a browser's file field takes it. */
export interface Picked {
  name: string
  mimeType: string
  buffer: Buffer
}

/** A PDF of some pages; only the last one holds the word. `weight` bytes that cannot be compressed come with it. */
export async function pdfWith(word: string, options: { pages?: number; weight?: number } = {}): Promise<Picked> {
  const { pages = 3, weight = 0 } = options
  const document = new PdfDocument({ info: { Title: `Proefstuk ${word}` }, lang: 'nl-NL' })
  const parts: Buffer[] = []
  document.on('data', (part: Buffer) => parts.push(part))
  for (let page = 1; page <= pages; page++) {
    if (page > 1) document.addPage()
    document.fontSize(14).text(`Bladzijde ${page}. Dit stuk gaat over de aanpak in de wijk.`)
    if (page === pages) document.moveDown().text(`Aan het eind staat het woord ${word}.`)
  }
  if (weight > 0) document.file(randomBytes(weight), { name: 'bijlage.bin' })
  document.end()
  await once(document, 'end')
  return { name: `${word}.pdf`, mimeType: 'application/pdf', buffer: Buffer.concat(parts) }
}

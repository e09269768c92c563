import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib'
import { Document, HeadingLevel, Packer, PageBreak, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { strToU8, zipSync } from 'fflate'
import sharp from 'sharp'
import { fileTypes } from './file-types.ts'

/** Files made for the tests of this folder. */

export async function aFile(name: string, content: Uint8Array | string): Promise<string> {
  const path = join(await mkdtemp(join(tmpdir(), 'files-')), name)
  await writeFile(path, content)
  return path
}

export async function aPdf(pages: string[], options: { password?: string; rotate?: number } = {}): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  for (const text of pages) {
    const page = pdf.addPage([595, 842])
    page.drawText(text, { x: 60, y: 700, size: 14, font, maxWidth: 470, lineHeight: 20 })
    if (options.rotate) page.setRotation({ type: 'degrees', angle: options.rotate } as never)
  }
  if (options.password) pdf.encrypt({ userPassword: options.password, ownerPassword: 'owner' })
  return pdf.save({ useObjectStreams: !options.password })
}

export async function aDocx(): Promise<Uint8Array> {
  const row = (...cells: string[]) =>
    new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })
  const document = new Document({
    sections: [
      {
        children: [
          new Paragraph({ text: 'Aanpak ondermijning', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Inleiding over samenwerken in de regio.'),
          new Table({ rows: [row('Gemeente', 'Aantal'), row('Rotterdam', '12')] }),
          new Paragraph({ children: [new TextRun('Einde van deel een.'), new PageBreak()] }),
          new Paragraph({ text: 'Werkwijze', heading: HeadingLevel.HEADING_2 }),
          new Paragraph('Stap voor stap.'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

export function aPptx(slides: Array<{ title: string; body: string; notes?: string; hidden?: boolean }>): Uint8Array {
  const files: Record<string, string> = {
    '[Content_Types].xml': `<Types><Override PartName="/ppt/presentation.xml" ContentType="${fileTypes.pptx.mime}.main+xml"/></Types>`,
    'ppt/presentation.xml': `<p:presentation xmlns:r="${R}"><p:sldIdLst>${slides
      .map((_, i) => `<p:sldId id="${256 + i}" r:id="rId${i + 1}"/>`)
      .join('')}</p:sldIdLst></p:presentation>`,
    // The order in the presentation is what counts, not the numbers in the file names.
    'ppt/_rels/presentation.xml.rels': `<Relationships>${slides
      .map((_, i) => `<Relationship Id="rId${i + 1}" Type="${R}/slide" Target="slides/slide${slides.length - i}.xml"/>`)
      .join('')}</Relationships>`,
  }
  slides.forEach((slide, i) => {
    const n = slides.length - i
    const shape = (type: string, text: string) =>
      `<p:sp><p:nvSpPr><p:nvPr><p:ph type="${type}"/></p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`
    files[`ppt/slides/slide${n}.xml`] =
      `<p:sld${slide.hidden ? ' show="0"' : ''}>${shape('title', slide.title)}${shape('body', slide.body)}${shape('sldNum', '9')}</p:sld>`
    if (!slide.notes) return
    files[`ppt/slides/_rels/slide${n}.xml.rels`] =
      `<Relationships><Relationship Id="rId1" Type="${R}/notesSlide" Target="../notesSlides/notesSlide${n}.xml"/></Relationships>`
    files[`ppt/notesSlides/notesSlide${n}.xml`] =
      `<p:notes>${shape('body', slide.notes)}${shape('sldNum', '9')}</p:notes>`
  })
  return aZip(files)
}

export function anXlsx(): Uint8Array {
  return aZip({
    '[Content_Types].xml': `<Types><Override PartName="/xl/workbook.xml" ContentType="${fileTypes.xlsx.mime}.main+xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns:r="${R}"><sheets><sheet name="Kosten &amp; baten" r:id="rId1"/><sheet name="Intern" state="hidden" r:id="rId2"/><sheet name="Bronnen" r:id="rId3"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships>${[1, 2, 3].map((n) => `<Relationship Id="rId${n}" Target="/xl/worksheets/sheet${n}.xml"/>`).join('')}</Relationships>`,
    'xl/sharedStrings.xml': `<sst><si><t>Gemeente</t></si><si><r><t>Rotter</t></r><r><t>dam</t></r><rPh><t>X</t></rPh></si></sst>`,
    'xl/styles.xml': `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\-mm\\-yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>Bedrag</t></is></c></row><row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2"><f>6*7</f><v>42</v></c><c r="D2" s="1"><v>45187</v></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet2.xml': `<worksheet><sheetData><row><c t="inlineStr"><is><t>geheimpje</t></is></c></row></sheetData></worksheet>`,
    'xl/worksheets/sheet3.xml': `<worksheet><sheetData><row><c t="inlineStr"><is><t>CBS</t></is></c></row></sheetData></worksheet>`,
  })
}

export function anOpenDocument(extension: 'odt' | 'ods' | 'odp', body: string, manifest = ''): Uint8Array {
  return aZip({
    mimetype: fileTypes[extension].mime,
    'content.xml': `<office:document-content><office:body>${body}</office:body></office:document-content>`,
    'META-INF/manifest.xml': `<manifest:manifest>${manifest}</manifest:manifest>`,
  })
}

export function aZip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [name, typeof content === 'string' ? strToU8(content) : content]),
    ),
    { level: 6 },
  )
}

/** A small Word file whose text unpacks to 64 MB of one letter; its directory says `saysBytes`, two gigabytes by default. */
export function aZipBomb({ saysBytes = 2 ** 31 }: { saysBytes?: number } = {}): Uint8Array {
  const content = new Uint8Array(64 * 1024 * 1024).fill(97)
  const types = `<Types><Override ContentType="${fileTypes.docx.mime}.main+xml"/></Types>`
  const zip = Buffer.from(aZip({ '[Content_Types].xml': types, 'word/document.xml': content }))
  const entry = zip.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
  zip.writeUInt32LE(saysBytes, entry + 24)
  return zip
}

export function anImage(format: 'png' | 'jpeg' | 'webp', width = 1600, height = 900): Promise<Buffer> {
  const image = sharp({ create: { width, height, channels: 3, background: { r: 40, g: 90, b: 130 } } })
  return image.toFormat(format).toBuffer()
}

import { readdir } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeExtractor, extractText, openExtractor, renderPage, stampImage, stampPdf } from './extract.ts'
import { type Extension, fileTypes } from './file-types.ts'
import { aDocx, aFile, anImage, anOpenDocument, anXlsx, aPdf, aPptx, aZip, aZipBomb } from './fixtures.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { Unreadable } from './unreadable.ts'

afterAll(closeExtractor)

async function extract(extension: Extension, content: Uint8Array | string) {
  return extractText(await aFile(`x.${extension}`, content), fileTypes[extension].mime)
}

const stamp = { label: 'TLP:AMBER', reader: 'J. Łoś', organisation: 'Gemeente X', at: '18 september 2023' }
const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const docxOf = (document: string) => aZip({ 'word/document.xml': document })

describe('a hostile or broken file is refused with a reason, and the next one is read', () => {
  test.each<[string, Extension, () => Uint8Array | string | Promise<Uint8Array | string>, string]>([
    ['a PDF without anything in it', 'pdf', () => '%PDF-1.7\n%%EOF', 'beschadigd'],
    ['a PDF of which only the start arrived', 'pdf', async () => (await aPdf(['hallo'])).slice(0, 200), 'beschadigd'],
    ['an encrypted PDF', 'pdf', () => aPdf(['geheim'], { password: 'x' }), 'versleuteld'],
    ['a Word file cut short', 'docx', async () => (await aDocx()).slice(0, 3000), 'beschadigd'],
    ['a Word file with one bit turned', 'docx', () => flipped(docxOf(paragraph('hallo '.repeat(500)))), 'beschadigd'],
    ['a Word file without its text', 'docx', () => aZip({ 'word/styles.xml': '<a/>' }), 'beschadigd'],
    ['XML that ends too soon', 'docx', () => docxOf('<w:document><w:p>'), 'beschadigd'],
    ['XML nested ever deeper', 'docx', () => docxOf('<a>'.repeat(100_000)), 'beschadigd'],
    ['an external entity', 'docx', () => docxOf(entity('SYSTEM "file:///etc/hostname"')), 'beschadigd'],
    ['an entity that doubles itself', 'docx', () => docxOf(entity('"&e;&e;"')), 'beschadigd'],
    [
      'an encrypted OpenDocument text',
      'odt',
      () => anOpenDocument('odt', '', '<manifest:encryption-data/>'),
      'versleuteld',
    ],
    ['an encrypted Office file', 'docx', () => Buffer.from('d0cf11e0a1b11ae1'.padEnd(2000, '0'), 'hex'), 'beschadigd'],
    ['an image called Word', 'docx', () => '\x89PNG\r\n', 'beschadigd'],
    ['a zip bomb', 'docx', () => aZipBomb(), 'te groot'],
    [
      'a zip of ten thousand parts',
      'docx',
      () => aZip(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}`, '']))),
      'te groot',
    ],
    ['a text of 31 MB', 'txt', () => 'a'.repeat(31 * 1024 * 1024), 'te groot'],
    ['a type nobody reads', 'docx', () => 'x', 'beschadigd'],
  ])('%s', async (_, extension, make, reason) => {
    await expect(extract(extension, await make())).rejects.toThrow(reason)
    expect((await extract('txt', 'hallo')).pageCount).toBe(1)
  })

  test('a zip whose part is larger than it says stops at what it says', async () => {
    await expect(extract('docx', aZipBomb({ saysBytes: 1000 }))).rejects.toThrow('beschadigd')
  })

  test('a part that climbs out of its folder writes nothing anywhere', async () => {
    const before = await readdir(projectRoot)
    const { pages } = await extract('docx', aZip({ 'word/document.xml': paragraph('hallo'), 'word/media/x..png': 'x' }))
    expect(pages[0]!.text).toBe('hallo')
    await expect(
      extract('docx', aZip({ 'word/document.xml': paragraph('hallo'), '../../uit.txt': 'x' })),
    ).rejects.toThrow('beschadigd')
    expect(await readdir(projectRoot)).toEqual(before)
  })

  test('a sheet that repeats a cell a billion times stays small', async () => {
    const body = `<office:spreadsheet><table:table table:name="A"><table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet>`
    const { pages } = await extract('ods', anOpenDocument('ods', body))
    expect(pages.map((page) => page.text).join('').length).toBeLessThan(5000)
  })

  test('a presentation that points outside itself has no slides from there', async () => {
    const pptx = aPptx([{ title: 'x', body: 'y' }])
    expect((await extract('pptx', pptx)).pageCount).toBe(1)
    const { pages } = await extract('xlsx', anXlsx())
    expect(JSON.stringify(pages)).not.toContain('geheimpje')
  })
})

test.each<[Extension, () => Uint8Array | Promise<Uint8Array>]>([
  ['pdf', () => aPdf(['Eerste bladzijde', 'Tweede'])],
  ['docx', aDocx],
  ['xlsx', anXlsx],
  ['pptx', () => aPptx([{ title: 'Titel', body: 'Tekst', notes: 'Notitie' }])],
  ['odt', () => anOpenDocument('odt', '<office:text><text:p>Tekst</text:p></office:text>')],
  ['png', () => anImage('png', 64, 64)],
])('whatever bytes of a %s are changed, it is read and drawn or refused with a reason', async (extension, make) => {
  const original = await make()
  const mime = fileTypes[extension].mime
  const byte = fc.record({ at: fc.nat(original.length - 1), value: fc.nat(255) })
  await fc.assert(
    fc.asyncProperty(fc.array(byte, { minLength: 1, maxLength: 20 }), async (changes) => {
      const bytes = original.slice()
      for (const { at, value } of changes) bytes[at] = value
      const path = await aFile('x', bytes)
      const outcomes = await Promise.allSettled([
        extractText(path, mime),
        renderPage(path, mime, 1, stamp),
        ...(extension === 'pdf' ? [stampPdf(path, stamp)] : []),
        ...(extension === 'png' ? [stampImage(path, mime, stamp)] : []),
      ])
      for (const outcome of outcomes)
        if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Unreadable)
    }),
    { numRuns: 15 },
  )
})

describe('limits hold, and the server survives', () => {
  test('what takes too long is ended', async () => {
    const extractor = openExtractor({ timeLimitMs: 1500 })
    const path = await aFile('x.pdf', await aSlowPdf())
    const started = performance.now()
    await expect(extractor.extractText(path, fileTypes.pdf.mime)).rejects.toThrow('lezen duurde te lang')
    expect(performance.now() - started).toBeLessThan(4000)
    const small = await aFile('x.txt', 'hallo')
    expect((await extractor.extractText(small, 'text/plain')).pageCount).toBe(1)
    await extractor.close()
  })

  test('what takes too much memory is ended, and our own memory hardly grows', async () => {
    const extractor = openExtractor({ memoryMb: 200 })
    const path = await aFile('x.pdf', aPdfBomb(900))
    const before = process.memoryUsage().rss
    await expect(extractor.extractText(path, fileTypes.pdf.mime)).rejects.toThrow('te groot om te lezen')
    expect((process.memoryUsage().rss - before) / 1024 / 1024).toBeLessThan(50)
    const small = await aFile('x.txt', 'hallo')
    expect((await extractor.extractText(small, 'text/plain')).pageCount).toBe(1)
    await extractor.close()
  })
})

function flipped(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice()
  copy[60] = copy[60]! ^ 0xff
  return copy
}

function entity(definition: string): string {
  return `<!DOCTYPE d [<!ENTITY e ${definition}>]><w:document>${paragraph('&e;')}</w:document>`
}

async function aSlowPdf(): Promise<Uint8Array> {
  return onePagePdf('BT /F1 9 Tf (hallo wereld) Tj 1 0 0 1 5 5 Tm ET '.repeat(3_000_000))
}

/** A page whose content unpacks to that many megabytes of one string. */
function aPdfBomb(megabytes: number): Uint8Array {
  return onePagePdf(`BT (${'a'.repeat(1024 * 1024)}`, 'a'.repeat(1024 * 1024), megabytes)
}

function onePagePdf(content: string, filler = '', times = 0): Uint8Array {
  const data = deflateSync(
    Buffer.concat([Buffer.from(content), ...Array.from({ length: Math.min(times, 400) }, () => Buffer.from(filler))]),
  )
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    '',
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  for (const [index, object] of objects.entries()) {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`))
    if (object) parts.push(Buffer.from(object))
    else
      parts.push(
        Buffer.from(`<</Length ${data.length}/Filter/FlateDecode>>\nstream\n`),
        data,
        Buffer.from('\nendstream'),
      )
    parts.push(Buffer.from('\nendobj\n'))
  }
  parts.push(Buffer.from('trailer<</Root 1 0 R/Size 6>>\n%%EOF'))
  return Buffer.concat(parts)
}

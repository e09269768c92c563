import { expect, test } from 'vitest'
import { aDocx, aFile, anImage, anOpenDocument, anXlsx, aPdf, aPptx, aZip, aZipBomb } from './fixtures.ts'
import { fileTypes, type Extension } from './file-types.ts'
import { sniff } from './sniff.ts'

const good: Array<[Extension, () => Uint8Array | string | Promise<Uint8Array>]> = [
  ['pdf', () => aPdf(['hallo'])],
  ['docx', aDocx],
  ['pptx', () => aPptx([{ title: 'Titel', body: 'Tekst' }])],
  ['xlsx', anXlsx],
  ['odt', () => anOpenDocument('odt', '')],
  ['ods', () => anOpenDocument('ods', '')],
  ['odp', () => anOpenDocument('odp', '')],
  ['txt', () => 'Gewone tekst met é en ł.\n'],
  ['md', () => '# Kop\n\nTekst met `a < b` en <https://example.org>.\n'],
  ['csv', () => '\uFEFFgemeente;aantal\nRotterdam;12\n'],
  ['png', () => anImage('png', 10, 10)],
  ['jpg', () => anImage('jpeg', 10, 10)],
  ['webp', () => anImage('webp', 10, 10)],
]

test.each(good)('a true %s is recognised', async (extension, make) => {
  const path = await aFile('x', await make())
  expect(await sniff(path, `Verslag.${extension}`)).toEqual({ mime: fileTypes[extension].mime, extension })
  expect(await sniff(path, `Verslag.${extension.toUpperCase()}`)).toMatchObject({ extension })
})

test('a .jpeg is a jpg', async () => {
  expect(await sniff(await aFile('x', await anImage('jpeg', 10, 10)), 'foto.jpeg')).toMatchObject({ extension: 'jpg' })
})

test.each(good)('a %s under any other extension is refused', async (extension, make) => {
  const path = await aFile('x', await make())
  const isText = fileTypes[extension].kind === 'text'
  for (const other of Object.keys(fileTypes) as Extension[]) {
    if (other === extension || (isText && fileTypes[other].kind === 'text')) continue
    expect(await sniff(path, `x.${other}`), `${extension} as ${other}`).toBeNull()
  }
})

const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
const docxTypes = (kind: string) => `<Types><Override ContentType="application/vnd.${kind}.main+xml"/></Types>`

test.each<[string, string, string | Uint8Array]>([
  ['an empty file', 'leeg.txt', ''],
  ['a program called pdf', 'rapport.pdf', 'MZ\x90\x00\x03\x00\x00\x00'],
  ['a program called text', 'rapport.txt', 'MZ programma zonder nullen'],
  ['a file without extension', 'rapport', '%PDF-1.7'],
  ['an extension we do not take', 'rapport.exe', 'MZ'],
  ['HTML as txt', 'x.txt', '<!doctype html><title>x</title>'],
  ['HTML after blank lines', 'x.txt', '\uFEFF \n\n<html><body>x'],
  ['HTML comment first', 'x.md', '<!-- x --><script>alert(1)</script>'],
  ['a script tag further on', 'x.md', 'Beste lezer,\n<script src=//x></script>'],
  ['SVG as txt', 'x.txt', svg],
  ['SVG with an XML declaration as csv', 'x.csv', `<?xml version="1.0"?>${svg}`],
  ['SVG as png', 'x.png', svg],
  ['a shell script', 'x.txt', '#!/bin/sh\nrm -rf /'],
  ['RTF as txt', 'x.txt', '{\\rtf1\\ansi x}'],
  ['PostScript as txt', 'x.txt', '%!PS-Adobe-3.0'],
  ['PDF as txt', 'x.txt', '%PDF-1.7\n'],
  ['text with NUL', 'x.txt', 'abc\0def'],
  ['text that is no UTF-8', 'x.csv', new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a])],
  ['a plain zip as docx', 'x.docx', aZip({ 'a.txt': 'x' })],
  ['a macro document as docx', 'x.docx', aZip({ '[Content_Types].xml': docxTypes('ms-word.document.macroEnabled') })],
  [
    'a docx that carries macros after all',
    'x.docx',
    aZip({
      '[Content_Types].xml': `<Types><Override ContentType="${fileTypes.docx.mime}.main+xml"/></Types>`,
      'word/vbaProject.bin': 'x',
    }),
  ],
  ['a zip that is cut short', 'x.docx', aZip({ '[Content_Types].xml': 'x'.repeat(5000) }).slice(0, 60)],
  ['a PDF behind other bytes', 'x.pdf', 'GIF89a;\n%PDF-1.7'],
  ['a GIF', 'x.png', 'GIF89a\x01\x00\x01\x00'],
])('%s is refused', async (_, name, content) => {
  expect(await sniff(await aFile('x', content), name)).toBeNull()
})

test('a zip bomb is refused without being unpacked', async () => {
  const before = process.memoryUsage().rss
  const bomb = aZipBomb()
  const path = await aFile('x', bomb)
  const made = process.memoryUsage().rss
  expect(await sniff(path, 'x.docx')).toBeNull()
  expect(process.memoryUsage().rss - Math.max(before, made)).toBeLessThan(50 * 1024 * 1024)
})

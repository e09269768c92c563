import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openExtractor, type Extractor } from '#app/files/extract.ts'
import { sniff } from '#app/files/sniff.ts'
import { documents } from '../content/documents.ts'
import type { DemoDocument, DemoFile } from '../content/types.ts'
import { demoNotice } from './pdf.ts'
import { makeFile } from './file.ts'

interface Made {
  document: DemoDocument
  file: DemoFile
  bytes: Buffer
  mimeType: string
}

let folder: string
let extractor: Extractor
let made: Made[] = []
let makingMs = 0

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-files-'))
  extractor = openExtractor()
  const start = performance.now()
  for (const document of documents) {
    for (const file of document.files) made.push({ document, file, ...(await makeFile(document, file)) })
  }
  makingMs = performance.now() - start
})

afterAll(async () => {
  made = []
  await extractor.close()
  await rm(folder, { recursive: true })
})

async function pagesOf(one: Made): Promise<string[]> {
  const path = join(folder, one.file.name)
  await writeFile(path, one.bytes)
  expect((await sniff(path, one.file.name))?.mime, one.file.name).toBe(one.mimeType)
  const { pages } = await extractor.extractText(path, one.mimeType)
  return pages.map(({ text }) => text)
}

test('all files are made within 40 seconds', () => {
  expect(made.length).toBeGreaterThan(65)
  expect(makingMs).toBeLessThan(40_000)
})

test('a PDF has the pages it was planned with, each with text of its own, its label and the demo notice', async () => {
  const pdfs = made.filter(({ file }) => file.name.endsWith('.pdf'))
  for (const one of pdfs) {
    const pages = await pagesOf(one)
    expect(pages.length, one.file.name).toBe(one.file.pages)
    expect(new Set(pages).size, one.file.name).toBe(pages.length)
    for (const text of pages) {
      expect(text, one.file.name).toContain(demoNotice)
      expect(text, one.file.name).toContain(`TLP:${one.document.label}`)
      expect(text.length, one.file.name).toBeGreaterThan(300)
    }
  }
  expect(pdfs.filter(({ file }) => file.pages >= 40)).toHaveLength(2)
}, 120_000)

test('three PDFs on zorg en veiligheid tell about opschaling bij onbegrepen gedrag beyond page 5', async () => {
  const candidates = made.filter(
    ({ document, file }) =>
      document.themes.includes('zorg-en-veiligheid') && file.name.endsWith('.pdf') && file.pages > 5,
  )
  const found: string[] = []
  for (const one of candidates) {
    const later = (await pagesOf(one)).slice(5).join(' ').replace(/\s+/g, ' ')
    if (later.includes('opschaling bij onbegrepen gedrag')) found.push(one.file.name)
  }
  expect(found.length).toBeGreaterThanOrEqual(3)
}, 60_000)

test('Word, Markdown and CSV files hold the document title and are what their name says', async () => {
  for (const one of made.filter(({ file }) => !file.name.endsWith('.pdf'))) {
    expect((await pagesOf(one)).join(' '), one.file.name).toContain(one.document.title.slice(0, 20))
  }
}, 60_000)

test('the same PDF is made twice with the same bytes', async () => {
  const one = made.find(({ file }) => file.name.endsWith('.pdf'))
  if (!one) throw new Error('no PDF was made')
  expect((await makeFile(one.document, one.file)).bytes.equals(one.bytes)).toBe(true)
})

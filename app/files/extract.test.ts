import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { Busy } from '#app/lib/errors.ts'
import { closeExtractor, extractText, openExtractor } from './extract.ts'
import { type Extension, fileTypes } from './file-types.ts'
import { aDocx, aFile, anImage, anOpenDocument, anXlsx, aPdf, aPptx, aZip } from './fixtures.ts'
import type { Cut } from './picture-names.ts'

afterAll(closeExtractor)

async function extract(extension: Extension, content: Uint8Array | string) {
  return extractText(await aFile(`x.${extension}`, content), fileTypes[extension].mime)
}

describe('the text of a file', () => {
  test('a PDF is read page by page', async () => {
    const { pages, pageCount } = await extract('pdf', await aPdf(['Eerste bladzijde', 'Tweede bladzijde']))
    expect(pageCount).toBe(2)
    expect(pages).toEqual([
      { number: 1, label: 'pagina 1', text: 'Eerste bladzijde' },
      { number: 2, label: 'pagina 2', text: 'Tweede bladzijde' },
    ])
  })

  test('a Word file is read in parts, with headings and table rows', async () => {
    const { pages } = await extract('docx', await aDocx())
    expect(pages).toHaveLength(2)
    expect(pages[0]).toMatchObject({ number: 1, label: 'deel 1', heading: 'Aanpak ondermijning' })
    expect(pages[0]!.text).toContain('Inleiding over samenwerken in de regio.\nGemeente\tAantal\nRotterdam\t12')
    expect(pages[1]).toMatchObject({
      number: 2,
      label: 'deel 2',
      heading: 'Werkwijze',
      text: 'Werkwijze\nStap voor stap.',
    })
  })

  test('deleted and hidden text, comments and the copy for older programs are left out of a Word file', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
    const { pages } = await extract(
      'docx',
      aZip({
        'word/document.xml': `<w:document><w:body><w:p>${run('blijft')}<w:del>${run('gewist')}</w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>onzichtbaar</w:t></w:r><mc:AlternateContent><mc:Choice>${run(' vorm')}</mc:Choice><mc:Fallback>${run(' dubbel')}</mc:Fallback></mc:AlternateContent></w:p></w:body></w:document>`,
        'word/comments.xml': `<w:comments><w:p>${run('opmerking')}</w:p></w:comments>`,
      }),
    )
    expect(pages.map((page) => page.text)).toEqual(['blijft vorm'])
  })

  test('a presentation is read slide by slide in its own order, with notes and without hidden slides', async () => {
    const { pages } = await extract(
      'pptx',
      aPptx([
        { title: 'Welkom', body: 'Agenda', notes: 'Zeg hallo' },
        { title: 'Verborgen', body: 'niet tonen', hidden: true },
        { title: 'Slot', body: 'Vragen' },
      ]),
    )
    expect(pages).toEqual([
      { number: 1, label: 'dia 1', heading: 'Welkom', text: 'Welkom\nAgenda\n\nNotities:\nZeg hallo' },
      { number: 2, label: 'dia 3', heading: 'Slot', text: 'Slot\nVragen' },
    ])
  })

  test('a workbook is read sheet by sheet, with values and dates, without hidden sheets', async () => {
    const { pages } = await extract('xlsx', anXlsx())
    expect(pages).toEqual([
      {
        number: 1,
        label: 'blad Kosten & baten',
        heading: 'Kosten & baten',
        text: 'Gemeente\tBedrag\nRotterdam\t42\t18-9-2023',
      },
      { number: 2, label: 'blad Bronnen', heading: 'Bronnen', text: 'CBS' },
    ])
  })

  test('an OpenDocument text is read with headings, spaces and tables', async () => {
    const { pages } = await extract(
      'odt',
      anOpenDocument(
        'odt',
        `<office:text><text:tracked-changes><text:p>oud</text:p></text:tracked-changes><text:h>Kop</text:h><text:p>Een<text:s text:c="2"/>twee<office:annotation><text:p>nee</text:p></office:annotation></text:p><table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell></table:table-row></table:table></office:text>`,
      ),
    )
    expect(pages).toEqual([{ number: 1, label: 'deel 1', heading: 'Kop', text: 'Kop\nEen  twee\na\tb\tb' }])
  })

  test('an OpenDocument workbook and presentation are read by sheet and by slide', async () => {
    const cell = (text: string) =>
      `<table:table-row><table:table-cell><text:p>${text}</text:p></table:table-cell></table:table-row>`
    const sheets = `<office:spreadsheet><table:table table:name="Een">${cell('x')}</table:table><table:table table:name="Twee">${cell('y')}</table:table></office:spreadsheet>`
    expect((await extract('ods', anOpenDocument('ods', sheets))).pages).toEqual([
      { number: 1, label: 'blad Een', heading: 'Een', text: 'x' },
      { number: 2, label: 'blad Twee', heading: 'Twee', text: 'y' },
    ])
    const slides = `<office:presentation><draw:page draw:name="p1"><draw:frame><text:p>Titel</text:p></draw:frame><presentation:notes><text:p>Zeg dit</text:p></presentation:notes></draw:page></office:presentation>`
    expect((await extract('odp', anOpenDocument('odp', slides))).pages).toEqual([
      { number: 1, label: 'dia 1', heading: 'Titel', text: 'Titel\n\nNotities:\nZeg dit' },
    ])
  })

  test('a long text is cut at headings and paragraphs into pages of about 3,000 characters, and nothing is lost', async () => {
    const paragraphs = Array.from({ length: 100 }, (_, i) => `Alinea ${i} ${'woord '.repeat(30)}`.trim())
    const { pages } = await extract('txt', paragraphs.join('\n\n'))
    expect(pages.length).toBeGreaterThan(5)
    for (const page of pages) expect(page.text.length).toBeLessThanOrEqual(3300)
    const words = pages.flatMap((page) => page.text.split(/\s+/))
    expect(words).toEqual(paragraphs.join(' ').split(/\s+/))
  })

  test('one endless line is cut too', async () => {
    const { pages } = await extract('csv', 'x'.repeat(10_000))
    expect(pages.map((page) => page.text).join('')).toHaveLength(10_000)
    expect(pages.length).toBe(4)
  })

  test('Markdown headings name their pages', async () => {
    const { pages } = await extract('md', '# Doel\n\nTekst\n')
    expect(pages).toEqual([{ number: 1, label: 'deel 1', heading: 'Doel', text: 'Doel\n\nTekst' }])
  })

  test('an image is one page without text', async () => {
    expect(await extract('png', await anImage('png', 20, 20))).toEqual({
      pageCount: 1,
      pages: [{ number: 1, label: 'afbeelding', text: '' }],
    })
  })
})

const stamp = { label: 'TLP:AMBER', reader: 'J. Łoś', organisation: 'Gemeente X', at: '18 september 2023' }
const cut: Cut = { width: 320, height: 200, type: 'webp', focus: { x: 50, y: 50 } }

describe('a worker process', () => {
  test('ends once it has rested, and a new one starts when needed', async () => {
    const extractor = openExtractor({ idleMs: 20 })
    const path = await aFile('x.txt', 'hallo')
    await extractor.extractText(path, 'text/plain')
    await expect.poll(() => extractor.workers(), { timeout: 10_000 }).toEqual([])
    expect((await extractor.extractText(path, 'text/plain')).pageCount).toBe(1)
    await extractor.close()
  })

  test('never runs more than two at once, and everything that waits gets its turn', async () => {
    const extractor = openExtractor()
    const path = await aFile('x.pdf', await aPdf(['hallo']))
    const seen: number[] = []
    const jobs = Array.from({ length: 12 }, async (_, i) => {
      await (i % 2 ? extractor.extractText(path, 'application/pdf') : extractor.stampPdf(path, stamp))
      seen.push(extractor.workers().length)
    })
    await Promise.all(jobs)
    expect(seen).toHaveLength(12)
    expect(Math.max(...seen)).toBeLessThanOrEqual(2)
    await extractor.close()
    expect(extractor.workers()).toEqual([])
  })

  test('cuts pictures one at a time, in turn with the reading of files, so that a reader finds the other one free', async () => {
    const extractor = openExtractor()
    const picture = await aFile('x.png', await anImage('png', 400, 300))
    const pdf = await aFile('x.pdf', await aPdf(['hallo']))
    const background = [
      ...Array.from({ length: 5 }, () => extractor.cutPicture(picture, cut)),
      extractor.extractText(pdf, 'application/pdf'),
    ]
    expect(extractor.workers()).toHaveLength(1)
    const stamped = extractor.stampPdf(pdf, stamp)
    expect(extractor.workers()).toHaveLength(2)
    await Promise.all([stamped, ...background])
    await extractor.close()
  })

  test('lets twenty pictures wait and no more, while what readers ask for is still taken in', async () => {
    const extractor = openExtractor()
    const picture = await aFile('x.png', await anImage('png', 400, 300))
    const pdf = await aFile('x.pdf', await aPdf(['hallo']))
    const cuts = Array.from({ length: 21 }, () => extractor.cutPicture(picture, cut))
    await expect(extractor.cutPicture(picture, cut)).rejects.toThrow(Busy)
    expect((await extractor.stampPdf(pdf, stamp)).length).toBeGreaterThan(0)
    expect(await Promise.all(cuts)).toHaveLength(21)
    await extractor.close()
  })

  test.each([
    ['as it lies', 1],
    ['lying on its side', 6],
  ])('cuts a photo of a hundred million points, %s, without unpacking it whole', async (_how, orientation) => {
    const extractor = openExtractor({ memoryMb: 220 })
    const photo = sharp({ create: { width: 12_000, height: 8_000, channels: 3, background: '#204060' } })
    const path = await aFile('groot.jpg', await photo.withMetadata({ orientation }).jpeg().toBuffer())
    const { width, height } = await sharp(await extractor.cutPicture(path, cut)).metadata()
    expect([width, height]).toEqual([320, 200])
    await extractor.close()
  })

  test('dies alone: the job fails with a reason, the next one is served', async () => {
    const extractor = openExtractor()
    const path = await aFile('x.pdf', await aPdf(Array.from({ length: 300 }, () => 'hallo '.repeat(100))))
    const job = extractor.extractText(path, 'application/pdf')
    for (const pid of extractor.workers()) process.kill(pid, 'SIGSEGV')
    await expect(job).rejects.toThrow('het bestand is beschadigd')
    expect((await extractor.extractText(path, 'application/pdf')).pageCount).toBe(300)
    await extractor.close()
  })

  test('closing rejects what is under way and what waits', async () => {
    const extractor = openExtractor()
    const path = await aFile('x.pdf', await aPdf(['hallo']))
    const jobs = [1, 2, 3].map(() => extractor.extractText(path, 'application/pdf'))
    const outcomes = Promise.allSettled(jobs)
    await extractor.close()
    expect((await outcomes).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(extractor.workers()).toEqual([])
  })
})

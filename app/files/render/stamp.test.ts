import { readFile } from 'node:fs/promises'
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { closeExtractor, extractText, openExtractor, renderPage, stampImage, stampPdf } from '../extract.ts'
import { type Extension, fileTypes } from '../file-types.ts'
import { aDocx, aFile, anImage, aPdf } from '../fixtures.ts'
import { type Stamp } from '../pages.ts'

const stamp: Stamp = {
  label: 'TLP:AMBER',
  reader: 'Şükrü Łukaszewicz-Petrović',
  organisation: 'Gemeente Capelle aan den IJssel',
  at: '18 september 2023, 14.05 uur',
}
const line = 'Gelezen door Şükrü Łukaszewicz-Petrović (Gemeente Capelle aan den IJssel) op 18 september 2023, 14.05 uur'
const pdfMime = fileTypes.pdf.mime

afterAll(closeExtractor)

describe('a stamped PDF', () => {
  test.each([0, 90, 180, 270])('names label, reader and time on every page, turned by %i degrees', async (rotate) => {
    const path = await aFile('x.pdf', await aPdf(['Eerste', 'Tweede', 'Derde'], { rotate }))
    const { pages } = await extractText(await aFile('s.pdf', await stampPdf(path, stamp)), pdfMime)
    expect(pages).toHaveLength(3)
    for (const [index, text] of ['Eerste', 'Tweede', 'Derde'].entries()) {
      const found = pages[index]!.text
      expect(found).toContain(text)
      expect(found).toContain(line)
      expect(found.match(/TLP:AMBER/g)).toHaveLength(2)
    }
  })

  test('looks stamped where a reader looks, whichever way the page is turned', async () => {
    for (const rotate of [0, 90, 180, 270]) {
      const path = await aFile('x.pdf', await aPdf(['Tekst'], { rotate }))
      const stamped = await aFile('s.pdf', await stampPdf(path, stamp))
      const picture = await renderPage(stamped, pdfMime, 1, { ...stamp, label: ' ', reader: ' ' })
      const { width, height } = await sharp(picture).metadata()
      expect(await darkness(picture, width - 200, 24, 160, 36), `label top right at ${rotate}`).toBeGreaterThan(0.5)
      expect(
        await darkness(picture, width - 200, height - 58, 160, 36),
        `label bottom right at ${rotate}`,
      ).toBeGreaterThan(0.5)
    }
  })

  test('leaves no attachment, script or open action behind', async () => {
    const pdf = await PDFDocument.load(await aPdf(['Tekst']))
    await pdf.attach(new TextEncoder().encode('geheime bijlage'), 'bijlage.txt')
    pdf.addJavaScript('x', 'app.alert(1)')
    pdf.catalog.set(PDFName.of('OpenAction'), pdf.context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(2)') }))
    const stamped = await PDFDocument.load(await stampPdf(await aFile('x.pdf', await pdf.save()), stamp))
    expect(stamped.catalog.get(PDFName.of('OpenAction'))).toBeUndefined()
    expect(stamped.getAttachments()).toEqual([])
    expect(stamped.catalog.Names()?.get(PDFName.of('JavaScript'))).toBeUndefined()
    const all = stamped.context.enumerateIndirectObjects().map(([, object]) => object.toString())
    expect(all.join('\n')).not.toMatch(/app\.alert|bijlage/)
  })

  test.each(['王小明 😀 محمد', 'naam\nmet\u202Eregels', 'x'.repeat(500), ''])(
    'never fails on a name: %j',
    async (reader) => {
      const path = await aFile('x.pdf', await aPdf(['Tekst']))
      const { pages } = await extractText(await aFile('s.pdf', await stampPdf(path, { ...stamp, reader })), pdfMime)
      expect(pages[0]!.text).toContain('18 september 2023, 14.05 uur')
      await renderPage(path, pdfMime, 1, { ...stamp, reader })
    },
  )

  test('an encrypted one is refused with its reason', async () => {
    const path = await aFile('x.pdf', await aPdf(['geheim'], { password: 'x' }))
    await expect(stampPdf(path, stamp)).rejects.toThrow('het bestand is versleuteld')
  })
})

describe('a page as a picture', () => {
  test.each<[Extension, () => Promise<Uint8Array | string>]>([
    ['pdf', () => aPdf(['Tekst'])],
    ['docx', aDocx],
    ['txt', async () => 'Gewone tekst '.repeat(1000)],
    ['png', () => anImage('png', 3000, 2000)],
    ['webp', () => anImage('webp', 3000, 2000)],
  ])('is 1,240 pixels wide and stamped, from %s', async (extension, make) => {
    const path = await aFile(`x.${extension}`, await make())
    const picture = await renderPage(path, fileTypes[extension].mime, 1, stamp)
    const { format, width, height } = await sharp(picture).metadata()
    expect({ format, width }).toEqual({ format: 'webp', width: 1240 })
    expect(await darkness(picture, width - 150, height - 50, 100, 20)).toBeGreaterThan(0.4)
  })

  test('has text where the text is', async () => {
    const picture = await renderPage(await aFile('x.docx', await aDocx()), fileTypes.docx.mime, 1, stamp)
    expect(await darkness(picture, 130, 190, 400, 60)).toBeGreaterThan(0.05)
  })

  test('that does not exist is refused', async () => {
    const path = await aFile('x.pdf', await aPdf(['Tekst']))
    for (const page of [0, 2, 1.5, Number.NaN]) {
      await expect(renderPage(path, pdfMime, page, stamp)).rejects.toThrow('deze pagina bestaat niet')
    }
    await expect(renderPage(await aFile('x.txt', 'x'), 'text/plain', 2, stamp)).rejects.toThrow(
      'deze pagina bestaat niet',
    )
  })
})

describe('a stamped image', () => {
  test.each(['png', 'jpeg', 'webp'] as const)('keeps its type and size and loses its metadata: %s', async (format) => {
    const original = await sharp(await anImage(format))
      .withExif({ IFD0: { Artist: 'J. Jansen' } })
      .toBuffer()
    const stamped = await stampImage(await aFile('x', original), `image/${format}`, stamp)
    expect(await sharp(stamped).metadata()).toMatchObject({ format, width: 1600, height: 900 })
    expect((await sharp(stamped).metadata()).exif).toBeUndefined()
    expect(await darkness(stamped, 1600 - 120, 900 - 60, 80, 30)).toBeGreaterThan(0.3)
  })

  test.each(['b-w', 'cmyk', 'rgb16'] as const)('takes a coloured label, also when it is %s', async (space) => {
    const format = space === 'cmyk' ? 'jpeg' : 'png'
    const original = await sharp(await anImage('png'))
      .toColourspace(space)
      .toFormat(format)
      .toBuffer()
    const stamped = await stampImage(await aFile('x', original), `image/${format}`, stamp)
    expect(await sharp(stamped).metadata()).toMatchObject({ space: 'srgb' })
    const corner = sharp(stamped).extract({ left: 1400, top: 800, width: 199, height: 99 }).removeAlpha()
    const pixels = await corner.raw().toBuffer()
    const amber = Array.from({ length: pixels.length / 3 }, (_, i) => pixels.subarray(3 * i, 3 * i + 3)).filter(
      ([r, g, b]) => r! > 200 && g! > 150 && b! < 90,
    )
    expect(amber.length).toBeGreaterThan(100)
  })

  test('keeps what is transparent', async () => {
    const original = await sharp(await anImage('png'))
      .ensureAlpha(0)
      .png()
      .toBuffer()
    const stamped = await stampImage(await aFile('x', original), 'image/png', stamp)
    const { isOpaque } = await sharp(stamped).stats()
    expect(isOpaque).toBe(false)
    expect(await darkness(stamped, 1600 - 120, 900 - 60, 80, 30)).toBeGreaterThan(0.3)
  })

  test('smaller than the stamp gets room for it', async () => {
    const stamped = await stampImage(await aFile('x', await anImage('png', 20, 20)), 'image/png', stamp)
    expect(await sharp(stamped).metadata()).toMatchObject({ width: 480, height: 240 })
  })

  test('with a program, an SVG or a GIF inside is refused, whatever it is called', async () => {
    for (const content of [
      'MZ',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      'GIF89a\x01\x00\x01\x00\x00\x00\x00;',
    ]) {
      await expect(stampImage(await aFile('x.png', content), 'image/png', stamp)).rejects.toThrow('beschadigd')
    }
  })

  test('of more pixels than fit in memory is refused by its header alone', async () => {
    const png = await anImage('png', 10, 10)
    png.writeUInt32BE(60_000, 16)
    png.writeUInt32BE(60_000, 20)
    const extractor = openExtractor()
    await expect(extractor.stampImage(await aFile('x.png', png), 'image/png', stamp)).rejects.toThrow(
      /te groot|beschadigd/,
    )
    await extractor.close()
  })
})

/** How dark a part of a picture is on average: 0 is white, 1 is black. */
async function darkness(
  picture: Uint8Array,
  left: number,
  top: number,
  width: number,
  height: number,
): Promise<number> {
  const part = await sharp(picture)
    .extract({ left, top, width, height })
    .flatten({ background: '#fff' })
    .greyscale()
    .raw()
    .toBuffer()
  return 1 - part.reduce((sum, value) => sum + value, 0) / part.length / 255
}

test('the fonts have a licence beside them', async () => {
  const { pdfjsFolder } = await import('../pdfjs-folder.ts')
  expect(await readFile(`${pdfjsFolder}/standard_fonts/LICENSE_LIBERATION`, 'utf8')).toContain('SIL OPEN FONT LICENSE')
})

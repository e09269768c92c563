import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { aFile } from '../fixtures.ts'
import { parsePictureName, pictureName, type Cut } from '../picture-names.ts'
import { cutPicture, regionOf } from './cut-picture.ts'

/** An image with a red square in one corner, on blue. */
async function withSquare(left: number, top: number, { width = 1600, height = 600 } = {}): Promise<string> {
  const square = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#d01010' } })
    .png()
    .toBuffer()
  const image = await sharp({ create: { width, height, channels: 3, background: '#103060' } })
    .composite([{ input: square, left, top }])
    .jpeg({ quality: 95 })
    .toBuffer()
  return aFile('beeld.jpg', image)
}

/** The share of red in a picture. */
async function redIn(bytes: Uint8Array): Promise<number> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  let red = 0
  for (let i = 0; i < data.length; i += info.channels) if (data[i]! > 150 && data[i + 2]! < 90) red++
  return red / (info.width * info.height)
}

const cut = (more: Partial<Cut>): Cut => ({ width: 320, height: 320, type: 'webp', focus: { x: 50, y: 50 }, ...more })

describe('a picture', () => {
  test('keeps what its editor pointed at, and loses it when they point elsewhere', async () => {
    const path = await withSquare(0, 0)
    expect(await redIn(await cutPicture(path, cut({ focus: { x: 17, y: 17 } })))).toBeGreaterThan(0.08)
    expect(await redIn(await cutPicture(path, cut({ focus: { x: 50, y: 50 } })))).toBe(0)
    expect(await redIn(await cutPicture(path, cut({ focus: { x: 83, y: 83 } })))).toBe(0)
    const right = await withSquare(1400, 400)
    expect(await redIn(await cutPicture(right, cut({ focus: { x: 83, y: 83 } })))).toBeGreaterThan(0.08)
    expect(await redIn(await cutPicture(right, cut({ focus: { x: 17, y: 83 } })))).toBe(0)
  })

  test('of a tall image keeps what is above or below', async () => {
    const path = await withSquare(0, 1400, { width: 600, height: 1600 })
    expect(
      await redIn(await cutPicture(path, cut({ width: 640, height: 400, focus: { x: 50, y: 83 } }))),
    ).toBeGreaterThan(0.1)
    expect(await redIn(await cutPicture(path, cut({ width: 640, height: 400, focus: { x: 50, y: 17 } })))).toBe(0)
  })

  test('has the size and type asked for, without what the camera wrote in it', async () => {
    const image = sharp({ create: { width: 1000, height: 900, channels: 3, background: '#888888' } })
    const path = await aFile(
      'camera.jpg',
      await image
        .withExif({ IFD0: { Artist: 'geheime fotograaf' } })
        .jpeg()
        .toBuffer(),
    )
    for (const [type, format] of [
      ['webp', 'webp'],
      ['jpg', 'jpeg'],
    ] as const) {
      const bytes = await cutPicture(path, cut({ width: 640, height: 400, type }))
      const meta = await sharp(bytes).metadata()
      expect([meta.format, meta.width, meta.height, meta.exif]).toEqual([format, 640, 400, undefined])
    }
  })

  test('stands upright as its camera says, and is never enlarged', async () => {
    const image = sharp({ create: { width: 400, height: 200, channels: 3, background: '#888888' } })
    const path = await aFile('gedraaid.jpg', await image.jpeg().withMetadata({ orientation: 6 }).toBuffer())
    const meta = await sharp(await cutPicture(path, cut({ width: 640, height: 400 }))).metadata()
    expect([meta.width, meta.height]).toEqual([200, 125])
  })

  test('of an image that lies on its side keeps what its editor pointed at', async () => {
    const lying = await sharp(await withSquare(0, 0))
      .withMetadata({ orientation: 6 })
      .toBuffer()
    // Turned a quarter to the right, the square is in the upper right corner.
    const path = await aFile('op-zijn-kant.jpg', lying)
    const square = await cutPicture(path, cut({ focus: { x: 83, y: 17 } }))
    expect(await redIn(square)).toBeGreaterThan(0.08)
    expect(await redIn(await cutPicture(path, cut({ focus: { x: 83, y: 83 } })))).toBe(0)
    const right = await sharp(square).extract({ left: 215, top: 0, width: 105, height: 105 }).toBuffer()
    expect(await redIn(right)).toBeGreaterThan(0.9)
  })

  test('of what is no image is not made', async () => {
    const path = await aFile('kapot.jpg', Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]))
    await expect(cutPicture(path, cut({}))).rejects.toThrow('beschadigd')
  })
})

test('the part that is kept lies inside the image, whatever its shape and focus', () => {
  for (const [width, height] of [
    [1, 1],
    [3, 900],
    [900, 3],
    [1440, 900],
    [4000, 10],
  ] as const)
    for (const x of [0, 17, 50, 83, 100])
      for (const ratio of [1, 8 / 5]) {
        const region = regionOf({ width, height }, { width: 320, height: Math.round(320 / ratio), focus: { x, y: x } })
        expect(region.left).toBeGreaterThanOrEqual(0)
        expect(region.top).toBeGreaterThanOrEqual(0)
        expect(region.width).toBeGreaterThan(0)
        expect(region.height).toBeGreaterThan(0)
        expect(region.left + region.width).toBeLessThanOrEqual(width)
        expect(region.top + region.height).toBeLessThanOrEqual(height)
      }
})

test('only the few sizes that pages use have a name', () => {
  expect(parsePictureName(pictureName('breed', 640, 'webp'))).toEqual({ width: 640, height: 400, type: 'webp' })
  expect(parsePictureName('delen-1200.jpg')).toEqual({ width: 1200, height: 630, type: 'jpg' })
  for (const name of [
    'breed-641.webp',
    'breed-640.gif',
    'toString-640.webp',
    'breed-0640.webp',
    '',
    '../x',
    'breed-640.webp?x',
  ])
    expect(parsePictureName(name), name).toBeNull()
})

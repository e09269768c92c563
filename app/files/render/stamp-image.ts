import sharp, { type Sharp } from 'sharp'
import { extensionOfMime } from '../file-types.ts'
import { type Stamp } from '../pages.ts'
import { Unreadable } from '../unreadable.ts'
import { maxPixels } from './image-loaders.ts'
import { stampOverlay } from './stamp.ts'

const MAX_SIDE = 4000
const MAX_PAGE_HEIGHT = 8000

/** The image in its own type, upright, without metadata, with the stamp on it. */
export async function stampImage(path: string, mime: string, stamp: Stamp): Promise<Uint8Array> {
  const extension = extensionOfMime(mime)
  const image = await stamped(path, stamp, { width: MAX_SIDE, height: MAX_SIDE })
  if (extension === 'png') return image.png().toBuffer()
  if (extension === 'webp') return image.webp({ quality: 90 }).toBuffer()
  if (extension === 'jpg') return image.jpeg({ quality: 90 }).toBuffer()
  throw new Unreadable('otherType')
}

/** The image as a page: WebP, at most `width` wide. */
export async function imagePage(path: string, width: number, stamp: Stamp): Promise<Uint8Array> {
  return (await stamped(path, stamp, { width, height: MAX_PAGE_HEIGHT })).webp({ quality: 85 }).toBuffer()
}

async function stamped(path: string, stamp: Stamp, box: { width: number; height: number }): Promise<Sharp> {
  try {
    const { data, info } = await sharp(path, { limitInputPixels: maxPixels, failOn: 'error' })
      .rotate()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      // Grey, CMYK and 16-bit images too take a coloured label.
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true })
    const width = Math.max(info.width, 480)
    const height = Math.max(info.height, 240)
    const scale = Math.max(1, Math.min(width, height * 2) / 800)
    const overlay = stampOverlay(width, height, stamp, scale).getContext('2d').getImageData(0, 0, width, height)
    // Room for the stamp around an image that is smaller than the stamp itself.
    return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extend({ right: width - info.width, bottom: height - info.height, background: '#ffffff' })
      .composite([{ input: Buffer.from(overlay.data.buffer), raw: { width, height, channels: 4 } }])
  } catch (cause) {
    const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
    throw new Unreadable(isTooLarge ? 'tooLarge' : 'damaged', { cause })
  }
}

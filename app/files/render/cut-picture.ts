import sharp from 'sharp'
import type { Cut } from '../picture-names.ts'
import { Unreadable } from '../unreadable.ts'
import { maxPixels } from './image-loaders.ts'

/** The largest part of an image in the shape asked for, around its focus, shrunk to size; never enlarged. */
export async function cutPicture(path: string, cut: Cut): Promise<Uint8Array> {
  try {
    const original = sharp(path, { limitInputPixels: maxPixels, failOn: 'error' })
    const { autoOrient: upright, orientation = 1 } = await original.metadata()
    const { whole, part } = shrunk(upright, cut)
    // The whole image shrunk while it is read, as it lies in its file: what is turned or cut first is unpacked in full.
    const lies = orientation >= 5 ? { width: whole.height, height: whole.width } : whole
    const small = await original
      .resize({ ...lies, fit: 'fill' })
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .keepExif()
      .png({ compressionLevel: 0 })
      .toBuffer()
    // Upright before it is cut: the focus was chosen in the picture as people see it.
    const image = sharp(small).autoOrient().extract(part)
    return await (
      cut.type === 'webp' ? image.webp({ quality: 78 }) : image.jpeg({ quality: 80, mozjpeg: true })
    ).toBuffer()
  } catch (cause) {
    const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
    throw new Unreadable(isTooLarge ? 'tooLarge' : 'damaged', { cause })
  }
}

/** The size of the whole image at which the part that is kept has the size asked for, and where that part lies in it. */
function shrunk(image: { width: number; height: number }, cut: Cut) {
  const region = regionOf(image, cut)
  const width = Math.min(cut.width, region.width)
  const height = Math.max(1, Math.round((width * cut.height) / cut.width))
  const whole = {
    width: Math.max(width, Math.round((image.width * width) / region.width)),
    height: Math.max(height, Math.round((image.height * height) / region.height)),
  }
  const left = Math.min(Math.round((region.left * whole.width) / image.width), whole.width - width)
  const top = Math.min(Math.round((region.top * whole.height) / image.height), whole.height - height)
  return { whole, part: { left, top, width, height } }
}

/** Pixels of the image that the cut keeps: its whole width or height, with the focus as near the middle as fits. */
export function regionOf(
  image: { width: number; height: number },
  { width, height, focus }: Pick<Cut, 'width' | 'height' | 'focus'>,
): { left: number; top: number; width: number; height: number } {
  const ratio = width / height
  const region = {
    width: Math.max(1, Math.min(image.width, Math.round(image.height * ratio))),
    height: Math.max(1, Math.min(image.height, Math.round(image.width / ratio))),
  }
  const begin = (whole: number, part: number, percent: number) =>
    Math.min(Math.max(0, Math.round((whole * percent) / 100 - part / 2)), whole - part)
  return {
    left: begin(image.width, region.width, focus.x),
    top: begin(image.height, region.height, focus.y),
    ...region,
  }
}

import sharp from 'sharp'
import type { Cut } from '../picture-names.ts'
import { Unreadable } from '../unreadable.ts'
import { maxPixels } from './image-loaders.ts'

/** The largest part of an image in the shape asked for, around its focus, shrunk to size; never enlarged. */
export async function cutPicture(path: string, cut: Cut): Promise<Uint8Array> {
  try {
    // Upright first: the focus was chosen in the picture as people see it.
    const { data, info } = await sharp(path, { limitInputPixels: maxPixels, failOn: 'error' })
      .rotate()
      .toColourspace('srgb')
      .flatten({ background: '#ffffff' })
      .raw()
      .toBuffer({ resolveWithObject: true })
    const region = regionOf(info, cut)
    const width = Math.min(cut.width, region.width)
    const image = sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
      .extract(region)
      .resize({ width, height: Math.max(1, Math.round((width * cut.height) / cut.width)), fit: 'fill' })
    return await (
      cut.type === 'webp' ? image.webp({ quality: 78 }) : image.jpeg({ quality: 80, mozjpeg: true })
    ).toBuffer()
  } catch (cause) {
    const isTooLarge = cause instanceof Error && /pixel limit/i.test(cause.message)
    throw new Unreadable(isTooLarge ? 'tooLarge' : 'damaged', { cause })
  }
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

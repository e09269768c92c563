/** The shapes in which pictures are shown, as width to height. */
export const pictureShapes = { breed: 8 / 5, tegel: 1, delen: 1200 / 630 } as const
export type PictureShape = keyof typeof pictureShapes

/** Widths in pixels that are made; `delen` is for what links to us, in one width. */
export const pictureWidths = {
  breed: [320, 640, 960, 1440],
  tegel: [160, 320, 640],
  delen: [1200],
} as const satisfies Record<PictureShape, readonly number[]>

export const pictureTypes = { webp: 'image/webp', jpg: 'image/jpeg' } as const
export type PictureType = keyof typeof pictureTypes

/** What to make of an image: `focus` in percents of its width and height stays in the picture. */
export interface Cut {
  width: number
  height: number
  type: PictureType
  focus: { x: number; y: number }
}

/** The last part of a picture's address: `breed-640.webp`. */
export function pictureName(shape: PictureShape, width: number, type: PictureType): string {
  return `${shape}-${width}.${type}`
}

export function pictureHeight(shape: PictureShape, width: number): number {
  return Math.round(width / pictureShapes[shape])
}

/** What a name asks for; null for all but the few that are made, so that nobody fills the store with sizes. */
export function parsePictureName(name: string): Omit<Cut, 'focus'> | null {
  const match = /^([a-z]{1,10})-(\d{2,4})\.(webp|jpg)$/.exec(name)
  const [, shape = '', width = '', type = ''] = match ?? []
  if (!Object.hasOwn(pictureShapes, shape)) return null
  const known = shape as PictureShape
  const pixels = pictureWidths[known].find((one) => String(one) === width)
  return pixels ? { width: pixels, height: pictureHeight(known, pixels), type: type as PictureType } : null
}

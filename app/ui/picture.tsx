import {
  pictureHeight,
  pictureName,
  pictureWidths,
  type PictureShape,
  type PictureType,
} from '#app/files/picture-names.ts'
import { urls } from '#app/lib/urls.ts'
import { ThemePattern } from './theme-pattern.tsx'

export interface PictureProps {
  /** The image file; a pattern of the theme takes its place where there is none. */
  fileId: string | null
  /** '' where the picture adds nothing to the words beside it. */
  alt: string
  shape?: Exclude<PictureShape, 'delen'>
  /** How wide it is shown, as the `sizes` attribute has it; the whole window where left out. */
  sizes?: string
  /** Near the top of the page: fetched at once. All others wait until they are scrolled to. */
  first?: boolean
  /** Readers get copies with their name on it (AMBER and stricter): one size, since each is made for them. */
  stamped?: boolean
  /** For the pattern: the item's id, and the colour of its theme. */
  seed: string
  colour?: number
  className?: string
}

/** A picture in the sizes that screens ask for, cut around what matters in it. */
export function Picture(props: PictureProps) {
  const { fileId, alt, shape = 'breed', sizes = '100vw', first = false } = props
  if (!fileId) {
    return <ThemePattern seed={props.seed} colour={props.colour ?? 0} size={shape === 'breed' ? 'wide' : 'tile'} />
  }
  const widths: readonly number[] = pictureWidths[shape]
  const middle = widths[Math.floor((widths.length - 1) / 2)] ?? 640
  const address = (width: number, type: PictureType) => urls.cut(fileId, pictureName(shape, width, type))
  return (
    <picture>
      {props.stamped ? null : (
        <source
          type="image/webp"
          srcSet={widths.map((width) => `${address(width, 'webp')} ${width}w`).join(', ')}
          sizes={sizes}
        />
      )}
      <img
        className={props.className ? `var-picture ${props.className}` : 'var-picture'}
        src={address(middle, 'jpg')}
        alt={alt}
        width={middle}
        height={pictureHeight(shape, middle)}
        loading={first ? undefined : 'lazy'}
        decoding={first ? undefined : 'async'}
        {...(first ? { fetchpriority: 'high' } : {})}
      />
    </picture>
  )
}

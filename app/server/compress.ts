import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

export type Encoding = 'br' | 'gzip' | 'identity'

// CSV is left out: it is sent piece by piece, however long it is.
const compressible =
  /^(?:text\/(?!csv)|application\/(?:json|problem\+json|javascript|xml|rss\+xml|atom\+xml|feed\+json|manifest\+json)|image\/svg\+xml)/
const worthBytes = 1024

export function isCompressible(type: string | null | undefined): boolean {
  return compressible.test(type ?? '')
}

/** The few ways in which browsers say it; whoever thinks of others is answered as well. */
const understood = new Map<string, Encoding>()
const mostUnderstood = 100

/** The best encoding the client takes; `q=0` is a refusal. */
export function chooseEncoding(accept: string | undefined, size: number): Encoding {
  if (!accept || size < worthBytes) return 'identity'
  const known = understood.get(accept) ?? bestOf(accept)
  if (understood.size < mostUnderstood) understood.set(accept, known)
  return known
}

function bestOf(accept: string): Encoding {
  const offers = accept
    .toLowerCase()
    .split(',')
    .map((offer) => offer.trim())
  const takes = (name: string) =>
    offers.some((offer) => offer.split(';')[0] === name && !/;\s*q=0(?:\.0*)?$/.test(offer))
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity'
}

/** @param thorough for bytes that are compressed once and sent often */
export async function compress(body: Buffer, encoding: Encoding, thorough: boolean): Promise<Buffer> {
  if (encoding === 'br')
    return brotli(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: thorough ? 11 : 3, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    })
  if (encoding === 'gzip') return zip(body, { level: thorough ? 9 : 4 })
  return body
}

import { compress, type Encoding } from './compress.ts'
import type { securityHeaders } from './headers.ts'

/** What Remix rendered for an anonymous visitor. */
export interface RenderedPage {
  generation: string
  expiresAt: number | null
  type: string
  body: Buffer
  /** What is counted each time that it is sent; null for nothing. */
  counts: string | null
}

/** A rendered page as it goes over the wire, once per encoding that was asked for. */
export interface KeptPage {
  readonly generation: string
  readonly expiresAt: number | null
  readonly type: string
  readonly counts: string | null
  /** Bytes before encoding. */
  readonly length: number
  readonly encoded: Partial<Record<Encoding, EncodedPage>>
  /** False once it was dropped: what is added then counts no longer. */
  kept: boolean
}

export interface EncodedPage {
  body: Buffer
  /** Names and values in turn, ready for `writeHead`. */
  headers: readonly string[]
}

// Browsers may keep it for going back; a shared cache may not, since the same address looks different when signed in.
export const keptCacheControl = 'private, no-cache'
const maxPages = 500
const maxBytes = 16 * 1024 * 1024

/**
 * Is this how the portal itself writes an address? The same page answers to many others (capitals, escapes, parameters that
 * mean nothing), with which a visitor could push out what is kept.
 */
export function isOwnAddress(target: string, query: string): boolean {
  const path = target.split('?', 1)[0] ?? ''
  return /^\/(?:[a-z0-9-]+(?:\/[a-z0-9-]+)*)?$/.test(path) && target === (query ? `${path}?${query}` : path)
}

/** Rendered pages by address; the least recently asked for goes first. Exact: a page of another generation is no hit. */
export class PageCache {
  private readonly pages = new Map<string, KeptPage>()
  private readonly headers: readonly string[]
  private bytes = 0

  /** @param headers what every answer carries */
  constructor(headers: ReturnType<typeof securityHeaders>) {
    const others = headers.filter(([name]) => name !== 'Cache-Control')
    this.headers = [...others.flat(), 'Cache-Control', keptCacheControl, 'Vary', 'Accept-Encoding, Cookie']
  }

  /** Something is kept for this address; whether it is still right, `get` says. */
  has(address: string): boolean {
    return this.pages.has(address)
  }

  get(address: string, generation: string, now: number): KeptPage | null {
    const page = this.pages.get(address)
    if (!page) return null
    if (page.generation !== generation || (page.expiresAt !== null && page.expiresAt <= now)) {
      this.drop(address, page)
      return null
    }
    this.pages.delete(address)
    this.pages.set(address, page)
    return page
  }

  put(address: string, { generation, expiresAt, type, body, counts }: RenderedPage): KeptPage {
    const before = this.pages.get(address)
    if (before) this.drop(address, before)
    const identity = this.encodedPage(type, 'identity', body)
    const encoded = { identity }
    const page: KeptPage = { generation, expiresAt, type, counts, length: body.length, encoded, kept: true }
    this.pages.set(address, page)
    this.bytes += sizeOf(page)
    for (const [oldest, candidate] of this.pages) {
      if (this.pages.size <= maxPages && this.bytes <= maxBytes) break
      this.drop(oldest, candidate)
    }
    return page
  }

  /** The page in this encoding, compressed at the first time. */
  async encode(page: KeptPage, encoding: Encoding): Promise<EncodedPage> {
    const known = page.encoded[encoding]
    if (known) return known
    const body = await compress(page.encoded.identity?.body ?? Buffer.alloc(0), encoding, false)
    // Another request may have done the same meanwhile, or the page may have been dropped.
    const encoded = (page.encoded[encoding] ??= this.encodedPage(page.type, encoding, body))
    if (encoded.body === body && page.kept) this.bytes += body.length
    return encoded
  }

  private encodedPage(type: string, encoding: Encoding, body: Buffer): EncodedPage {
    const coded = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
    const own = ['Content-Type', type, 'Content-Length', String(body.length)]
    return { body, headers: [...this.headers, ...coded, ...own] }
  }

  private drop(address: string, page: KeptPage): void {
    this.pages.delete(address)
    page.kept = false
    this.bytes -= sizeOf(page)
  }
}

function sizeOf(page: KeptPage): number {
  return Object.values(page.encoded).reduce((sum, { body }) => sum + body.length, 0)
}

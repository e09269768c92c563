import type { Encoding } from './compress.ts'

/** A rendered page for anonymous visitors, as it goes over the wire. */
export interface KeptPage {
  generation: string
  expiresAt: number | null
  type: string
  bodies: Partial<Record<Encoding, Buffer>>
}

const maxPages = 500
const maxBytes = 16 * 1024 * 1024

/** Rendered pages by address; the least recently asked for goes first. Exact: a page of another generation is no hit. */
export class PageCache {
  private readonly pages = new Map<string, KeptPage>()
  private bytes = 0

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

  put(address: string, page: KeptPage): void {
    const before = this.pages.get(address)
    if (before) this.drop(address, before)
    this.pages.set(address, page)
    this.bytes += sizeOf(page)
    for (const [oldest, candidate] of this.pages) {
      if (this.pages.size <= maxPages && this.bytes <= maxBytes) break
      this.drop(oldest, candidate)
    }
  }

  /** Adds another encoding of a page that is still kept. */
  add(page: KeptPage, encoding: Encoding, body: Buffer): void {
    if (page.bodies[encoding]) return
    page.bodies[encoding] = body
    this.bytes += body.length
  }

  private drop(address: string, page: KeptPage): void {
    this.pages.delete(address)
    this.bytes -= sizeOf(page)
  }
}

function sizeOf(page: KeptPage): number {
  return Object.values(page.bodies).reduce((sum, body) => sum + body.length, 0)
}

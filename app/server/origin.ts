import type { IncomingMessage } from 'node:http'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])
/**
 * Unsubscribing with the mail program's own button (RFC 8058): the token in the address is the whole authority and no
 * cookie is looked at, so nothing of a visitor's can be borrowed.
 */
const oneClick = /^\/nieuwsbrief\/afmelden\/[\w-]{63}$/

/**
 * True for an unsafe request that another site had a browser make. A client that sends neither `Origin` nor
 * `Sec-Fetch-Site` is no browser, so nobody's cookie was borrowed.
 */
export function isFromElsewhere(request: IncomingMessage, baseUrl: string): boolean {
  if (safe.has(request.method ?? '')) return false
  if (isOneClick(request)) return false
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined) return hostOf(origin) !== host && hostOf(origin) !== hostOf(baseUrl)
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** A mail program's button: taken from anywhere, and for nobody in particular. */
export function isOneClick({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): boolean {
  return method === 'POST' && oneClick.test(url)
}

function hostOf(address: string): string {
  try {
    return new URL(address).host
  } catch {
    // `null` and nonsense: a host that is nobody's.
    return ' '
  }
}

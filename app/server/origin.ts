import type { IncomingMessage } from 'node:http'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * True for an unsafe request that another site had a browser make. A client that sends neither `Origin` nor
 * `Sec-Fetch-Site` is no browser, so nobody's cookie was borrowed.
 */
export function isFromElsewhere(request: IncomingMessage, baseUrl: string): boolean {
  if (safe.has(request.method ?? '')) return false
  const { origin, host, 'sec-fetch-site': site } = request.headers
  if (origin !== undefined) return hostOf(origin) !== host && hostOf(origin) !== hostOf(baseUrl)
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

function hostOf(address: string): string {
  try {
    return new URL(address).host
  } catch {
    // `null` and nonsense: a host that is nobody's.
    return ' '
  }
}

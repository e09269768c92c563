import { z } from 'zod'

const longest = 2000
const domain = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/
/** Names that mean something inside one network only (RFC 6761, RFC 6762, RFC 8375, and what networks use besides). */
const inside = /\.(?:localhost|localdomain|local|internal|intranet|private|lan|home|corp|arpa|test|invalid|onion)$/

/** A place outside the portal that a link may lead to. */
export interface Outbound {
  href: string
  /** As browsers show it, without `www.`: letters that look like others stand there as `xn--…`. */
  host: string
}

/**
 * Where this address leads; null where a page may not link to it: other than http or https, a name or password in it, a host that
 * is no name on the public internet, or signs that browsers leave out while reading it.
 */
export function outbound(value: string): Outbound | null {
  if (value.length > longest || !/^https?:\/\/[^\s\\\p{Cc}]+$/iu.test(value)) return null
  let url: URL
  try {
    url = new URL(value)
  } catch {
    return null
  }
  const { protocol, hostname, username, password } = url
  if (!/^https?:$/.test(protocol) || username || password) return null
  if (hostname.length > 253 || !domain.test(hostname) || inside.test(hostname)) return null
  return { href: url.href, host: hostname.replace(/^www\./, '') }
}

const message = 'Vul een volledig openbaar webadres in, bijvoorbeeld https://www.voorbeeld.nl/document.'
const address = (missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .refine((value) => value === '' || outbound(value) !== null, message)

/** An address to link to, or ''. */
export const optionalOutbound = address(message).default('')
/** An address to link to. */
export const requiredOutbound = address('Vul het webadres in.').min(1, 'Vul het webadres in.')

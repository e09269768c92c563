import { lookup as resolve, type LookupAddress } from 'node:dns'
import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'

/** Where the server may go: the public internet always, the rest by configuration only. */
export interface Reach {
  /** This machine, over plain http too. */
  loopback: boolean
  privateNetwork: boolean
}

const maxBytes = 512 * 1024
const totalMs = 8_000

const listOf = (...subnets: Array<[net: string, prefix: number]>): BlockList => {
  const list = new BlockList()
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, isIPv6(net) ? 'ipv6' : 'ipv4')
  return list
}
const loopback = listOf(['127.0.0.0', 8], ['::1', 128])
const privateNetwork = listOf(['10.0.0.0', 8], ['172.16.0.0', 12], ['192.168.0.0', 16], ['fc00::', 7])
/** Link-local (where clouds keep their credentials), shared, reserved, multicast, and ways to write IPv4 inside IPv6. */
const never = listOf(
  ['0.0.0.0', 8],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
  ['192.0.0.0', 24],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  ['::', 128],
  ['fe80::', 10],
  ['ff00::', 8],
  ['64:ff9b::', 96],
  ['2001::', 32],
  ['2002::', 16],
)

/** May the server connect to this address? An IPv4 address inside an IPv6 one is judged as itself. */
export function mayReach(address: string, reach: Reach): boolean {
  const bare = address.replace(/^\[|\]$/g, '').split('%')[0] ?? ''
  const mapped = mappedIpv4(bare)
  if (mapped) return mayReach(mapped, reach)
  if (isIP(bare) === 0) return false
  const family = isIPv6(bare) ? 'ipv6' : 'ipv4'
  if (loopback.check(bare, family)) return reach.loopback
  if (privateNetwork.check(bare, family)) return reach.privateNetwork
  return !never.check(bare, family)
}

function mappedIpv4(address: string): string | null {
  const tail = /^::ffff:(.+)$/i.exec(address)?.[1]
  if (!tail) return null
  if (tail.includes('.')) return tail
  const [high, low] = tail.split(':').map((group) => Number.parseInt(group, 16))
  if (high === undefined || low === undefined) return null
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

export class NotAllowed extends Error {
  override name = 'NotAllowed'
  readonly code = 'ENOTALLOWED'
}

/** May a provider live at this address at all? @returns the address parsed; null where not */
export function allowedUrl(address: string, reach: Reach): URL | null {
  if (!URL.canParse(address)) return null
  const url = new URL(address)
  if (url.username || url.password) return null
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) !== 0 && !mayReach(host, reach)) return null
  if (url.protocol === 'https:') return url
  const here = host === 'localhost' || (isIP(host) !== 0 && loopback.check(host, isIPv6(host) ? 'ipv6' : 'ipv4'))
  return url.protocol === 'http:' && here && reach.loopback ? url : null
}

/** Resolves a name and hands on only what may be reached; the connection goes to that very address. */
function judgedLookup(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) return callback(error, '', 0)
      const [first] = found
      if (!first || !found.every(({ address }) => mayReach(address, reach)))
        return callback(new NotAllowed(hostname), '', 0)
      if (options.all) return callback(null, found)
      callback(null, first.address, first.family)
    })
  }
}

interface FetchOptions {
  method?: string | undefined
  headers?: HeadersInit | undefined
  body?: unknown
  signal?: AbortSignal | undefined
}

/**
 * `fetch` for providers: https only (plain http to this machine where that is allowed), addresses judged after they were
 * resolved, redirects handed back and not followed, 512 kB and eight seconds at most.
 * @throws NotAllowed, and the errors of the connection
 */
export function fetchWithin(reach: Reach): (url: string, options?: FetchOptions) => Promise<Response> {
  return (address, { method = 'GET', headers, body, signal } = {}) => {
    const url = allowedUrl(address, reach)
    if (!url) return Promise.reject(new NotAllowed(address))
    const send = url.protocol === 'https:' ? overHttps : overHttp
    const limit = AbortSignal.timeout(totalMs)
    return new Promise((done, fail) => {
      const asked = send(
        url,
        {
          method,
          headers: Object.fromEntries(new Headers(headers)),
          lookup: judgedLookup(reach),
          signal: signal ? AbortSignal.any([signal, limit]) : limit,
          agent: false,
        },
        (answer) => {
          const parts: Buffer[] = []
          let size = 0
          answer.on('data', (part: Buffer) => {
            size += part.length
            if (size > maxBytes) answer.destroy(new Error('the answer is too long'))
            else parts.push(part)
          })
          answer.on('error', fail)
          answer.on('end', () => {
            const status = answer.statusCode ?? 502
            const empty = [101, 204, 205, 304].includes(status)
            const given = Object.entries(answer.headersDistinct).flatMap(([name, values]) =>
              (values ?? []).map((value): [string, string] => [name, value]),
            )
            done(new Response(empty ? null : Buffer.concat(parts), { status, headers: given }))
          })
        },
      )
      asked.on('error', fail)
      asked.end(body === undefined || body === null ? undefined : bytesOf(body))
    })
  }
}

function bytesOf(body: unknown): string | Uint8Array {
  if (typeof body === 'string' || body instanceof Uint8Array) return body
  if (body instanceof URLSearchParams) return body.toString()
  throw new TypeError('a body of this kind is not sent to providers')
}

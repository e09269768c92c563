import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/**
 * The address of who asks. Proxies in front are believed only as many as are configured: with `trustProxy` n it is the
 * n-th entry of X-Forwarded-For from the right, so a forged header changes nothing.
 */
export function addressOf(request: IncomingMessage, trustProxy: number): string {
  const direct = request.socket.remoteAddress ?? ''
  if (trustProxy === 0) return direct
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return forwarded.at(-trustProxy) ?? direct
}

export function newRequestId(): string {
  return randomUUID()
}

import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const duration = new Histogram({
  name: 'portal_request_seconds',
  help: 'Time from request to end of answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
})

export function observe(method: string, status: number, milliseconds: number): void {
  duration.observe({ method, status: `${Math.floor(status / 100)}xx` }, milliseconds / 1000)
}

/** Prometheus text, for who asks from this machine itself; a request that came through a proxy is from elsewhere. */
export async function sendMetrics(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const direct = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.socket.remoteAddress ?? '')
  if (!direct || request.headers['x-forwarded-for'] || request.headers.forwarded) {
    response.writeHead(404).end()
    return
  }
  response.setHeader('Content-Type', registry.contentType)
  response.end(await registry.metrics())
}

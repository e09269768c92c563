import type { IncomingMessage, ServerResponse } from 'node:http'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { lastGoodBackup } from '#app/modules/backup/queries.server.ts'
import { equalInTime } from '#app/lib/secrets.server.ts'
import type { Reader } from '#db/client.server.ts'

const registry = new Registry()
collectDefaultMetrics({ register: registry })
const duration = new Histogram({
  name: 'portal_request_seconds',
  help: 'Time from request to end of answer',
  labelNames: ['method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
})

const backupAge = new Gauge({
  name: 'portal_backup_age_seconds',
  help: 'Time since the last good backup was begun; NaN where there never was one',
  registers: [registry],
})

type Observer = ReturnType<typeof duration.labels>
/** Looking labels up costs more than counting; of methods that nobody needs there is one. */
const observers = new Map<string, Observer>()
const methods = new Set(['GET', 'HEAD', 'POST'])

export function observe(asked: string, code: number, milliseconds: number): void {
  const method = methods.has(asked) ? asked : 'other'
  const status = `${Math.floor(code / 100)}xx`
  const known = observers.get(method + status) ?? duration.labels({ method, status })
  observers.set(method + status, known)
  known.observe(milliseconds / 1000)
}

const loopback = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])
const localHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i
/** A proxy on this machine speaks for others; each names at least one of these, or the host that was asked for. */
const marksOfProxy = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via']

/** Prometheus text, for who asks from this machine itself or shows the token; to others it does not exist. */
export async function sendMetrics(
  request: IncomingMessage,
  response: ServerResponse,
  token: string | undefined,
  read: Reader,
): Promise<void> {
  if (!isFromHere(request) && !showsToken(request, token)) {
    response.writeHead(404).end()
    return
  }
  const good = await lastGoodBackup(read)
  backupAge.set(good ? (Date.now() - good.at) / 1000 : NaN)
  response.setHeader('Content-Type', registry.contentType)
  response.end(await registry.metrics())
}

function isFromHere({ socket, headers }: IncomingMessage): boolean {
  const direct = loopback.has(socket.remoteAddress ?? '') && localHost.test(headers.host ?? '')
  return direct && !marksOfProxy.some((name) => headers[name] !== undefined)
}

function showsToken({ headers }: IncomingMessage, token: string | undefined): boolean {
  const shown = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return token !== undefined && shown !== undefined && equalInTime(shown, token)
}

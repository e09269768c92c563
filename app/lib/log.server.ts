import pino from 'pino'

const stamp = { at: 0, text: '' }
/** ISO 8601, written out once per millisecond. */
function isoTime(): string {
  const now = Date.now()
  if (now !== stamp.at) Object.assign(stamp, { at: now, text: `,"time":"${new Date(now).toISOString()}"` })
  return stamp.text
}

const common = { level: 'info', base: null, timestamp: isoTime }

/** JSON lines on stdout. Names that could hold a secret are censored wherever they occur one level deep. */
export const log = pino({
  ...common,
  redact: {
    paths: [
      'password',
      'code',
      'token',
      'cookie',
      'authorization',
      '*.password',
      '*.code',
      '*.token',
      '*.cookie',
      '*.authorization',
    ],
    censor: '[weggelaten]',
  },
})

/**
 * Lines about requests are gathered for a quarter of a second at most: writing each by itself costs as much as sending a
 * kept page.
 */
const lines = pino.destination({ fd: 1, sync: false, minLength: 65_536, maxWrite: 131_072, periodicFlush: 250 })
/** Says by its level whether requests are logged. */
export const requestLog = pino(common, lines)

export interface LoggedRequest {
  requestId: string
  method: string
  /** Without what could be a title or a secret. */
  path: string
  status: number
  ms: number
}

/** One line per request, as pino writes it. Put together by hand: half of what a kept page costs would be the looking for fields. */
export function logRequest({ requestId, method, path, status, ms }: LoggedRequest): void {
  if (!requestLog.isLevelEnabled('info')) return
  const words = `"method":${JSON.stringify(method)},"path":${JSON.stringify(path)}`
  lines.write(
    `{"level":30${isoTime()},"requestId":"${requestId}",${words},"status":${status},"ms":${ms},"msg":"request"}\n`,
  )
}

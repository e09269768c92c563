import { Agent as PlainAgent, request as plainRequest } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'

/** A well-formed refusal: the server is there. */
export class EngineRefused extends Error {
  override name = 'EngineRefused'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}

export interface HttpClient {
  (url: RequestInfo | URL, init?: RequestInit): Promise<unknown>
  close(): void
}

/**
 * Requests over connections that stay open: on Node 20 fetch takes several times as long.
 * @throws EngineRefused on any status but 2xx; what node:http throws on a connection error; a time-out error after `timeoutMs`
 */
export function keepAliveClient(timeoutMs: number): HttpClient {
  const plain = new PlainAgent({ keepAlive: true, maxSockets: 32 })
  const tls = new TlsAgent({ keepAlive: true, maxSockets: 32 })

  function once(url: URL, init: RequestInit, signal: AbortSignal): Promise<{ status: number; body: string }> {
    return new Promise((resolve, reject) => {
      const secure = url.protocol === 'https:'
      const headers = Object.fromEntries(new Headers(init.headers))
      const options = { method: init.method ?? 'GET', headers, signal, agent: secure ? tls : plain }
      const sent = (secure ? tlsRequest : plainRequest)(url, options, (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }))
      })
      // A kept connection may have been closed by the other side just now: that is worth one more try.
      sent.on('error', (error) => reject(sent.reusedSocket ? new StaleConnection(error) : error))
      sent.end(typeof init.body === 'string' ? init.body : undefined)
    })
  }

  const client = async (target: RequestInfo | URL, init: RequestInit = {}): Promise<unknown> => {
    const url = new URL(target instanceof Request ? target.url : target)
    const signals = [AbortSignal.timeout(timeoutMs), ...(init.signal ? [init.signal] : [])]
    const signal = AbortSignal.any(signals)
    const { status, body } = await once(url, init, signal).catch((error: unknown) => {
      if (error instanceof StaleConnection && !signal.aborted) return once(url, init, signal)
      throw error
    })
    const parsed: unknown = body === '' ? undefined : JSON.parse(body)
    if (status >= 200 && status < 300) return parsed
    const { code, message } = (parsed ?? {}) as { code?: string; message?: string }
    throw new EngineRefused(status, code ?? '', message ?? `status ${status}`)
  }
  return Object.assign(client, {
    close() {
      plain.destroy()
      tls.destroy()
    },
  })
}

class StaleConnection extends Error {
  constructor(cause: Error) {
    super(cause.message, { cause })
  }
}

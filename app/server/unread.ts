import { STATUS_CODES, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { securityHeaders } from './headers.ts'

const statuses: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
}

/**
 * Answers what never became a request: no HTTP, headers too large or too slow. It carries what every answer carries.
 * @param pending the answer that this connection waits for, if any
 */
export function refuseUnread(
  error: NodeJS.ErrnoException,
  socket: Duplex,
  headers: ReturnType<typeof securityHeaders>,
  pending: ServerResponse | undefined,
): void {
  // Half an answer is on its way: more bytes would be read as part of it.
  if (!socket.writable || pending?.headersSent) {
    socket.destroy()
    return
  }
  const status = statuses[error.code ?? ''] ?? 400
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...headers.map(([name, value]) => `${name}: ${value}`),
    'Content-Length: 0',
    'Connection: close',
  ]
  socket.end(`${lines.join('\r\n')}\r\n\r\n`)
}

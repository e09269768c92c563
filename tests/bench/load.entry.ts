import { connect, type Socket } from 'node:net'

/** What to send where: whole requests, taken in turn by `clients` connections that stay open, for `ms`. */
export interface Order {
  host: string
  port: number
  requests: string[]
  clients: number
  ms: number
}
export interface Result {
  count: number
  /** Milliseconds that were asked for, really. */
  ms: number
  latencies: number[]
  /** Answers by status. */
  statuses: Record<string, number>
  bytes: number
}

// node:http's own client costs more than a bare server does, and would be what is measured: requests are written
// ready-made, and of an answer only its status and length are read.
async function run(order: Order): Promise<Result> {
  const result: Result = { count: 0, ms: 0, latencies: [], statuses: {}, bytes: 0 }
  const started = performance.now()
  const until = started + order.ms
  let turn = 0
  const next = () => (performance.now() < until ? (order.requests[turn++ % order.requests.length] ?? null) : null)
  await Promise.all(Array.from({ length: order.clients }, () => client(order, next, result)))
  result.ms = performance.now() - started
  return result
}

function client(order: Order, next: () => string | null, result: Result): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: order.host, port: order.port, noDelay: true })
    let sentAt = 0
    let parts: Buffer[] = []
    let size = 0
    let wanted = -1
    const send = () => {
      const request = next()
      if (request === null) return socket.end(() => resolve())
      sentAt = performance.now()
      parts = []
      size = 0
      wanted = -1
      socket.write(request)
    }
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('close', () => resolve())
    socket.on('data', (chunk: Buffer) => {
      parts.push(chunk)
      size += chunk.length
      if (wanted < 0) wanted = wholeLength(parts.length > 1 ? Buffer.concat(parts) : chunk, result)
      if (wanted < 0 || size < wanted) return
      result.latencies.push(performance.now() - sentAt)
      result.count++
      result.bytes += size
      send()
    })
  })
}

/** Bytes of the whole answer; -1 while its head is not there yet. @throws for an answer without a length */
function wholeLength(bytes: Buffer, result: Result): number {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return -1
  const head = bytes.toString('latin1', 0, end)
  const status = head.slice(9, 12)
  result.statuses[status] = (result.statuses[status] ?? 0) + 1
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1]
  if (length === undefined) throw new Error(`an answer without a length: ${head.split('\r\n')[0]}`)
  return end + 4 + Number(length)
}

process.on('message', (order: Order) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ error: String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
process.send?.('up')

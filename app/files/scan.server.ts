import { connect, type Socket } from 'node:net'

/** What a scan found; `infected` is the scanner's own name for it. */
export type ScanResult = 'clean' | { infected: string }

export type Scanner = {
  /** Streams the bytes past the scanner. Throws when no clear verdict came back: what could not be scanned stays closed. */
  scan(bytes: AsyncIterable<Uint8Array>): Promise<ScanResult>
}

const SILENCE_MS = 60_000
const MAX_CHUNK = 1024 * 1024
const MAX_REPLY = 4096

/**
 * A client of clamd at `tcp://host:port` or `unix:/path`; undefined gives no scanner. `silenceMs` is how long clamd may
 * keep still before the scan counts as failed.
 */
export function openScanner(url: string | undefined, silenceMs = SILENCE_MS): Scanner | null {
  if (!url) return null
  const address = addressOf(url)
  return {
    async scan(bytes) {
      const socket = connect(address)
      socket.setTimeout(silenceMs, () => socket.destroy(new Error('the virus scanner does not answer')))
      try {
        const sending = send(socket, bytes).then(
          () => true,
          (error: Error) => {
            socket.destroy(error)
            return false
          },
        )
        // A scanner that is full answers and hangs up half-way: its answer says more than our broken pipe.
        const [answer, sentAll] = await Promise.all([replyFrom(socket), sending])
        const result = verdict(answer)
        if (result === 'clean' && !sentAll) throw new Error('the virus scanner answered before it had everything')
        return result
      } finally {
        socket.destroy()
      }
    },
  }
}

function addressOf(url: string): { path: string } | { host: string; port: number } {
  if (url.startsWith('unix:')) return { path: url.slice('unix:'.length).replace(/^\/\/(?=\/)/, '') }
  const { protocol, hostname, port } = new URL(url)
  if (protocol !== 'tcp:' || !hostname)
    throw new Error('the virus scanner address must be tcp://host:port or unix:/path')
  return { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
}

/** INSTREAM: each chunk after its length in four bytes, an empty chunk at the end. */
async function send(socket: Socket, bytes: AsyncIterable<Uint8Array>): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'))
  for await (const chunk of bytes) {
    for (let at = 0; at < chunk.byteLength; at += MAX_CHUNK) {
      const part = chunk.subarray(at, at + MAX_CHUNK)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(part.byteLength)
      await write(socket, length)
      await write(socket, part)
    }
  }
  await write(socket, Buffer.alloc(4))
}

function write(socket: Socket, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(bytes, (error) => (error ? reject(error) : resolve()))
  })
}

function replyFrom(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = ''
    socket.on('data', (chunk) => {
      reply += chunk.toString('utf8')
      if (reply.includes('\0') || reply.length > MAX_REPLY) resolve(reply)
    })
    socket.on('end', () => resolve(reply))
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('the virus scanner hung up')))
  })
}

function verdict(reply: string): ScanResult {
  const answer = reply.split('\0')[0]!.trim()
  if (answer === 'stream: OK') return 'clean'
  const infected = /^stream: (.+) FOUND$/.exec(answer)?.[1]
  if (infected) return { infected }
  throw new Error(`the virus scanner gave no verdict: ${answer.slice(0, 200) || 'an empty answer'}`)
}

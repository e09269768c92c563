import { createServer, type Socket } from 'node:net'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openScanner } from './scan.server.ts'

const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'
const closing: Array<() => void> = []
afterEach(() => closing.splice(0).forEach((close) => close()))

test('a clean stream is clean, whatever its chunks', async () => {
  const scanner = openScanner(await aClamd())!
  expect(await scanner.scan(chunks('gewone', ' tekst'))).toBe('clean')
  expect(await scanner.scan(chunks())).toBe('clean')
  expect(await scanner.scan(chunks('x'.repeat(3_000_000)))).toBe('clean')
})

test('a virus is named, also when it is spread over chunks', async () => {
  const scanner = openScanner(await aClamd())!
  expect(await scanner.scan(chunks('abc', EICAR.slice(0, 20), EICAR.slice(20)))).toEqual({
    infected: 'Eicar-Test-Signature',
  })
})

test('a unix socket serves as well', async () => {
  const path = join(await mkdtemp(join(tmpdir(), 'clamd-')), 'clamd.sock')
  await aClamd({ listenOn: path })
  expect(await openScanner(`unix:${path}`)!.scan(chunks('tekst'))).toBe('clean')
})

test.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: \0', '', 'OK\0'])(
  'the answer %j is no verdict',
  async (answer) => {
    const scanner = openScanner(await aClamd({ answer }))!
    await expect(scanner.scan(chunks('tekst'))).rejects.toThrow('no verdict')
  },
)

test('a scanner that refuses half-way is a failure with its own words', async () => {
  const scanner = openScanner(await aClamd({ refuseAfter: 100_000 }))!
  await expect(scanner.scan(chunks('x'.repeat(5_000_000), 'y'.repeat(5_000_000)))).rejects.toThrow()
})

test('a scanner that is down or keeps still is a failure', async () => {
  const url = await aClamd()
  closing.splice(0).forEach((close) => close())
  await expect(openScanner(url)!.scan(chunks('tekst'))).rejects.toThrow('ECONNREFUSED')
  const still = openScanner(await aClamd({ keepsStill: true }), 50)!
  await expect(still.scan(chunks('tekst'))).rejects.toThrow('does not answer')
})

test('a source that breaks off is a failure', async () => {
  async function* breakingOff() {
    yield Buffer.from('abc')
    throw new Error('disk lost')
  }
  await expect(openScanner(await aClamd())!.scan(breakingOff())).rejects.toThrow('disk lost')
})

test('no address, no scanner; a wrong one is refused at once', () => {
  expect(openScanner(undefined)).toBeNull()
  expect(() => openScanner('http://localhost')).toThrow('tcp://host:port')
})

type Behaviour = { listenOn?: string; answer?: string; refuseAfter?: number; keepsStill?: boolean }

/** A server that speaks clamd's INSTREAM and knows one virus. */
async function aClamd(behaviour: Behaviour = {}): Promise<string> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    let received = Buffer.alloc(0)
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk])
      if (behaviour.keepsStill) return
      if (behaviour.refuseAfter && received.length > behaviour.refuseAfter) return socket.destroy()
      const content = contentOf(received)
      if (content === undefined) return
      const found = content.includes(EICAR) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0'
      socket.end(behaviour.answer ?? found)
    })
  })
  closing.push(() => {
    server.close()
    sockets.forEach((socket) => socket.destroy())
  })
  await new Promise<void>((resolve) => server.listen(behaviour.listenOn ?? 0, resolve))
  const address = server.address()
  return typeof address === 'object' && address ? `tcp://127.0.0.1:${address.port}` : `unix:${address}`
}

/** What was streamed, once the empty chunk is there. */
function contentOf(received: Buffer): string | undefined {
  const command = 'zINSTREAM\0'
  if (received.length < command.length) return undefined
  expect(received.toString('latin1', 0, command.length)).toBe(command)
  const parts: Buffer[] = []
  for (let at = command.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at)
    if (length === 0) return Buffer.concat(parts).toString('latin1')
    parts.push(received.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

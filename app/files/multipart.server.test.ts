import { mkdtemp, readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRequestListener } from '@remix-run/node-fetch-server'
import { beforeEach, expect, test } from 'vitest'
import { Invalid } from '#app/lib/errors.ts'
import { type BlobStore } from './blob-store.ts'
import { openDiskStore } from './disk.server.ts'
import { aPdf } from './fixtures.ts'
import { readUpload, type UploadOptions } from './multipart.server.ts'

const MB = 1024 * 1024
let folder: string
let store: BlobStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'upload-'))
  store = await openDiskStore(folder)
})

function read(request: Request, options: Partial<UploadOptions> = {}) {
  return readUpload(request, { store, maxBytes: 10 * MB, maxFiles: 3, ...options })
}

test('fields and files of a form arrive, in order, with their type by content', async () => {
  const form = new FormData()
  form.append('title', 'Rapport')
  form.append('theme', 'a')
  form.append('theme', 'b')
  form.append('file', new File([new Uint8Array(await aPdf(['hallo']))], '../Één verslag.pdf', { type: 'text/html' }))
  form.append('file', new File(['a;b\n1;2\n'], 'cijfers.csv'))
  const { fields, files } = await read(post(form))
  expect(fields).toEqual({ title: ['Rapport'], theme: ['a', 'b'] })
  expect(files).toMatchObject([
    { field: 'file', name: 'Één verslag.pdf', mime: 'application/pdf', extension: 'pdf' },
    { field: 'file', name: 'cijfers.csv', mime: 'text/csv', size: 8 },
  ])
  expect(await blobs()).toHaveLength(2)
})

test('a file of the wrong type or over the limit is named with a reason; the others are kept', async () => {
  const form = new FormData()
  form.append('file', new File(['MZ\x00\x01'], 'rapport.pdf'))
  form.append('file', new File(['x'.repeat(200_000)], 'lang.txt'))
  form.append('file', new File(['goed'], 'goed.txt'))
  form.append('after', 'yes')
  const { fields, files } = await read(post(form), { maxBytes: 100_000 })
  expect(files).toMatchObject([
    { name: 'rapport.pdf', error: expect.stringContaining('niet aannemen') as string },
    { name: 'lang.txt', error: 'Dit bestand is groter dan 97,7 kB. Kies een kleiner bestand.' },
    { name: 'goed.txt', mime: 'text/plain' },
  ])
  expect(fields).toEqual({ after: ['yes'] })
  expect(await blobs()).toHaveLength(1)
  expect(await leftovers()).toEqual([])
})

test('a file input that was left empty is nothing, an empty file is refused', async () => {
  const form = new FormData()
  form.append('none', new File([], ''))
  form.append('empty', new File([], 'leeg.txt'))
  const { files } = await read(post(form))
  expect(files).toEqual([{ field: 'empty', name: 'leeg.txt', error: 'Dit bestand is leeg. Kies een ander bestand.' }])
})

test('a refused upload does not take away equal bytes that were accepted before', async () => {
  const good = new FormData()
  good.append('file', new File(['tekst'], 'goed.txt'))
  await read(post(good))
  const bad = new FormData()
  bad.append('file', new File(['tekst'], 'fout.pdf'))
  await read(post(bad))
  expect(await blobs()).toHaveLength(1)
})

test('too many files, too large a whole and a body that is no form are refused', async () => {
  const form = new FormData()
  for (let i = 0; i < 4; i++) form.append('file', new File(['x'], `${i}.txt`))
  await expect(read(post(form))).rejects.toThrow('hoogstens 3 bestanden')
  const large = new FormData()
  large.append('file', new File(['x'.repeat(6 * MB)], 'x.txt'))
  await expect(read(post(large), { maxBytes: 1000 })).rejects.toThrow('samen te groot')
  await expect(read(new Request('http://x/', { method: 'POST', body: 'a=b' }))).rejects.toThrow(Invalid)
  await expect(read(new Request('http://x/', { method: 'POST' }))).rejects.toThrow(Invalid)
  expect(await leftovers()).toEqual([])
})

test.each([
  ['cut off in a file', '--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\nabc'],
  ['cut off in a header', '--b\r\nContent-Disposition: form-'],
  ['without a closing boundary', '--b\r\nContent-Disposition: form-data; name="f"\r\n\r\nabc\r\n'],
  ['without any boundary', 'abc'],
])('a body %s is Invalid and leaves nothing', async (_, body) => {
  await expect(read(raw(body))).rejects.toThrow(Invalid)
  expect(await blobs()).toEqual([])
  expect(await leftovers()).toEqual([])
})

test('names such as __proto__ are fields like any other', async () => {
  const form = new FormData()
  form.append('__proto__', 'x')
  const { fields } = await read(post(form))
  expect(Object.keys(fields)).toEqual(['__proto__'])
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

test('an aborted request leaves nothing', async () => {
  const aborting = new AbortController()
  const request = streamed(async function* () {
    yield fileStart
    yield Buffer.alloc(MB, 97)
    aborting.abort()
    yield Buffer.alloc(MB, 97)
  }, aborting.signal)
  await expect(read(request)).rejects.toThrow(Invalid)
  expect(await blobs()).toEqual([])
  expect(await leftovers()).toEqual([])
})

test('a connection that drops half-way leaves nothing, and the server goes on', async () => {
  const outcomes: unknown[] = []
  const server = createServer(
    createRequestListener(async (request) => {
      await read(request).then(
        (upload) => outcomes.push(upload.files[0]),
        (error: unknown) => outcomes.push(error),
      )
      return new Response('ok')
    }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const head =
    'POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: '
  const dropping = connect(port, '127.0.0.1')
  dropping.write(`${head}900000\r\n\r\n${fileStart.toString()}`)
  dropping.write(Buffer.alloc(300_000, 97), () => dropping.destroy())
  await expect.poll(() => outcomes, { timeout: 10_000 }).toHaveLength(1)
  expect(outcomes[0]).toBeInstanceOf(Invalid)
  expect(await leftovers()).toEqual([])
  expect(await blobs()).toEqual([])

  const form = new FormData()
  form.append('file', new File(['tekst'], 'a.txt'))
  await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form, headers: { connection: 'close' } })
  expect(outcomes[1]).toMatchObject({ name: 'a.txt', size: 5 })
  await new Promise((resolve) => server.close(resolve))
})

test('a sender that falls silent or trickles is cut off; one that is steady may take its time', async () => {
  const pace = { periodMs: 300, minBytes: 1000 }
  const silent = streamed(async function* () {
    yield fileStart
    await new Promise(() => undefined)
  })
  await expect(read(silent, { pace })).rejects.toThrow('duurde te lang')
  const trickling = streamed(async function* () {
    yield fileStart
    for (;;) yield* tick(10, Buffer.from('a'))
  })
  await expect(read(trickling, { pace })).rejects.toThrow('duurde te lang')
  const steady = streamed(async function* () {
    yield fileStart
    for (let i = 0; i < 70; i++) yield* tick(10, Buffer.alloc(1000, 97))
    yield fileEnd
  })
  expect((await read(steady, { pace })).files).toMatchObject([{ name: 'a.txt', size: 70_000 }])
  expect(await leftovers()).toEqual([])
})

test('a file of 50 MB passes without being held in memory', async () => {
  const chunk = Buffer.alloc(64 * 1024, 97)
  let highest = 0
  const request = streamed(async function* () {
    yield fileStart
    for (let i = 0; i < 800; i++) {
      if (i % 20 === 0) highest = Math.max(highest, process.memoryUsage().rss)
      yield chunk
    }
    yield fileEnd
  })
  const before = process.memoryUsage().rss
  const { files } = await read(request, { maxBytes: 60 * MB })
  expect(files).toMatchObject([{ size: 800 * 64 * 1024, extension: 'txt' }])
  expect((highest - before) / MB).toBeLessThan(40)
})

const fileStart = Buffer.from('--b\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n\r\n')
const fileEnd = Buffer.from('\r\n--b--\r\n')

function post(form: FormData): Request {
  return new Request('http://x/', { method: 'POST', body: form })
}

function raw(body: string): Request {
  return new Request('http://x/', {
    method: 'POST',
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
  })
}

function streamed(source: () => AsyncGenerator<Uint8Array, void>, signal?: AbortSignal): Request {
  const chunks = source()
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const next: IteratorResult<Uint8Array, void> = await chunks.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
  })
  const headers = { 'content-type': 'multipart/form-data; boundary=b' }
  return new Request('http://x/', { method: 'POST', body, headers, signal, duplex: 'half' })
}

/** One chunk at the pace of a sender, which is what these tests are about. */
async function* tick(ms: number, chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  await new Promise((resolve) => setTimeout(resolve, ms))
  yield chunk
}

async function blobs() {
  const all = []
  for await (const blob of store.list()) all.push(blob.sha256)
  return all
}

function leftovers(): Promise<string[]> {
  return readdir(join(folder, 'incoming'))
}

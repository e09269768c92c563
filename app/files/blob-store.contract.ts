import { createHash } from 'node:crypto'
import { type Readable } from 'node:stream'
import { readFile } from 'node:fs/promises'
import { beforeEach, describe, expect, test } from 'vitest'
import { NotFound } from '#app/lib/errors.ts'
import { type BlobStore, TooLarge } from './blob-store.ts'

export type StoreUnderTest = {
  store: BlobStore
  /** How many unfinished uploads the store still holds. */
  leftovers(): Promise<number>
  /** Makes a blob look as if it was put that long ago. */
  age(sha256: string, milliseconds: number): Promise<void>
}

/** What every blob store promises. */
export function describeBlobStore(name: string, makeStore: () => Promise<StoreUnderTest>): void {
  describe(`${name} keeps the promises of a blob store`, () => {
    let under: StoreUnderTest
    let store: BlobStore
    beforeEach(async () => {
      under = await makeStore()
      store = under.store
    })

    test('what was put is found under its hash, with its size and first bytes', async () => {
      const put = await store.put(chunks('abc', 'def'), { maxBytes: 6 })
      expect(put).toMatchObject({ sha256: sha256('abcdef'), size: 6 })
      expect(Buffer.from(put.head).toString()).toBe('abcdef')
      expect(await text(await store.open(put.sha256))).toBe('abcdef')
      expect(await store.size(put.sha256)).toBe(6)
      expect(await store.has(put.sha256)).toBe(true)
    })

    test('a range gives its bytes, both ends included', async () => {
      const put = await store.put(chunks('0123456789'), { maxBytes: 10 })
      expect(await text(await store.open(put.sha256, { start: 2, end: 4 }))).toBe('234')
    })

    test('an empty file is a file', async () => {
      const put = await store.put(chunks(), { maxBytes: 10 })
      expect(await text(await store.open(put.sha256))).toBe('')
    })

    test('one byte over the limit is refused and leaves nothing', async () => {
      await expect(store.put(chunks('abc', 'def'), { maxBytes: 5 })).rejects.toThrow(TooLarge)
      expect(await listed(store)).toEqual([])
      expect(await under.leftovers()).toBe(0)
    })

    test('a source that breaks off leaves nothing', async () => {
      await expect(store.put(breakingOff(), { maxBytes: 100 })).rejects.toThrow('connection lost')
      expect(await listed(store)).toEqual([])
      expect(await under.leftovers()).toBe(0)
    })

    test('a check sees the complete bytes before anybody can open them, and its refusal leaves nothing', async () => {
      const refused = store.put(chunks('abc'), {
        maxBytes: 100,
        check: async (staged) => {
          expect(await readFile(staged.path, 'utf8')).toBe('abc')
          expect(staged).toMatchObject({ sha256: sha256('abc'), size: 3 })
          expect(await store.has(staged.sha256)).toBe(false)
          throw new Error('refused')
        },
      })
      await expect(refused).rejects.toThrow('refused')
      expect(await store.has(sha256('abc'))).toBe(false)
      expect(await under.leftovers()).toBe(0)
    })

    test('a refused check does not touch the same bytes that were accepted before', async () => {
      await store.put(chunks('abc'), { maxBytes: 100 })
      const refuse = () => Promise.reject(new Error('refused'))
      await expect(store.put(chunks('abc'), { maxBytes: 100, check: refuse })).rejects.toThrow('refused')
      expect(await text(await store.open(sha256('abc')))).toBe('abc')
    })

    test('putting the same bytes again keeps one copy and renews its time', async () => {
      const first = await store.put(chunks('abc'), { maxBytes: 100 })
      await under.age(first.sha256, 48 * 60 * 60 * 1000)
      const [aged] = await listed(store)
      await store.put(chunks('a', 'bc'), { maxBytes: 100 })
      const renewed = await listed(store)
      expect(renewed).toHaveLength(1)
      expect(renewed[0]!.modifiedAt - aged!.modifiedAt).toBeGreaterThan(47 * 60 * 60 * 1000)
    })

    test('the same bytes put twenty times at once are one whole file', async () => {
      await Promise.all(Array.from({ length: 20 }, () => store.put(chunks('abc', 'def'), { maxBytes: 100 })))
      expect(await listed(store)).toHaveLength(1)
      expect(await text(await store.open(sha256('abcdef')))).toBe('abcdef')
    })

    test('what was removed is gone, and removing it again is fine', async () => {
      const put = await store.put(chunks('abc'), { maxBytes: 100 })
      await store.remove(put.sha256)
      await store.remove(put.sha256)
      expect(await store.has(put.sha256)).toBe(false)
      await expect(store.open(put.sha256)).rejects.toThrow(NotFound)
      await expect(store.size(put.sha256)).rejects.toThrow(NotFound)
    })

    test.each(['../../etc/passwd', '', 'a'.repeat(63), 'A'.repeat(64), `${'a'.repeat(63)}/`])(
      '%j names no file',
      async (name) => {
        expect(await store.has(name)).toBe(false)
        await expect(store.open(name)).rejects.toThrow(NotFound)
        await expect(store.withLocalFile(name, () => Promise.resolve())).rejects.toThrow(NotFound)
        await store.remove(name)
      },
    )

    test('a local path can be read while it is lent', async () => {
      const put = await store.put(chunks('abc'), { maxBytes: 100 })
      expect(await store.withLocalFile(put.sha256, (path) => readFile(path, 'utf8'))).toBe('abc')
    })
  })
}

async function* chunks(...parts: string[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield Buffer.from(part)
}

async function* breakingOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('abc')
  throw new Error('connection lost')
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex')
}

async function text(stream: Readable): Promise<string> {
  const parts: Buffer[] = []
  for await (const chunk of stream) parts.push(chunk as Buffer)
  return Buffer.concat(parts).toString()
}

async function listed(store: BlobStore) {
  const all = []
  for await (const blob of store.list()) all.push(blob)
  return all
}

import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '#tests/setup/database.ts'
import { EndedWriteError, isUniqueViolation, NestedWriteError, openDatabase, type Tx } from './client.server.ts'
import { migrate } from './migrate.ts'
import { setting } from './schema/index.ts'

const tick = () => new Promise((resolve) => setImmediate(resolve))

describe('db.write', () => {
  test('keeps everything of a write that ends, across awaits', async () => {
    const db = testDatabase()
    await db.write(async (tx) => {
      await tx.insert(setting).values({ name: 'a', value: '1' })
      await tick()
      await tx.insert(setting).values({ name: 'b', value: '2' })
    })
    expect(await db.read.select().from(setting)).toHaveLength(2)
  })

  test('keeps nothing of a write that throws after an await', async () => {
    const db = testDatabase()
    const failing = db.write(async (tx) => {
      await tx.insert(setting).values({ name: 'a', value: '1' })
      await tick()
      throw new Error('half-way')
    })
    await expect(failing).rejects.toThrow('half-way')
    expect(await db.read.select().from(setting)).toEqual([])
    await db.write(async (tx) => void (await tx.insert(setting).values({ name: 'b', value: '2' })))
    expect(await db.read.select().from(setting)).toEqual([{ name: 'b', value: '2' }])
  })

  test('runs one at a time, in order', async () => {
    const db = testDatabase()
    await db.write(async (tx) => void (await tx.insert(setting).values({ name: 'n', value: '0' })))
    const increment = () =>
      db.write(async (tx) => {
        const [row] = await tx.select().from(setting).where(eq(setting.name, 'n'))
        await tick()
        await tx.update(setting).set({ value: String(Number(row?.value) + 1) })
      })
    await Promise.all(Array.from({ length: 50 }, increment))
    expect(await db.read.select().from(setting)).toEqual([{ name: 'n', value: '50' }])
  })

  test('refuses a nested call at once and keeps nothing', async () => {
    const db = testDatabase()
    const nested = db.write(async (tx) => {
      await tx.insert(setting).values({ name: 'a', value: '1' })
      await db.write(async () => undefined)
    })
    await expect(nested).rejects.toThrow(NestedWriteError)
    expect(await db.read.select().from(setting)).toEqual([])
  })

  test('a tx kept after its write throws', async () => {
    const db = testDatabase()
    let kept: Tx | undefined
    await db.write(async (tx) => {
      kept = tx
    })
    await expect((async () => kept?.insert(setting).values({ name: 'late', value: '1' }))()).rejects.toThrow(
      EndedWriteError,
    )
    expect(await db.read.select().from(setting)).toEqual([])
  })

  test('a statement prepared inside a write throws after it', async () => {
    const db = testDatabase()
    let late: { execute(): Promise<unknown> } | undefined
    await db.write(async (tx) => {
      late = tx.insert(setting).values({ name: 'late', value: '1' }).prepare()
    })
    await expect((async () => late?.execute())()).rejects.toThrow(EndedWriteError)
  })

  test('two processes on one file wait for each other without freezing the event loop', async () => {
    const db = testDatabase()
    const other = openDatabase(db.file)
    let ticks = 0
    const timer = setInterval(() => ticks++, 1)
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const first = other.write(async (tx) => {
      await tx.insert(setting).values({ name: 'first', value: '1' })
      await held
    })
    const second = db.write(async (tx) => void (await tx.insert(setting).values({ name: 'second', value: '1' })))
    await expect.poll(() => ticks).toBeGreaterThan(20)
    release()
    await Promise.all([first, second])
    clearInterval(timer)
    expect(await db.read.select().from(setting)).toHaveLength(2)
    await other.close()
  })
})

describe('db.read', () => {
  test('cannot write at run time, whatever the types say', async () => {
    const db = testDatabase()
    const reader = db.read as unknown as Tx
    await expect((async () => reader.insert(setting).values({ name: 'a', value: '1' }))()).rejects.toThrow(/readonly/)
  })

  test('does not see a write before its commit', async () => {
    const db = testDatabase()
    await db.write(async (tx) => {
      await tx.insert(setting).values({ name: 'a', value: '1' })
      expect(await db.read.select().from(setting)).toEqual([])
    })
    expect(await db.read.select().from(setting)).toHaveLength(1)
  })
})

test('synchronous is FULL on both connections', async () => {
  const db = testDatabase()
  expect(await db.read.all(sql`PRAGMA synchronous`)).toEqual([{ synchronous: 2 }])
  await db.write(async (tx) => expect(await tx.all(sql`PRAGMA synchronous`)).toEqual([{ synchronous: 2 }]))
})

test('a second row under a unique key is told apart from other errors', async () => {
  const db = testDatabase()
  const twice = db.write(async (tx) => {
    await tx.insert(setting).values({ name: 'a', value: '1' })
    await tx.insert(setting).values({ name: 'a', value: '2' })
  })
  const error: unknown = await twice.catch((e: unknown) => e)
  expect(isUniqueViolation(error)).toBe(true)
  expect(isUniqueViolation(new Error('other'))).toBe(false)
})

test('migrating twice does nothing the second time', async () => {
  const db = testDatabase()
  expect(await migrate(db)).toEqual([])
})

test('the audit trail refuses changes and removals in the database itself', async () => {
  const db = testDatabase()
  await db.write(
    async (tx) =>
      void (await tx.run(
        sql`INSERT INTO audit (seq, at, actor, action, object, object_id, detail, previous, mac) VALUES (1, 1, 'a', 'b', 'c', 'd', '{}', '', 'x')`,
      )),
  )
  for (const statement of [sql`UPDATE audit SET actor = 'z'`, sql`DELETE FROM audit`]) {
    const error: unknown = await db.write(async (tx) => void (await tx.run(statement))).catch((e: unknown) => e)
    expect(error).toMatchObject({ cause: { message: expect.stringContaining('append-only') as string } })
  }
})

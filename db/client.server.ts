import { AsyncLocalStorage } from 'node:async_hooks'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import Sqlite from 'better-sqlite3'
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { log } from '#app/lib/log.server.ts'
import * as schema from './schema/index.ts'

type Drizzle = BetterSQLite3Database<typeof schema>
type Unsafe = 'insert' | 'update' | 'delete' | 'transaction' | 'run' | '$client'

/** Reads only, by type and at run time. */
export type Reader = Omit<Drizzle, Unsafe>
/** Reads and writes inside one `db.write`. Drizzle's own `transaction` is not offered: it commits at the first await. */
export type Tx = Omit<Drizzle, 'transaction' | '$client'>

export interface Database {
  readonly read: Reader
  /**
   * Runs `fn` as one transaction (`BEGIN IMMEDIATE`): all of it or nothing, one at a time in this process. `fn` must have
   * no effect outside `tx`, since it may be run again.
   * @throws what `fn` throws, after a rollback; `NestedWriteError` from inside another write
   */
  write<T>(fn: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * A number that is another one after every commit, of this process or any other; takes a microsecond. What was read
   * while it was the same is what would be read now.
   */
  version(): number
  /** Copies the database to `file` while in use. */
  backup(file: string): Promise<void>
  /**
   * Writes the file anew, so that nothing of what was deleted stays in it or in its log. Writes wait meanwhile; so does
   * everything else in this process, some seconds for a gigabyte: for what happens rarely.
   */
  compact(): Promise<void>
  readonly file: string
  close(): Promise<void>
}

export class NestedWriteError extends Error {
  override name = 'NestedWriteError'
}
export class EndedWriteError extends Error {
  override name = 'EndedWriteError'
}

/** WAL-reset corruption is repaired from here on. */
const oldestSqlite = [3, 51, 3] as const
const slowWriteMs = 50
const busyLimitMs = 20_000
const statementsKept = 200

/** Opens the database file for reading and writing; the folder is made when absent. */
export function openDatabase(file: string): Database {
  mkdirSync(dirname(file), { recursive: true })
  const writing = openConnection(file, false)
  const reading = openConnection(file, true)
  keepStatements(reading)
  const read: Reader = drizzle(reading, { schema })
  const version = reading.prepare<[], number>('PRAGMA data_version').pluck()
  const running = new AsyncLocalStorage<true>()
  let queue: Promise<unknown> = Promise.resolve()

  async function inTransaction<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
    await retryWhenBusy(() => writing.exec('BEGIN IMMEDIATE'))
    const started = performance.now()
    const state = { live: true }
    try {
      const result = await running.run(true, () => fn(guardedTx(writing, state)))
      state.live = false
      await retryWhenBusy(() => writing.exec('COMMIT'))
      const took = performance.now() - started
      if (took > slowWriteMs) log.warn({ ms: Math.round(took) }, 'slow database write')
      return result
    } catch (error) {
      state.live = false
      if (writing.inTransaction) writing.exec('ROLLBACK')
      throw error
    }
  }

  return {
    read,
    file,
    version: () => version.get() ?? 0,
    async write(fn) {
      if (running.getStore()) throw new NestedWriteError('db.write inside db.write: pass the tx on instead')
      const turn = queue.then(() => inTransaction(fn))
      queue = turn.catch(() => undefined)
      return turn
    },
    async backup(target) {
      await reading.backup(target)
    },
    async compact() {
      const turn = queue.then(() => rewrite(writing))
      queue = turn.catch(() => undefined)
      await turn
    },
    async close() {
      await queue
      reading.close()
      if (writing.open) writing.pragma('wal_checkpoint(TRUNCATE)')
      writing.close()
    },
  }
}

function openConnection(file: string, readonly: boolean): Sqlite.Database {
  // timeout 0: SQLite's own wait would freeze the event loop; `retryWhenBusy` waits without.
  const connection = new Sqlite(file, { timeout: 0, readonly })
  if (!readonly) connection.pragma('journal_mode = WAL')
  connection.pragma('synchronous = FULL')
  connection.pragma('foreign_keys = ON')
  connection.pragma('cache_size = -8000')
  connection.pragma('temp_store = MEMORY')
  assertDurable(connection)
  if (readonly) connection.pragma('query_only = ON')
  return connection
}

async function rewrite(connection: Sqlite.Database): Promise<void> {
  // The copy that it is made from would otherwise stand in memory as a whole.
  connection.pragma('temp_store = FILE')
  try {
    await retryWhenBusy(() => connection.exec('VACUUM'))
    await retryWhenBusy(() => {
      const [{ busy } = { busy: 1 }] = connection.pragma('wal_checkpoint(TRUNCATE)') as Array<{ busy: number }>
      if (busy) throw new Sqlite.SqliteError('the log is being read', 'SQLITE_BUSY')
    })
  } finally {
    connection.pragma('temp_store = MEMORY')
  }
}

/** Keeps what was prepared lately: SQLite takes longer to compile many a query than to run it. */
function keepStatements(connection: Sqlite.Database): void {
  const kept = new Map<string, Sqlite.Statement>()
  const prepare = connection.prepare.bind(connection)
  connection.prepare = ((source: string) => {
    const known = kept.get(source)
    const statement = known ?? prepare(source)
    kept.delete(source)
    kept.set(source, statement)
    const [oldest] = kept.keys()
    if (kept.size > statementsKept && oldest !== undefined) kept.delete(oldest)
    // Whoever had it before may have asked for rows as arrays.
    return known?.reader ? known.raw(false) : statement
  }) as typeof connection.prepare
}

function assertDurable(connection: Sqlite.Database): void {
  const version = connection.prepare<[], { v: string }>('SELECT sqlite_version() AS v').get()?.v ?? ''
  const parts = version.split('.').map(Number)
  const tooOld = oldestSqlite.findIndex((wanted, i) => (parts[i] ?? 0) !== wanted)
  if (tooOld >= 0 && (parts[tooOld] ?? 0) < (oldestSqlite[tooOld] ?? 0))
    throw new Error(`SQLite ${version} is older than ${oldestSqlite.join('.')}`)
  // 2 = FULL. Asserted after the first read: better-sqlite3 falls back to NORMAL in WAL mode until told otherwise.
  if (connection.pragma('synchronous', { simple: true }) !== 2) throw new Error('synchronous is not FULL')
}

async function retryWhenBusy(run: () => void): Promise<void> {
  const started = performance.now()
  for (let wait = 1; ; wait = Math.min(wait * 2, 100)) {
    try {
      run()
      return
    } catch (error) {
      const busy = error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!busy || performance.now() - started > busyLimitMs) throw error
      await pause(wait + Math.random() * wait)
    }
  }
}

/**
 * A connection for a worker thread: read-only by the file's own mode, and free to wait, since nothing else runs there.
 * Statements are prepared by hand, so that rows can be taken one by one.
 */
export function openWorkerReader(file: string): Sqlite.Database {
  const connection = new Sqlite(file, { readonly: true, timeout: 500 })
  connection.pragma('query_only = ON')
  connection.pragma('cache_size = -16000')
  connection.pragma('mmap_size = 268435456')
  return connection
}

/** Opens a database file that nobody needs to write to; the file itself is never changed. */
export function openReader(file: string): { read: Reader; close: () => void } {
  const connection = new Sqlite(file, { readonly: true, timeout: 500 })
  connection.pragma('query_only = ON')
  return { read: drizzle(connection, { schema }), close: () => connection.close() }
}

/**
 * Copies the database as it is at one moment to a new file of mode 600, while others write: compact, so without what was
 * deleted before. It occupies its thread until it is done, so it is for a process of its own.
 * @param emptied tables whose rows stay behind, and full-text indexes over them: what can be made from the rest
 */
export function snapshotDatabase(
  file: string,
  target: string,
  emptied: { tables: readonly string[]; fullText: readonly string[] },
): void {
  // The file is ours before anything is in it.
  writeFileSync(target, '', { flag: 'wx', mode: 0o600 })
  const source = new Sqlite(file, { readonly: true, timeout: 10_000 })
  try {
    source.prepare('VACUUM INTO ?').run(target)
  } finally {
    source.close()
  }
  const copy = new Sqlite(target)
  try {
    // It is gone or whole after a crash: a journal would only cost time.
    copy.pragma('journal_mode = OFF')
    copy.pragma('temp_store = MEMORY')
    for (const name of emptied.fullText) copy.exec(`INSERT INTO "${name}" ("${name}") VALUES ('delete-all')`)
    for (const name of emptied.tables) emptyWithoutTriggers(copy, name)
    copy.exec('VACUUM')
  } finally {
    copy.close()
  }
}

function emptyWithoutTriggers(connection: Sqlite.Database, name: string): void {
  const triggers = connection
    .prepare<[string], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`,
    )
    .all(name)
  for (const trigger of triggers) connection.exec(`DROP TRIGGER "${trigger.name}"`)
  connection.exec(`DELETE FROM "${name}"`)
  for (const trigger of triggers) connection.exec(trigger.sql)
}

/**
 * Takes a lock on the machine that its process cannot leave behind, however it ends. The file holds nothing.
 * @returns how to give it back; null where another holds it
 */
export function takeFileLock(file: string): (() => void) | null {
  const connection = new Sqlite(file, { timeout: 0 })
  try {
    connection.exec('BEGIN EXCLUSIVE')
    return () => connection.close()
  } catch (error) {
    connection.close()
    if (error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null
    throw error
  }
}

/** A drizzle handle that refuses every statement once its write has ended, however it was kept. */
function guardedTx(connection: Sqlite.Database, state: { live: boolean }): Tx {
  const guarded = new Proxy(connection, {
    get(target, property) {
      if (!state.live) throw new EndedWriteError('this tx belongs to a write that has ended')
      const value: unknown = Reflect.get(target, property, target)
      if (property !== 'prepare') return typeof value === 'function' ? (value.bind(target) as unknown) : value
      return (sql: string) => guardStatement(target.prepare(sql), state)
    },
  })
  return drizzle(guarded, { schema })
}

function guardStatement<S extends object>(statement: S, state: { live: boolean }): S {
  return new Proxy(statement, {
    get(target, property) {
      if (!state.live) throw new EndedWriteError('this tx belongs to a write that has ended')
      const value: unknown = Reflect.get(target, property, target)
      if (typeof value !== 'function') return value
      return (...args: unknown[]) => {
        const result: unknown = value.apply(target, args)
        // raw(), pluck() and the like answer the statement itself: keep the guard on it.
        return result === target ? guardStatement(target, state) : result
      }
    },
  })
}

/** True where a unique index refused a row; the one place that knows the dialect's code. */
export function isUniqueViolation(error: unknown): boolean {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (
    cause instanceof Sqlite.SqliteError &&
    (cause.code === 'SQLITE_CONSTRAINT_UNIQUE' || cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY')
  )
}

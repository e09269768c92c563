import type { SQL } from 'drizzle-orm'
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core'
import { openWorkerReader } from '#db/client.server.ts'

/** A read-only connection for a worker thread; rows can be taken one by one, so that a search can stop when it has enough. */
export interface Connection {
  all<Row>(query: SQL): Row[]
  each<Row>(query: SQL): Iterable<Row>
  /** Changes when another connection has written. */
  version(): number
  close(): void
}

const dialect = new SQLiteSyncDialect()
const statementsKept = 200

export function openConnection(file: string): Connection {
  const db = openWorkerReader(file)
  const statements = new Map<string, ReturnType<typeof db.prepare>>()
  /** Kept, since a search asks the same few things again and again with other words and keys. */
  function prepared<Row>(query: SQL) {
    const { sql, params } = dialect.sqlToQuery(query)
    if (statements.size > statementsKept) statements.clear()
    const statement = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, statement)
    return { statement: statement as ReturnType<typeof db.prepare<unknown[], Row>>, params }
  }
  return {
    all<Row>(query: SQL) {
      const { statement, params } = prepared<Row>(query)
      return statement.all(...params)
    },
    each<Row>(query: SQL) {
      const { statement, params } = prepared<Row>(query)
      return statement.iterate(...params)
    },
    version: () => Number(db.pragma('data_version', { simple: true })),
    close: () => db.close(),
  }
}

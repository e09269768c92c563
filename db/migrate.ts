import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { projectRoot } from '#app/lib/paths.ts'
import type { Database } from './client.server.ts'

const folder = join(projectRoot, 'db/migrations/sqlite')

/** The migrations of this version, in their order. */
export function knownMigrations(): Array<{ name: string; source: string; hash: string }> {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const source = readFileSync(join(folder, name), 'utf8')
      return { name, source, hash: createHash('sha256').update(source).digest('hex') }
    })
}

/**
 * Brings the database to the newest schema. All pending migrations run in one write, so a start that is killed half-way
 * leaves the old schema; a second process waits for the lock and then finds nothing to do.
 * @returns the names of the migrations that were run
 * @throws when a migration that has already run was edited, or the database is newer than this code
 */
export async function migrate(db: Database): Promise<string[]> {
  const wanted = knownMigrations()
  return db.write(async (tx) => {
    await tx.run(
      sql`CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY, hash TEXT NOT NULL, ran_at INTEGER NOT NULL)`,
    )
    const ran = new Map(
      (await tx.all<{ name: string; hash: string }>(sql`SELECT name, hash FROM migration`)).map((row) => [
        row.name,
        row.hash,
      ]),
    )
    for (const name of ran.keys())
      if (!wanted.some((migration) => migration.name === name))
        throw new Error(
          `the database holds migration ${name}, which this version does not know: it was made by newer code`,
        )
    const done: string[] = []
    for (const { name, source, hash } of wanted) {
      const before = ran.get(name)
      if (before === hash) continue
      if (before) throw new Error(`migration ${name} was edited after it ran`)
      for (const statement of source.split('--> statement-breakpoint'))
        if (statement.trim()) await tx.run(sql.raw(statement))
      await tx.run(sql`INSERT INTO migration (name, hash, ran_at) VALUES (${name}, ${hash}, ${Date.now()})`)
      done.push(name)
    }
    return done
  })
}

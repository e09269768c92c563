import { execFile } from 'node:child_process'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eq, sql } from 'drizzle-orm'
import { onTestFinished } from 'vitest'
import { loadSecrets } from '#app/config.server.ts'
import { openDiskStore } from '#app/files/disk.server.ts'
import { nodeEntry } from '#app/lib/paths.ts'
import { openDatabase } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'
import type { ItemServices } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, signedInCookie } from '#tests/factories/people.ts'
import { baseDatabase, temporaryFolder } from '#tests/setup/database.ts'
import { startProcess, type PortalProcess } from '#tests/setup/process.ts'

/** A data folder with a migrated, empty database. */
export function aDataFolder(): string {
  const folder = temporaryFolder('production')
  copyFileSync(baseDatabase(), join(folder, 'portal.db'))
  return folder
}

/** The server as `npm start` runs it; ends with the test. */
export async function startProduction(
  dataDir: string,
  engine: 'meilisearch' | 'embedded' = 'embedded',
  environment: Record<string, string> = {},
): Promise<PortalProcess> {
  const portal = await startProcess('server', dataDir, {
    SEARCH_ENGINE: engine,
    LOG_LEVEL: 'warn',
    // Nobody listens there: no test of a fault sends mail.
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'portaal@voorbeeld.example',
    CLAMD_WAIVER: 'Een test, 2026-11-22, geen scanner',
    ...environment,
  })
  onTestFinished(async () => {
    if (portal.process.exitCode === null && portal.process.signalCode === null) await portal.stop()
  })
  return portal
}

/** Works on the data folder from outside, also while a server runs; nothing of it stays open. */
export async function outside<T>(dataDir: string, use: (services: ItemServices) => Promise<T>): Promise<T> {
  const db = openDatabase(join(dataDir, 'portal.db'))
  try {
    const secrets = loadSecrets({ dataDir, secrets: { session: [] } })
    return await use({ db, store: await openDiskStore(join(dataDir, 'files')), secrets })
  } finally {
    await db.close()
  }
}

/** An editor of a publishing organisation, who has just signed in with both steps. */
export async function anEditor({ db, secrets }: ItemServices) {
  const owner = await anOrganisation(db, { publishes: true })
  const creator = await aPerson(db, { organisation: owner, role: 'editor', secrets })
  return { owner, creator, cookie: await signedInCookie(db, secrets, creator.id) }
}

/** The leases of a process that was killed run out. */
export function leasesEnd(dataDir: string): Promise<unknown> {
  return outside(dataDir, ({ db }) => db.write((tx) => tx.update(outbox).set({ claimedUntil: 0 })))
}

/** Messages of a topic that are not done. */
export function waiting(dataDir: string, topic: string): Promise<Array<typeof outbox.$inferSelect>> {
  return outside(dataDir, ({ db }) => db.read.select().from(outbox).where(eq(outbox.topic, topic)))
}

/** Every page of the database file, and every row of the trail. @throws where something is wrong */
export async function verifyAll(dataDir: string): Promise<{ integrity: string; trail: string }> {
  const [row] = await outside(dataDir, async ({ db }) =>
    db.read.all<{ integrity_check: string }>(sql`PRAGMA integrity_check`),
  )
  const { stdout } = await promisify(execFile)(process.execPath, [nodeEntry('portal'), 'audit', 'verify'], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: dataDir, PORT: '1', SEARCH_ENGINE: 'embedded' },
  })
  return { integrity: row?.integrity_check ?? '', trail: stdout }
}

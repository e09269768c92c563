import { loadSecrets, type Config } from '#app/config.server.ts'
import { openDiskStore } from '#app/files/disk.server.ts'
import type { BlobStore } from '#app/files/blob-store.ts'
import { closeExtractor } from '#app/files/extract.ts'
import { openScanner, type Scanner } from '#app/files/scan.server.ts'
import { log } from '#app/lib/log.server.ts'
import { openMailer, type Mailer } from '#app/mail/mailer.server.ts'
import { storeReadings } from '#app/modules/items/reading-count.server.ts'
import { storeViews } from '#app/modules/views/count.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { keepHeads, type HeadKeeper } from '#db/audit-heads.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { openRefusals, type Refusals } from '#db/refusals.server.ts'
import { openSearch, type Search } from '#search/index.server.ts'

/** Everything with a life of its own that requests and jobs work with; handed on, never imported as a global. */
export interface Services {
  config: Config
  secrets: { session: string[]; audit: string }
  db: Database
  store: BlobStore
  scanner: Scanner | null
  mailer: Mailer
  search: Search
  /** What was refused, for the audit trail. */
  refusals: Refusals
  /** Keeps the head of the audit trail known outside the database. */
  heads: HeadKeeper
}

/** Opens the database (migrating it), the file store, the mailer and the search engine of this configuration. */
export async function openServices(config: Config): Promise<Services> {
  // Every bundle has a logger of its own; this is the one that requests and jobs use.
  log.level = config.logLevel
  const secrets = loadSecrets(config)
  useAuditKey(secrets.audit)
  const db = openDatabase(config.database.file)
  try {
    await migrate(db)
    const store = await openDiskStore(config.files.folder)
    const search = await openSearch(config.search, db)
    return {
      config,
      secrets,
      db,
      store,
      scanner: openScanner(config.scanner.url),
      mailer: openMailer(config.mail),
      search,
      refusals: openRefusals(db),
      heads: keepHeads(db, config.dataDir),
    }
  } catch (error) {
    await db.close()
    throw error
  }
}

/** Closes in the order that lets what runs come to its end; the database goes last. */
export async function closeServices(services: Services): Promise<void> {
  await services.search.close()
  await closeExtractor()
  await services.mailer.close()
  await storeReadings(services.db)
  await storeViews(services.db)
  await services.heads.stop()
  await services.db.close()
}

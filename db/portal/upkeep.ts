import { access, constants, statfs } from 'node:fs/promises'
import { and, eq, isNotNull, lte, sql } from 'drizzle-orm'
import { inviteAdministrator } from '#app/modules/people/commands.account.server.ts'
import type { Services } from '#app/services.server.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { verifyTrail } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { emit } from '#db/outbox.server.ts'
import { item, outbox, searchDocument } from '#db/schema/index.ts'
import { checkDrift, rebuild } from '#search/indexer.server.ts'
import { meilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { indexTopic } from '#search/projection.server.ts'
import { embeddedEngine } from '#search/embedded/engine.server.ts'
import { Failed, print, UsageError } from './command.ts'
import { portalConfig, serverRuns, withServices } from './services.ts'

/** Brings the database to the newest schema. */
export async function migrateDatabase(): Promise<void> {
  const db = openDatabase(portalConfig().database.file)
  try {
    const done = await migrate(db)
    print(done.length > 0 ? `Uitgevoerd: ${done.join(', ')}` : 'Het schema is al het nieuwste')
  } finally {
    await db.close()
  }
}

export async function invite(given: string): Promise<void> {
  const email = given.trim().toLowerCase()
  if (!isMailAddress(email)) throw new UsageError(`${email} is geen e-mailadres.`)
  await withServices(async ({ db, secrets, config }) => {
    const link = await inviteAdministrator(db, secrets, config.server.baseUrl, email)
    print(link ? `Deze link werkt één keer, 14 dagen lang:\n${link}` : `${email} is nu beheerder`)
  })
}

export async function verifyAudit({ db }: Services): Promise<void> {
  const { rows, head, brokenAt } = await verifyTrail(db.read)
  if (brokenAt !== null) throw new Failed(`Het logboek klopt niet vanaf regel ${brokenAt}.`)
  print(`${rows} regels, ongewijzigd; laatste kenmerk ${head}`)
}

export async function reindex(services: Services): Promise<void> {
  const { db, config } = services
  const engine = config.search.url ? outsideEngine(services) : embeddedEngine(db.file)
  try {
    const items = await rebuild(db, engine)
    if (!config.search.url) await tellServer(services)
    print(`${items} stukken opnieuw doorzoekbaar gemaakt`)
  } finally {
    await engine.close()
  }
}

export async function checkIndex(services: Services, repair: boolean): Promise<void> {
  const { db, config } = services
  const wrong = await unprojected(services)
  if (repair && wrong.length > 0) await services.search.index(wrong)
  let differences = wrong.length
  if (config.search.url) {
    const engine = outsideEngine(services)
    try {
      const drift = await checkDrift(db, engine, { repair })
      differences += drift.missing.length + drift.extra.length + drift.different.length
    } finally {
      await engine.close()
    }
  } else if (repair && wrong.length > 0) await tellServer(services)
  if (differences === 0) return print('De zoekindex komt overeen met de database')
  if (!repair) throw new Failed(`${differences} stukken verschillen. Herstel ze met --repair.`)
  print(`${differences} stukken hersteld`)
}

/** Items whose rows in the projection should be there and are not, or the other way round. */
async function unprojected({ db }: Services): Promise<string[]> {
  const now = Date.now()
  const live = and(eq(item.status, 'published'), isNotNull(item.publishAt), lte(item.publishAt, now))
  const has = sql`EXISTS (SELECT 1 FROM ${searchDocument} WHERE ${searchDocument.itemId} = ${item.id})`
  const rows = await db.read
    .select({ id: item.id })
    .from(item)
    .where(sql`(${live}) <> (${has})`)
  return rows.map(({ id }) => id)
}

function outsideEngine({ config }: Services) {
  const { url, apiKey } = config.search
  return meilisearchEngine(() => ({ url: url ?? '', key: apiKey }))
}

/** A server with an engine of its own follows by the outbox. */
async function tellServer({ db }: Services): Promise<void> {
  const all = await db.read.select({ id: item.id }).from(item)
  await db.write(async (tx) => {
    for (const { id } of all) await emit(tx, { topic: indexTopic, key: id })
  })
}

const leastFree = 1024 ** 3

/** Looks whether everything is there and works; says all of it before it fails. */
export async function doctor(services: Services): Promise<void> {
  const { config, db } = services
  const faults: string[] = []
  const say = (good: boolean, what: string) => {
    print(`${good ? 'goed ' : 'FOUT '} ${what}`)
    if (!good) faults.push(what)
  }
  say(true, `instellingen: ${config.dataDir}, ${config.server.baseUrl}`)
  const check = await db.read.all<{ quick_check: string }>(sql`PRAGMA quick_check(5)`)
  say(check[0]?.quick_check === 'ok', `database: ${check.map((row) => row.quick_check).join('; ')}`)
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = bavail * bsize
  say(free > leastFree, `vrije ruimte: ${(free / 1024 ** 3).toFixed(1).replace('.', ',')} GB`)
  const writable = await access(config.files.folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  say(writable, `bestanden: ${config.files.folder}`)
  const parked = await db.read.select({ topic: outbox.topic }).from(outbox).where(isNotNull(outbox.parkedAt))
  say(parked.length === 0, `wachtrij: ${parked.length} taken zijn na herhaling blijven liggen`)
  const missing = await unprojected(services)
  say(missing.length === 0, `zoekindex: ${missing.length} stukken wijken af`)
  print(`weet  server: ${(await serverRuns(config)) ? 'draait' : 'draait niet'}`)
  if (faults.length > 0) throw new Failed(`${faults.length} punten vragen aandacht.`)
}

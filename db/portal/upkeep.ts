import { access, constants, statfs } from 'node:fs/promises'
import { isNotNull, sql } from 'drizzle-orm'
import { inviteAdministrator } from '#app/modules/people/commands.account.server.ts'
import type { Services } from '#app/services.server.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { verifyTrail } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { outbox } from '#db/schema/index.ts'
import { Failed, print, UsageError } from './command.ts'
import { lookAtIndex } from './search.ts'
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
  const { wrong, sound } = await lookAtIndex(services, false)
  say(wrong.size === 0 && sound, `zoekindex: ${wrong.size} stukken wijken af`)
  print(`weet  server: ${(await serverRuns(config)) ? 'draait' : 'draait niet'}`)
  if (faults.length > 0) throw new Failed(`${faults.length} punten vragen aandacht.`)
}

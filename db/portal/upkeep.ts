import { inviteAdministrator } from '#app/modules/people/commands.account.server.ts'
import type { Services } from '#app/services.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import type { KnownHead } from '#db/audit-chain.server.ts'
import { readHeads } from '#db/audit-heads.server.ts'
import { verifyTrail } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { Failed, print, UsageError } from './command.ts'
import { faultText } from './trail.ts'
import { portalConfig, withServices } from './services.ts'

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

/**
 * Says whether the trail is whole: by itself, and beside what is known of it outside the database.
 * @param given `seq:mac` of a head that the log tells
 */
export async function verifyAudit({ db, config }: Services, given: string | undefined): Promise<void> {
  const heads: KnownHead[] = await readHeads(config.dataDir)
  if (given !== undefined) heads.push(headIn(given))
  const verified = await verifyTrail(db.read, heads)
  if (verified.fault !== null) throw new Failed(`Het logboek klopt niet ${faultText(verified)}`)
  const { rows, head, removed } = verified
  print(`${rows} regels, ongewijzigd; laatste kenmerk ${head}`)
  if (removed)
    print(`Tot en met regel ${removed.seq} verwijderd omdat de bewaartermijn om was, op ${isoDate(removed.at)}`)
  print(`${heads.length} eerder genoteerde kenmerken vergeleken`)
}

function headIn(given: string): KnownHead {
  const [, seq, mac] = /^(\d{1,15}):([\w-]{43})$/.exec(given) ?? []
  if (!seq || !mac) throw new UsageError(`${given} is geen kenmerk: geef het als regel:kenmerk.`)
  return { seq: Number(seq), mac }
}

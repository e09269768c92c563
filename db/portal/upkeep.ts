import { inviteAdministrator } from '#app/modules/people/commands.account.server.ts'
import type { Services } from '#app/services.server.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { verifyTrail } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { migrate } from '#db/migrate.ts'
import { Failed, print, UsageError } from './command.ts'
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

export async function verifyAudit({ db }: Services): Promise<void> {
  const { rows, head, brokenAt } = await verifyTrail(db.read)
  if (brokenAt !== null) throw new Failed(`Het logboek klopt niet vanaf regel ${brokenAt}.`)
  print(`${rows} regels, ongewijzigd; laatste kenmerk ${head}`)
}

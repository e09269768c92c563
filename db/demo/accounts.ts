import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { enrol, enrolmentSecret } from '#app/auth/factor.server.ts'
import { hashPassword } from '#app/auth/password.server.ts'
import { endAllSessions, startSession } from '#app/auth/session.server.ts'
import { newId } from '#db/columns.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { session, user } from '#db/schema/index.ts'
import { organisationOf } from './content/organisations.ts'
import { people } from './content/people.ts'
import type { Persona, Role } from './content/types.ts'
import { need, type Ids } from './people.ts'

/** One persona of the demo, as `demo-accounts.json` tells it (contract, "Demo"). */
export interface DemoAccount {
  persona: Persona
  name: string
  email: string
  password: string
  /** Base32; null for the guest, who has no second factor. */
  totpSecret: string | null
  organisation: string
  organisationSlug: string
  role: Role
}

const accountsFile = 'demo-accounts.json'
const hour = 60 * 60_000

/** Gives every persona a password of their own, and a second factor to all but the guest. */
export async function makeAccounts(db: Database, keys: readonly string[], ids: Ids): Promise<DemoAccount[]> {
  const prepared = await Promise.all(
    people.flatMap((person) => {
      if (!person.persona) return []
      const password = newPassword()
      return [hashPassword(password).then((hash) => ({ person, persona: person.persona as Persona, password, hash }))]
    }),
  )
  return db.write(async (tx) => {
    const accounts: DemoAccount[] = []
    for (const { person, persona, password, hash } of prepared) {
      const userId = need(ids.people, person.email)
      await tx.update(user).set({ passwordHash: hash }).where(eq(user.id, userId))
      const { name: organisation, slug: organisationSlug } = organisationOf(person.organisation)
      accounts.push({
        persona,
        name: person.name,
        email: person.email,
        password,
        totpSecret: persona === 'guest' ? null : await enrolPhone(tx, keys, userId),
        organisation,
        organisationSlug,
        role: person.role,
      })
    }
    return accounts
  })
}

/** Only the owner of the folder may read the file. */
export function writeAccounts(dataDir: string, accounts: readonly DemoAccount[]): string {
  const file = join(dataDir, accountsFile)
  writeFileSync(file, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 })
  return file
}

export function readAccounts(dataDir: string): DemoAccount[] {
  return JSON.parse(readFileSync(join(dataDir, accountsFile), 'utf8')) as DemoAccount[]
}

/** As a phone would: takes the secret of a session and proves it with a code. An hour ago, so that today's codes are fresh. */
async function enrolPhone(tx: Tx, keys: readonly string[], userId: string): Promise<string> {
  const now = Date.now() - hour
  await startSession(tx, keys, { userId, factorAt: null, now })
  const [row] = await tx.select().from(session).where(eq(session.userId, userId))
  if (!row) throw new Error('no session to enrol in')
  const info = { ...row, enrolled: false, enrolledAt: null }
  const secret = enrolmentSecret(keys, info)
  const code = new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: now })
  await enrol(tx, keys, info, code, now)
  await endAllSessions(tx, userId)
  return secret
}

/** Sixteen random characters in groups of four: made for this data folder alone. */
const newPassword = (): string =>
  newId()
    .slice(0, 16)
    .replace(/(.{4})(?=.)/g, '$1-')

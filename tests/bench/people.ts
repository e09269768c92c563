import { eq } from 'drizzle-orm'
import { loadSecrets } from '#app/config.server.ts'
import type { Database } from '#db/client.server.ts'
import { user } from '#db/schema/index.ts'
import { anApiToken, signedInCookie } from '#tests/factories/people.ts'
import { configOf } from './data.ts'

export const secretsOf = (folder: string) => loadSecrets(configOf(folder))

/** Who `makeRegion` made with this address. */
export async function personOf(db: Database, email: string): Promise<{ id: string; name: string }> {
  const [person] = await db.read.select({ id: user.id, name: user.name }).from(user).where(eq(user.email, email))
  if (!person) throw new Error(`nobody has the address ${email}`)
  return person
}

/** How the partner with thirty keys comes in: by session and by token. */
export async function partnerOf(db: Database, folder: string): Promise<{ cookie: string; token: string }> {
  const { id } = await personOf(db, 'partner@bench.example')
  const secrets = secretsOf(folder)
  const { token } = await anApiToken(db, secrets, id)
  return { token, cookie: await signedInCookie(db, secrets, id, { assurance: 2 }) }
}

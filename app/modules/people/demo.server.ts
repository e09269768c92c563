import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { endSession, startSession, viewerOf } from '#app/auth/session.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { record } from '#db/audit.server.ts'
import { user } from '#db/schema/index.ts'

const accountsSchema = z.array(
  z.object({
    persona: z.string(),
    name: z.string(),
    email: z.string(),
    organisation: z.string(),
    role: z.string(),
  }),
)
export type DemoAccount = z.output<typeof accountsSchema>[number]

/** The accounts of the demo, without their secrets; none outside the demo. */
export async function demoAccounts({ services }: RequestContext): Promise<DemoAccount[]> {
  if (!services.config.demo) return []
  try {
    const source = await readFile(join(services.config.dataDir, 'demo-accounts.json'), 'utf8')
    return accountsSchema.parse(JSON.parse(source))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Signs a persona of the demo in, the second factor included. @returns the cookie's value. @throws NotFound outside the demo */
export async function signInAsDemo(request: Request, context: RequestContext, email: string): Promise<string> {
  const account = (await demoAccounts(context)).find((known) => known.email === email)
  if (!account) throw new NotFound()
  const { db, secrets } = context.services
  const now = Date.now()
  const before = (await viewerOf(request, context)).session
  return db.write(async (tx) => {
    if (before) await endSession(tx, before.hash)
    const [person] = await tx
      .select({ id: user.id, suspendedAt: user.suspendedAt })
      .from(user)
      .where(eq(user.email, email))
    if (!person || person.suspendedAt !== null) throw new NotFound()
    await record(
      tx,
      { actor: person.id, action: 'sign-in', object: 'user', objectId: person.id, detail: { with: 'demo' } },
      now,
    )
    return startSession(tx, secrets.session, { userId: person.id, factorAt: now, now, ...context.client })
  })
}

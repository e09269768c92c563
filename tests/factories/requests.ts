import { newId } from '#db/columns.ts'
import type { Database } from '#db/client.server.ts'
import { accountRequest, organisationDomain } from '#db/schema/index.ts'

type Request = typeof accountRequest.$inferSelect

/** A confirmed request for an account that waits for a decision, at the bureau unless told otherwise. */
export async function aRequest(
  db: Database,
  overrides: Partial<typeof accountRequest.$inferInsert> = {},
): Promise<Request> {
  const now = Date.now()
  return db.write(async (tx) => {
    const [row] = await tx
      .insert(accountRequest)
      .values({
        kind: 'account',
        state: 'waiting',
        email: `aanvrager-${newId()}@voorbeeld.example`,
        name: 'Noor Aanvrager',
        organisationName: 'Gemeente',
        jobFunction: 'adviseur-oov',
        themes: [],
        consentVersion: 'test',
        sentAt: now,
        sentFrom: 'test',
        confirmedAt: now,
        revision: 1,
        ...overrides,
      })
      .returning()
    if (!row) throw new Error('nothing was inserted')
    return row
  })
}

/** The mail domain of these organisations. */
export async function aDomain(db: Database, domain: string, organisations: ReadonlyArray<{ id: string }>) {
  await db.write(async (tx) => {
    for (const { id } of organisations) await tx.insert(organisationDomain).values({ organisationId: id, domain })
  })
}

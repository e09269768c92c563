import { and, eq } from 'drizzle-orm'
import { Invalid, NotFound } from '#app/lib/errors.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { organisationDomain } from '#db/schema/index.ts'

/** Adds a mail domain, by an administrator. Others may have it too. @param domain as `mailDomain` gives it */
export async function addDomain(tx: Tx, viewer: Acting, organisationId: string, domain: string): Promise<void> {
  assertAdministrator(viewer)
  const added = await tx
    .insert(organisationDomain)
    .values({ organisationId, domain })
    .onConflictDoNothing()
    .returning({ domain: organisationDomain.domain })
  if (added.length === 0) throw new Invalid({ domain: ['Dit maildomein staat al bij deze organisatie.'] })
  await note(tx, viewer, 'add-domain', organisationId)
}

export async function removeDomain(tx: Tx, viewer: Acting, organisationId: string, domain: string): Promise<void> {
  assertAdministrator(viewer)
  const gone = await tx
    .delete(organisationDomain)
    .where(and(eq(organisationDomain.organisationId, organisationId), eq(organisationDomain.domain, domain)))
    .returning({ domain: organisationDomain.domain })
  if (gone.length === 0) throw new NotFound()
  await note(tx, viewer, 'remove-domain', organisationId)
}

const note = (tx: Tx, viewer: Acting, action: string, organisationId: string): Promise<void> =>
  record(
    tx,
    { actor: viewer.userId, action, object: 'organisation', objectId: organisationId, organisationId },
    viewer.now,
  )

import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Services } from '#app/services.server.ts'
import { record } from '#db/audit.server.ts'
import { identityProvider, organisation } from '#db/schema/index.ts'
import { endSessionsOf } from './commands.server.ts'
import { usualAmr } from './forms.ts'

/** There is one, and it is named by this. */
const id = 'omgeving'

/**
 * Makes the provider of the environment (`OIDC_…`) one of the alliance office, and turns it off where the environment no
 * longer names it. Who sets the environment runs the server, so it waits for nobody; a manager may still turn it off.
 */
export async function syncConfiguredProvider({ db, config }: Pick<Services, 'db' | 'config'>): Promise<void> {
  const { office } = config.sso
  const [row] = await db.read.select().from(identityProvider).where(eq(identityProvider.id, id))
  const offByConfiguration = row !== undefined && row.offSince !== null && row.offBy === null
  const same = row && office && row.issuer === office.issuer && row.clientId === office.clientId
  if (office ? same && !offByConfiguration : !row || row.offSince !== null) return
  await db.write(async (tx) => {
    const now = Date.now()
    const [where] = await tx
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(eq(organisation.kind, 'alliance_office'), isNull(organisation.mergedInto)))
      .orderBy(asc(organisation.createdAt), asc(organisation.id))
      .limit(1)
    const organisationId = row?.organisationId ?? where?.id
    if (!organisationId) return
    if (!office)
      await tx.update(identityProvider).set({ offSince: now, offBy: null }).where(eq(identityProvider.id, id))
    else {
      const named = { issuer: office.issuer, clientId: office.clientId }
      const on = offByConfiguration ? { offSince: null } : {}
      await tx
        .insert(identityProvider)
        .values({
          id,
          organisationId,
          ...named,
          name: 'Account van het bureau',
          method: 'environment',
          scopes: 'openid email profile',
          amrValues: usualAmr,
          createdAt: now,
        })
        .onConflictDoUpdate({ target: identityProvider.id, set: { ...named, ...on } })
    }
    // Whoever came by what it was before is not whom it would send now.
    await endSessionsOf(tx, id)
    const action = office ? 'configure-provider' : 'turn-off-provider'
    await record(tx, { actor: 'system', action, object: 'provider', objectId: id, organisationId }, now)
  })
}

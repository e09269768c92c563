import { eq } from 'drizzle-orm'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { setting } from '#db/schema/index.ts'
import { usualMonths } from './forms.ts'

const auditMonths = 'audit_months'

/** How many months the trail is kept. */
export async function termOfTrail(read: Reader): Promise<number> {
  const [row] = await read.select({ value: setting.value }).from(setting).where(eq(setting.name, auditMonths))
  return row ? Number(row.value) : usualMonths
}

/** Sets how many months the trail is kept; what is older goes in the night that follows. */
export async function setTrailTerm(tx: Tx, viewer: Acting, months: number): Promise<void> {
  assertAdministrator(viewer)
  const value = String(months)
  await tx
    .insert(setting)
    .values({ name: auditMonths, value })
    .onConflictDoUpdate({ target: setting.name, set: { value } })
  await record(
    tx,
    { actor: viewer.userId, action: 'set-trail-term', object: 'trail', objectId: 'trail', detail: { months } },
    viewer.now,
  )
}

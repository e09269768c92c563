import { asc, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { organisation } from '#db/schema/index.ts'

/** Organisations that can receive a meeting, for the form of the desk. */
export async function listHosts(read: Reader): Promise<Array<{ value: string; label: string }>> {
  return read
    .select({ value: organisation.id, label: organisation.name })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
    .orderBy(asc(organisation.name))
}

import { asc, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { organisation } from '#db/schema/index.ts'

/** Names to choose from at the door; which organisations take part in the alliance is public. */
export async function listedOrganisations(read: Reader): Promise<string[]> {
  const rows = await read
    .select({ name: organisation.name })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
    .orderBy(asc(organisation.name))
  return rows.map(({ name }) => name)
}

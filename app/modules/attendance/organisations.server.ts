import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
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

/** The organisation of that name, with which somebody is counted; null where there is none. */
export async function organisationNamed(tx: Tx, name: string): Promise<string | null> {
  if (name === '') return null
  const [row] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(sql`lower(${organisation.name})`, name.toLowerCase()), isNull(organisation.mergedInto)))
  return row?.id ?? null
}

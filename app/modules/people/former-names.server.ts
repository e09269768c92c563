import { asc } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { organisationName } from '#db/schema/index.ts'

/** What organisations were called before, by id; the oldest name first. */
export async function formerNames(reader: Reader): Promise<ReadonlyMap<string, string[]>> {
  const rows = await reader
    .select({ organisationId: organisationName.organisationId, name: organisationName.name })
    .from(organisationName)
    .orderBy(asc(organisationName.until), asc(organisationName.id))
  const names = new Map<string, string[]>()
  for (const { organisationId, name } of rows) names.set(organisationId, [...(names.get(organisationId) ?? []), name])
  return names
}

/** "Gemeente Voorne aan Zee (voorheen Brielle, Westvoorne)": whoever looks for the old name finds it. */
export function withFormer(name: string, former: readonly string[] | undefined): string {
  const others = [...new Set(former)].filter((one) => one !== name)
  return others.length === 0 ? name : `${name} (voorheen ${others.join(', ')})`
}

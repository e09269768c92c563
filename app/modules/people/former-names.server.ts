import { asc, eq, sql, type SQL } from 'drizzle-orm'
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Reader } from '#db/client.server.ts'
import { organisation, organisationName } from '#db/schema/index.ts'

/** For a column that keeps the organisation of its time: is it this one, or one that went into it? */
export function isOrWentInto(column: SQLiteColumn, id: string): SQL {
  return sql`(${eq(column, id)} OR ${column} IN (SELECT gone.id FROM ${organisation} AS gone WHERE gone.merged_into = ${id}))`
}

/** The organisation that such a column means now. */
export function meantNow(column: SQLiteColumn): SQL<string | null> {
  return sql<
    string | null
  >`coalesce((SELECT gone.merged_into FROM ${organisation} AS gone WHERE gone.id = ${column}), ${column})`
}

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

/**
 * Organisations by everything that people type for them: the name, the short name of addresses, and what they, or those
 * that went into them, were called. What one is called now goes before what another was called once.
 * @param keyOf makes the same of names that mean the same
 */
export async function organisationsByTypedName(
  reader: Reader,
  keyOf: (typed: string) => string,
): Promise<ReadonlyMap<string, { id: string; slug: string; name: string }>> {
  const columns = { id: organisation.id, slug: organisation.slug, name: organisation.name }
  const rows = await reader.select({ ...columns, mergedInto: organisation.mergedInto }).from(organisation)
  const names = await reader
    .select({ organisationId: organisationName.organisationId, name: organisationName.name })
    .from(organisationName)
    .orderBy(asc(organisationName.until), asc(organisationName.id))
  const current = rows.filter(({ mergedInto }) => mergedInto === null).map(({ id, slug, name }) => ({ id, slug, name }))
  const byId = new Map(current.map((one) => [one.id, one]))
  const found = new Map<string, { id: string; slug: string; name: string }>()
  const know = (typed: string, id: string | null) => {
    const one = byId.get(id ?? '')
    if (one) found.set(keyOf(typed), one)
  }
  for (const { slug, mergedInto } of rows) know(slug, mergedInto)
  for (const { organisationId, name } of names) know(name, organisationId)
  for (const { id, slug } of current) know(slug, id)
  for (const { id, name } of current) know(name, id)
  return found
}

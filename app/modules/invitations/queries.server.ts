import { and, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { notEnded } from '#app/modules/people/queries.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisationDomain, user } from '#db/schema/index.ts'
import type { ListFault } from './parse.server.ts'
import type { ListedPerson } from './rows.server.ts'

/** What would happen with one row. Nothing of it tells whether an address has an account elsewhere. */
export interface RowOutcome {
  line: number
  warning: string | null
}

/**
 * What the organisation itself knows of the listed addresses: who belongs to it already (a fault), whose mail domain is not
 * one of its own (a warning). Two statements, however many rows.
 */
export async function checkMembers(
  reader: Reader,
  viewer: Viewer,
  organisationId: string,
  people: readonly ListedPerson[],
): Promise<{ outcomes: RowOutcome[]; faults: ListFault[] }> {
  const emails = [...new Set(people.map(({ email }) => email))]
  const members = await reader
    .select({ email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        eq(membership.organisationId, organisationId),
        notEnded(membership.endsAt, viewer.now),
        inArray(user.email, emails),
      ),
    )
  const known = new Set(members.map(({ email }) => email))
  const domains = await domainsOf(reader, [organisationId])
  const faults = people.flatMap(({ line, email }): ListFault[] => {
    if (email === viewer.email) return [{ line, column: 'e-mailadres', reason: 'is uw eigen adres' }]
    return known.has(email)
      ? [{ line, column: 'e-mailadres', reason: 'hoort al bij de organisatie: haal deze regel weg' }]
      : []
  })
  const outcomes = people.map(({ line, email }) => ({
    line,
    warning: domainWarning(email, domains.get(organisationId) ?? []),
  }))
  return { outcomes, faults }
}

/** @returns the mail domains by organisation; nothing for one that has none */
export async function domainsOf(reader: Reader, ids: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await reader
    .select()
    .from(organisationDomain)
    .where(inArray(organisationDomain.organisationId, [...ids]))
  const domains = new Map<string, string[]>()
  for (const { organisationId, domain } of rows)
    domains.set(organisationId, [...(domains.get(organisationId) ?? []), domain])
  return domains
}

/** Says that an address is not on a domain of the organisation; null where it is, or where it has none. */
export function domainWarning(email: string, domains: readonly string[]): string | null {
  const domain = email.slice(email.lastIndexOf('@') + 1)
  if (domains.length === 0 || domains.includes(domain)) return null
  return `ander maildomein dan ${domains.join(' of ')}`
}

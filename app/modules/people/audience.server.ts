import { and, eq, inArray, isNull, ne, or, type SQL } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership, liveSeat } from '#app/auth/viewer.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroupMember, user } from '#db/schema/index.ts'
import { personColumns } from './hidden-names.server.ts'
import { shownName } from './names.ts'

export interface AudienceOrganisation {
  name: string
  count: number
  /** Names; function and number where the organisation hides names from this viewer. */
  people: string[]
}
/** Who may read with one of these locks. `total` counts everybody once, in however many organisations they are. */
export interface AudienceOf {
  total: number
  everyone?: boolean
  organisations: AudienceOrganisation[]
}

/**
 * "Wie kan dit zien?": the people who hold one of the keys now, per organisation; one statement.
 * @param keys live locks of an item (not the keys of editors)
 */
export async function audienceOf(
  reader: Reader,
  keys: readonly string[],
  now: number,
  viewer: Viewer,
): Promise<AudienceOf> {
  if (keys.includes('public')) return { total: 0, everyone: true, organisations: [] }
  const holds = holdersOf(keys)
  if (!holds) return { total: 0, organisations: [] }
  const rows = await reader
    .selectDistinct({
      person: personColumns(viewer),
      organisationId: organisation.id,
      organisationName: organisation.name,
      namesHidden: organisation.namesHidden,
    })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .leftJoin(
      sharingGroupMember,
      and(eq(sharingGroupMember.organisationId, membership.organisationId), isNull(sharingGroupMember.pendingSince)),
    )
    .leftJoin(
      seat,
      and(eq(seat.userId, membership.userId), eq(seat.organisationId, membership.organisationId), liveSeat(now)),
    )
    .where(and(liveMembership(now), holds))

  const organisations = new Map<string, AudienceOrganisation>()
  for (const row of rows) {
    const entry = organisations.get(row.organisationId) ?? { name: row.organisationName, count: 0, people: [] }
    organisations.set(row.organisationId, entry)
    entry.count++
    entry.people.push(shownName(viewer, row.person, { id: row.organisationId, namesHidden: row.namesHidden }))
  }
  const alphabetical = new Intl.Collator('nl', { numeric: true })
  for (const entry of organisations.values()) entry.people.sort((a, b) => alphabetical.compare(a, b))
  return {
    total: new Set(rows.map((row) => row.person.id)).size,
    organisations: [...organisations.values()].sort((a, b) => alphabetical.compare(a.name, b.name)),
  }
}

/** The table of keys (access.md) turned round: the memberships that give one of these. Null where none could. */
function holdersOf(keys: readonly string[]): SQL | undefined {
  const after = (prefix: string) => keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  const [kinds, organisations, groups, workgroups] = [after('kind:'), after('org:'), after('group:'), after('wg:')]
  const wide = or(
    keys.includes('partners') ? eq(organisation.corePartner, true) : undefined,
    kinds.length > 0 ? inArray(organisation.kind, kinds) : undefined,
    organisations.length > 0 ? inArray(membership.organisationId, organisations) : undefined,
    groups.length > 0 ? inArray(sharingGroupMember.groupId, groups) : undefined,
    workgroups.length > 0 ? inArray(seat.workgroupId, workgroups) : undefined,
  )
  const people = after('person:').map((person) => {
    const [userId = '', organisationId = ''] = person.split('@')
    return and(eq(membership.userId, userId), eq(membership.organisationId, organisationId))
  })
  return or(wide && and(ne(membership.role, 'guest'), wide), ...people)
}

import { and, asc, eq, inArray, isNull, or, gt, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { type Label, type Lock } from '#app/access/label.ts'
import { personKey, type Viewer } from '#app/access/viewer.ts'
import { formerNames, withFormer } from '#app/modules/people/former-names.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import { allowsRed } from '#app/modules/people/settings.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, seat, sharingGroup, sharingGroupMember, user, workgroup } from '#db/schema/index.ts'

import type { audienceForm } from './forms.ts'

/** A group that can be chosen as readers, as the form shows it. */
export interface AudienceOption {
  key: string
  name: string
}
export interface AudienceOptions {
  kinds: AudienceOption[]
  organisations: AudienceOption[]
  groups: AudienceOption[]
  workgroups: AudienceOption[]
  people: AudienceOption[]
  redAllowed: boolean
}

/** What readers call the kinds of organisations. */
export const organisationKindNames: Readonly<Record<string, string>> = {
  municipality: 'Gemeenten',
  police: 'Politie',
  public_prosecution: 'Openbaar Ministerie',
  care_and_safety_house: 'Zorg- en veiligheidshuizen',
  riec: 'RIEC',
  safety_region: 'Veiligheidsregio’s',
  alliance_office: 'Bureau van de alliantie',
  business_platform: 'Platforms veilig ondernemen',
  knowledge_institute: 'Kennisinstellingen',
  national_agency: 'Landelijke diensten',
  other: 'Overige organisaties',
}

/** Everything an editor may choose as readers. Hidden workgroups are there for their own members only. */
export async function audienceOptions(read: Reader, viewer: Viewer): Promise<AudienceOptions> {
  const organisations = await read
    .select({ id: organisation.id, name: organisation.name, kind: organisation.kind })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
    .orderBy(asc(organisation.name))
  const former = await formerNames(read)
  const groups = await read
    .select({ id: sharingGroup.id, name: sharingGroup.name })
    .from(sharingGroup)
    .orderBy(asc(sharingGroup.name))
  const workgroups = await read
    .select({ id: workgroup.id, name: workgroup.name, hidden: workgroup.hidden })
    .from(workgroup)
    .orderBy(asc(workgroup.name))
  const people = await read
    .select({
      person: personColumns(viewer),
      organisationId: organisation.id,
      organisationName: organisation.name,
      namesHidden: organisation.namesHidden,
    })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        isNull(user.suspendedAt),
        isNull(membership.pendingSince),
        or(isNull(membership.endsAt), gt(membership.endsAt, viewer.now)),
      ),
    )
    .orderBy(asc(organisation.name), asc(user.name))
    .limit(2000)
  const redAllowed = await allowsRed(read)
  const own = new Set(viewer.memberships.map((m) => m.organisationId))
  const kinds = [...new Set(organisations.map((o) => o.kind))]
  return {
    kinds: kinds.map((kind) => ({ key: `kind:${kind}`, name: organisationKindNames[kind] ?? kind })),
    organisations: organisations.map(({ id, name }) => ({ key: `org:${id}`, name: withFormer(name, former.get(id)) })),
    groups: groups.map(({ id, name }) => ({ key: `group:${id}`, name })),
    workgroups: workgroups
      .filter(({ id, hidden }) => !hidden || viewer.keys.has(`wg:${id}`))
      .map(({ id, name }) => ({ key: `wg:${id}`, name })),
    people: people.map((p) => ({
      key: personKey(p.person.id, p.organisationId),
      name: `${p.namesHidden && own.has(p.organisationId) ? p.person.name : shownName(viewer, p.person, null)}, ${p.organisationName}`,
    })),
    redAllowed,
  }
}

type AudienceInput = z.infer<typeof audienceForm>

const labelOf: Record<AudienceInput['audience'], Label> = {
  everyone: 'CLEAR',
  partners: 'GREEN',
  groups: 'AMBER',
  strict: 'AMBER+STRICT',
  people: 'RED',
}

/** Turns the answer to "voor wie?" into a label and locks; `endOfDay` gives the midnight after a date. */
export function audienceFrom(
  input: AudienceInput,
  endOfDay: (date: string) => number,
): { label: Label; locks: Lock[] } {
  const label = labelOf[input.audience]
  const until = input.until ? endOfDay(input.until) : null
  if (label === 'CLEAR') return { label, locks: [{ key: 'public', until }] }
  if (label === 'GREEN') return { label, locks: [{ key: 'partners', until }] }
  return { label, locks: [...new Set(input.locks)].map((key) => ({ key, until })) }
}

/** Which of these keys name something that exists. */
export async function existingKeys(read: Reader | Tx, keys: readonly string[]): Promise<Set<string>> {
  const idsOf = (prefix: string) => keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length))
  const known = new Set<string>(keys.filter((key) => key === 'public' || key === 'partners'))
  const look = async (prefix: string, find: (ids: string[]) => Promise<Array<{ id: string }>>) => {
    const ids = idsOf(prefix)
    if (ids.length > 0) for (const { id } of await find(ids)) known.add(prefix + id)
  }
  await look('org:', (ids) =>
    read
      .select({ id: organisation.id })
      .from(organisation)
      .where(and(inArray(organisation.id, ids), isNull(organisation.mergedInto))),
  )
  await look('kind:', (ids) =>
    read.selectDistinct({ id: organisation.kind }).from(organisation).where(inArray(organisation.kind, ids)),
  )
  await look('group:', (ids) =>
    read.select({ id: sharingGroup.id }).from(sharingGroup).where(inArray(sharingGroup.id, ids)),
  )
  await look('wg:', (ids) => read.select({ id: workgroup.id }).from(workgroup).where(inArray(workgroup.id, ids)))
  await look('person:', (ids) =>
    read
      .select({ id: sql<string>`${membership.userId} || '@' || ${membership.organisationId}` })
      .from(membership)
      .where(inArray(sql`${membership.userId} || '@' || ${membership.organisationId}`, ids)),
  )
  return known
}

/** Those of the keys that only core partners hold: choosing them instead of all partners narrows. */
export async function keysCoveredByPartners(read: Reader | Tx, keys: readonly string[]): Promise<Set<string>> {
  const organisations = await read
    .select({ id: organisation.id, kind: organisation.kind, core: organisation.corePartner })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
  const inGroups = await read
    .select({ groupId: sharingGroupMember.groupId, organisationId: sharingGroupMember.organisationId })
    .from(sharingGroupMember)
  const seats = await read.select({ workgroupId: seat.workgroupId, organisationId: seat.organisationId }).from(seat)
  const core = new Map(organisations.map((o) => [o.id, o.core]))
  const covered = new Set<string>(['partners'])
  for (const key of keys) {
    const [prefix = '', id = ''] = key.split(/:(.*)/s)
    const members: Array<boolean | undefined> =
      prefix === 'org'
        ? [core.get(id)]
        : prefix === 'kind'
          ? organisations.filter((o) => o.kind === id).map((o) => o.core)
          : prefix === 'group'
            ? inGroups.filter((m) => m.groupId === id).map((m) => core.get(m.organisationId))
            : prefix === 'wg'
              ? seats.filter((s) => s.workgroupId === id).map((s) => core.get(s.organisationId))
              : prefix === 'person'
                ? [core.get(id.split('@')[1] ?? '')]
                : [false]
    // An empty group lets nobody in today, but may tomorrow: it counts as not covered.
    if (members.length > 0 && members.every((isCore) => isCore === true)) covered.add(key)
  }
  return covered
}

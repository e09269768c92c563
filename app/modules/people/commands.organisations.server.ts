import { and, eq, isNull, like } from 'drizzle-orm'
import { slugify } from '#app/lib/urls.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { record } from '#db/audit.server.ts'
import { isUniqueViolation, type Tx } from '#db/client.server.ts'
import {
  organisation,
  organisationName,
  sharingGroup,
  sharingGroupMember,
  type legislation,
  type theme,
} from '#db/schema/index.ts'
import { belongsTo } from './confirmers.server.ts'
import { hidesNames, type OrganisationInput } from './forms.ts'
import {
  askForConfirmation,
  assertAdministrator,
  assertFresh,
  manages,
  openAndTell,
  type Acting,
} from './grants.server.ts'

/** Makes an organisation, with nobody in it; police and OM begin with names hidden, ticked or not. @returns its slug */
export async function makeOrganisation(tx: Tx, viewer: Acting, input: OrganisationInput): Promise<string> {
  assertAdministrator(viewer)
  const slug = await freeSlug(tx, organisation, input.name)
  const [made] = await tx
    .insert(organisation)
    .values({ ...input, namesHidden: input.namesHidden || hidesNames(input.kind), slug, createdAt: viewer.now })
    .returning({ id: organisation.id })
  if (!made) throw new NotFound()
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'make-organisation',
      object: 'organisation',
      objectId: made.id,
      organisationId: made.id,
      detail: { kind: input.kind, corePartner: input.corePartner, publishes: input.publishes },
    },
    viewer.now,
  )
  return slug
}

/**
 * Changes an organisation. Another kind, or becoming a core partner, opens items: who does it was shown how many, and
 * owners are told.
 * @throws Forbidden where it would change what the viewer's own memberships open; MustBeSeen
 */
export async function editOrganisation(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  input: OrganisationInput,
  seen: number | undefined,
): Promise<void> {
  assertAdministrator(viewer)
  const [before] = await tx.select().from(organisation).where(eq(organisation.id, organisationId))
  if (!before || before.mergedInto !== null) throw new NotFound()
  const keys = opensOnEdit(before, input)
  const rights = keys.length > 0 || input.publishes !== before.publishes || input.kind !== before.kind
  if (rights && (await belongsTo(tx, viewer.userId, organisationId)))
    throw new Forbidden('U hoort zelf bij deze organisatie. Laat een andere beheerder dit wijzigen.')
  if (before.namesHidden && !input.namesHidden) assertMayShowNames(viewer, organisationId)
  const items = await openAndTell(tx, viewer, keys, seen)
  await tx.update(organisation).set(input).where(eq(organisation.id, organisationId))
  if (input.name !== before.name) {
    await tx.insert(organisationName).values({ organisationId, name: before.name, until: viewer.now })
    // Public pages name the owner of what they show.
    await bumpPublicGeneration(tx)
  }
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'edit-organisation',
      object: 'organisation',
      objectId: organisationId,
      organisationId,
      detail: {
        kind: input.kind,
        corePartner: input.corePartner,
        publishes: input.publishes,
        namesHidden: input.namesHidden,
        opens: items,
      },
    },
    viewer.now,
  )
}

/** Hides or shows the names of an organisation's people: its own choice, by its managers. */
export async function setNamesHidden(tx: Tx, viewer: Acting, organisationId: string, hidden: boolean): Promise<void> {
  assertFresh(viewer)
  assertMayShowNames(viewer, organisationId)
  await tx.update(organisation).set({ namesHidden: hidden }).where(eq(organisation.id, organisationId))
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'set-names-hidden',
      object: 'organisation',
      objectId: organisationId,
      organisationId,
      detail: { namesHidden: hidden },
    },
    viewer.now,
  )
}

/** An administrator who could show names would be shown them. */
function assertMayShowNames(viewer: Acting, organisationId: string): void {
  if (!manages(viewer, organisationId))
    throw new Forbidden('Alleen een beheerder van de organisatie zelf kan haar namen weer tonen.')
}

/** The keys that the people of an organisation gain by this change. */
export function opensOnEdit(
  before: { kind: string; corePartner: boolean },
  input: { kind: string; corePartner: boolean },
): string[] {
  const keys = input.kind === before.kind ? [] : [`kind:${input.kind}`]
  return input.corePartner && !before.corePartner ? [...keys, 'partners'] : keys
}

export async function makeGroup(tx: Tx, viewer: Acting, input: { name: string; owner: string }): Promise<string> {
  assertAdministrator(viewer)
  const [owner] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, input.owner), isNull(organisation.mergedInto)))
  if (!owner) throw new Invalid({ owner: ['Kies een organisatie.'] })
  const [made] = await tx
    .insert(sharingGroup)
    .values({
      name: input.name,
      ownerId: owner.id,
      slug: await freeSlug(tx, sharingGroup, input.name),
      createdAt: viewer.now,
    })
    .returning({ id: sharingGroup.id })
  if (!made) throw new NotFound()
  await record(
    tx,
    { actor: viewer.userId, action: 'make-group', object: 'group', objectId: made.id, organisationId: owner.id },
    viewer.now,
  )
  return made.id
}

/**
 * Adds an organisation to a sharing group. It waits for a manager of that organisation, or of the group's owner where who
 * adds it belongs to that organisation.
 * @throws MustBeSeen, Invalid
 */
export async function addToGroup(
  tx: Tx,
  viewer: Acting,
  input: { groupId: string; organisationId: string; seen: number | undefined },
): Promise<void> {
  assertAdministrator(viewer)
  const [group] = await tx
    .select({ id: sharingGroup.id, ownerId: sharingGroup.ownerId })
    .from(sharingGroup)
    .where(eq(sharingGroup.id, input.groupId))
  const [added] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, input.organisationId), isNull(organisation.mergedInto)))
  if (!group || !added) throw new Invalid({ organisation: ['Kies een organisatie.'] })
  const items = await openAndTell(tx, viewer, [`group:${group.id}`], input.seen)
  try {
    await tx
      .insert(sharingGroupMember)
      .values({ groupId: group.id, organisationId: added.id, pendingSince: viewer.now, createdBy: viewer.userId })
  } catch (error) {
    if (isUniqueViolation(error)) throw new Invalid({ organisation: ['Deze organisatie staat al in de deelgroep.'] })
    throw error
  }
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'add-to-group',
      object: 'group',
      objectId: group.id,
      organisationId: added.id,
      detail: { opens: items, pending: true },
    },
    viewer.now,
  )
  const own = await belongsTo(tx, viewer.userId, added.id)
  await askForConfirmation(tx, viewer, own ? group.ownerId : added.id)
}

export async function removeFromGroup(
  tx: Tx,
  viewer: Acting,
  input: { groupId: string; organisationId: string },
): Promise<void> {
  assertAdministrator(viewer)
  const gone = await tx
    .delete(sharingGroupMember)
    .where(
      and(eq(sharingGroupMember.groupId, input.groupId), eq(sharingGroupMember.organisationId, input.organisationId)),
    )
    .returning({ groupId: sharingGroupMember.groupId })
  if (gone.length === 0) throw new NotFound()
  await record(
    tx,
    {
      actor: viewer.userId,
      action: 'remove-from-group',
      object: 'group',
      objectId: input.groupId,
      organisationId: input.organisationId,
    },
    viewer.now,
  )
}

/** `gemeente-schiedam`, or with a number behind it where that is taken. */
export async function freeSlug(
  tx: Tx,
  table: typeof organisation | typeof sharingGroup | typeof theme | typeof legislation,
  name: string,
): Promise<string> {
  const base = slugify(name).slice(0, 60) || 'organisatie'
  const taken = new Set(
    (
      await tx
        .select({ slug: table.slug })
        .from(table)
        .where(like(table.slug, `${base}%`))
    ).map((row) => row.slug),
  )
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
}

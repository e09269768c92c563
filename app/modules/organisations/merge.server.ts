import { and, eq, isNull, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { belongsTo, everManaged, wasLetInBy } from '#app/modules/people/confirmers.server.ts'
import {
  assertAdministrator,
  assertFresh,
  manages,
  managersOf,
  MustBeSeen,
  openAndTell,
  opensHow,
  type Acting,
} from '#app/modules/people/grants.server.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { emit } from '#db/outbox.server.ts'
import { organisation, organisationMerge } from '#db/schema/index.ts'
import { moveEverything } from './merge-move.server.ts'
import { bothOf, keysGained, objectionToMerge } from './merge-preview.server.ts'

export type Merge = typeof organisationMerge.$inferSelect
export type Side = 'from' | 'into'

/** The merge of this organisation, as either of the two, that waits; null where none does. */
export async function openMergeOf(reader: Reader, organisationId: string): Promise<Merge | null> {
  const [open] = await reader
    .select()
    .from(organisationMerge)
    .where(
      and(
        isNull(organisationMerge.decidedAt),
        or(eq(organisationMerge.fromId, organisationId), eq(organisationMerge.intoId, organisationId)),
      ),
    )
  return open ?? null
}

/**
 * Prepares a merge: nothing moves until both organisations have agreed. Owners of what it opens are told.
 * @throws MustBeSeen, Invalid, Conflict
 */
export async function prepareMerge(
  tx: Tx,
  viewer: Acting,
  input: { fromId: string; intoId: string; seen: number | undefined },
): Promise<void> {
  assertAdministrator(viewer)
  const { fromId, intoId } = input
  if (fromId === intoId) throw new Invalid({ from: ['Kies een andere organisatie dan deze zelf.'] })
  const { from, into } = await bothOf(tx, fromId, intoId)
  const objection = objectionToMerge(from, into)
  if (objection) throw new Invalid({ from: [objection] })
  if ((await openMergeOf(tx, fromId)) ?? (await openMergeOf(tx, intoId)))
    throw new Conflict('Er staat al een samenvoeging van een van beide klaar. Rond die eerst af.')
  const { byInto, byFrom } = await keysGained(tx, fromId, intoId)
  const opens = await openAndTell(tx, viewer, [...byInto, ...byFrom], input.seen)
  const [made] = await tx
    .insert(organisationMerge)
    .values({ fromId, intoId, preparedBy: viewer.userId, preparedAt: viewer.now })
    .returning({ id: organisationMerge.id })
  if (!made) throw new NotFound()
  await note(tx, viewer, 'prepare-merge', { fromId, intoId }, { opens })
  await tellManagers(tx, viewer, made.id, [fromId, intoId])
}

/**
 * Agrees for one of the two; where the other has agreed already, everything moves in this same write.
 * @param input.seen how many items the page said that it opens
 * @throws MustBeSeen, Forbidden, NotFound, Conflict
 */
export async function agreeToMerge(
  tx: Tx,
  viewer: Acting,
  input: { mergeId: string; side: Side; seen: number | undefined },
): Promise<'agreed' | 'merged'> {
  assertFresh(viewer)
  const merge = await waiting(tx, input.mergeId)
  const objection = await objectionToAgree(tx, viewer, merge, input.side)
  if (objection) throw objection
  const { from, into } = await bothOf(tx, merge.fromId, merge.intoId)
  const different = objectionToMerge(from, into)
  if (different) throw new Conflict(different)
  const { byInto, byFrom } = await keysGained(tx, from.id, into.id)
  const { items } = await opensHow(tx, [...byInto, ...byFrom], viewer.now)
  if (items !== (input.seen ?? 0)) throw new MustBeSeen(items)
  await note(tx, viewer, 'agree-to-merge', merge, { side: input.side, opens: items })
  const both = input.side === 'from' ? merge.intoAgreedBy !== null : merge.fromAgreedBy !== null
  await tx
    .update(organisationMerge)
    .set({
      ...(input.side === 'from' ? { fromAgreedBy: viewer.userId } : { intoAgreedBy: viewer.userId }),
      ...(both ? { decidedAt: viewer.now, decision: 'merged' as const } : {}),
    })
    .where(eq(organisationMerge.id, merge.id))
  if (!both) return 'agreed'
  await moveEverything(tx, viewer, { id: merge.id, from, into })
  await tellManagers(tx, viewer, merge.id, [into.id])
  return 'merged'
}

/** Ends a merge that waits: by a manager of either, or an administrator. */
export async function refuseMerge(tx: Tx, viewer: Acting, mergeId: string): Promise<void> {
  assertFresh(viewer)
  const merge = await waiting(tx, mergeId)
  if (!administers(viewer) && !manages(viewer, merge.fromId) && !manages(viewer, merge.intoId)) throw new NotFound()
  await tx
    .update(organisationMerge)
    .set({ decidedAt: viewer.now, decision: 'refused' })
    .where(eq(organisationMerge.id, mergeId))
  await note(tx, viewer, 'refuse-merge', merge, {})
}

/**
 * Why this viewer may not agree for this side; null where they may. A manager of it, who neither prepared the merge nor
 * agreed for the other; where it never had a manager a second administrator, who belongs to neither.
 */
export async function objectionToAgree(
  reader: Reader,
  viewer: Viewer,
  merge: Merge,
  side: Side,
): Promise<Error | null> {
  const id = side === 'from' ? merge.fromId : merge.intoId
  const agreed = side === 'from' ? merge.fromAgreedBy : merge.intoAgreedBy
  const other = side === 'from' ? merge.intoAgreedBy : merge.fromAgreedBy
  if (!administers(viewer) && !manages(viewer, merge.fromId) && !manages(viewer, merge.intoId)) return new NotFound()
  if (agreed !== null) return new Conflict('Deze organisatie is al akkoord.')
  if (viewer.userId === merge.preparedBy)
    return new Forbidden('Iemand anders moet akkoord gaan: u hebt het zelf klaargezet.')
  if (viewer.userId === other) return new Forbidden('U ging al akkoord voor de andere organisatie. Vraag een collega.')
  const interested =
    (await belongsTo(reader, merge.preparedBy, merge.fromId)) ||
    (await belongsTo(reader, merge.preparedBy, merge.intoId))
  if (interested && (await wasLetInBy(reader, viewer.userId, [merge.preparedBy])))
    return new Forbidden('Iemand anders moet akkoord gaan: u hebt uw toegang van wie er belang bij heeft.')
  if (manages(viewer, id)) return null
  if (!administers(viewer) || (await everManaged(reader, id)))
    return new Forbidden('Een beheerder van de organisatie zelf moet akkoord gaan.')
  const belongs =
    viewer.userId !== null &&
    ((await belongsTo(reader, viewer.userId, merge.fromId)) || (await belongsTo(reader, viewer.userId, merge.intoId)))
  return belongs
    ? new Forbidden('U hoort zelf bij een van beide organisaties. Laat een andere beheerder akkoord gaan.')
    : null
}

async function waiting(tx: Tx, mergeId: string): Promise<Merge> {
  const [merge] = await tx.select().from(organisationMerge).where(eq(organisationMerge.id, mergeId))
  if (!merge) throw new NotFound()
  if (merge.decidedAt !== null) throw new Conflict('Over deze samenvoeging is al besloten.')
  return merge
}

async function tellManagers(tx: Tx, viewer: Acting, mergeId: string, organisations: readonly string[]): Promise<void> {
  for (const organisationId of organisations)
    for (const { userId } of await managersOf(tx, organisationId, viewer.now))
      if (userId !== viewer.userId)
        await emit(tx, {
          topic: 'organisation-mail',
          key: `merge:${mergeId}:${userId}`,
          payload: { template: 'merge', userId, mergeId },
        })
}

async function note(
  tx: Tx,
  viewer: Acting,
  action: string,
  { fromId, intoId }: { fromId: string; intoId: string },
  detail: Record<string, string | number>,
): Promise<void> {
  for (const organisationId of [fromId, intoId])
    await record(
      tx,
      {
        actor: viewer.userId,
        action,
        object: 'organisation',
        objectId: fromId,
        organisationId,
        detail: { into: intoId, ...detail },
      },
      viewer.now,
    )
}

/** Both names of a merge, as they are called now. */
export async function namesOf(reader: Reader, { fromId, intoId }: { fromId: string; intoId: string }) {
  const rows = await reader
    .select({ id: organisation.id, name: organisation.name, slug: organisation.slug })
    .from(organisation)
    .where(or(eq(organisation.id, fromId), eq(organisation.id, intoId)))
  const named = (id: string) => rows.find((row) => row.id === id) ?? { id, name: '', slug: '' }
  return { from: named(fromId), into: named(intoId) }
}

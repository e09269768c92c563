import { and, eq, gt, isNull, like, ne, or } from 'drizzle-orm'
import { administers } from '#app/access/policy.ts'
import { coordinates } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { slugify } from '#app/lib/urls.ts'
import { record, type AuditEntry } from '#db/audit.server.ts'
import { newId } from '#db/columns.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, seat, workgroup } from '#db/schema/index.ts'
import { givesToOwn, wasLetInBy } from './confirmers.server.ts'
import { askToConfirmSeat } from './coordinators.server.ts'
import type { WorkgroupInput } from './forms.ts'
import {
  assertAdministrator,
  assertFresh,
  assertNotSelf,
  grantIn,
  grantInWorkgroup,
  manages,
  openAndTell,
  type Acting,
} from './grants.server.ts'
import { followHolder, forgetEnded } from './seat-holders.server.ts'

/** Makes a workgroup or network without seats. The address of a hidden one says nothing of its name. @returns its slug */
export async function makeWorkgroup(tx: Tx, viewer: Acting, input: WorkgroupInput): Promise<string> {
  assertAdministrator(viewer)
  const id = newId()
  const slug = input.hidden ? id.slice(0, 8) : await freeSlug(tx, input.name)
  await tx.insert(workgroup).values({ ...input, id, description: input.description ?? '', slug, createdAt: viewer.now })
  await note(tx, viewer, { action: 'make-workgroup', objectId: id, workgroupId: id, detail: { hidden: input.hidden } })
  return slug
}

/** How easily one comes to the table. */
const openness = { invited: 0, request: 1, open: 2 } as const

/** By its coordinators, or by an administrator as long as its name is no secret. */
export async function editWorkgroup(
  tx: Tx,
  viewer: Acting,
  workgroupId: string,
  input: WorkgroupInput,
): Promise<string> {
  assertFresh(viewer)
  const [before] = await tx.select().from(workgroup).where(eq(workgroup.id, workgroupId))
  if (!before || !mayEditWorkgroup(viewer, before)) throw new NotFound()
  const joining = input.joining ?? before.joining
  if (openness[joining] > openness[before.joining] && !coordinates(viewer, workgroupId))
    throw new Forbidden('Alleen een coördinator kan het voor organisaties makkelijker maken om mee te doen.')
  const slug = input.hidden ? before.id.slice(0, 8) : before.hidden ? await freeSlug(tx, input.name) : before.slug
  await tx
    .update(workgroup)
    .set({ ...input, description: input.description ?? '', slug })
    .where(eq(workgroup.id, workgroupId))
  await note(tx, viewer, {
    action: 'edit-workgroup',
    objectId: workgroupId,
    workgroupId,
    detail: { hidden: input.hidden, joining },
  })
  return slug
}

export const mayEditWorkgroup = (viewer: Acting, group: { id: string; hidden: boolean }): boolean =>
  coordinates(viewer, group.id) || (administers(viewer) && !group.hidden)

/** Offers a seat to an organisation; whoever manages that names the holder. @throws MustBeSeen, Invalid */
export async function offerSeat(
  tx: Tx,
  viewer: Acting,
  input: { workgroupId: string; organisationId: string; seen: number | undefined },
): Promise<string> {
  const grant = grantInWorkgroup(viewer, input.workgroupId)
  const [group] = await tx.select({ id: workgroup.id }).from(workgroup).where(eq(workgroup.id, input.workgroupId))
  if (!group) throw new NotFound()
  const [offered] = await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(and(eq(organisation.id, input.organisationId), isNull(organisation.mergedInto)))
  if (!offered) throw new Invalid({ organisation: ['Kies een organisatie.'] })
  const items = await openAndTell(tx, viewer, [`wg:${group.id}`], input.seen)
  const [made] = await tx
    .insert(seat)
    .values({ workgroupId: group.id, organisationId: offered.id, ...grant })
    .returning({ id: seat.id })
  if (!made) throw new NotFound()
  await note(tx, viewer, {
    action: 'offer-seat',
    objectId: made.id,
    organisationId: offered.id,
    workgroupId: group.id,
    detail: { opens: items, pending: grant.pendingSince !== null },
  })
  if (grant.pendingSince !== null)
    await askToConfirmSeat(tx, viewer, { workgroupId: group.id, organisationId: offered.id })
  return made.id
}

/**
 * Names who holds a seat of the organisation: by its manager, never for oneself. A new holder is no coordinator. Named by
 * somebody whom they let in themselves it waits for a coordinator.
 * @throws Forbidden, Invalid, NotFound
 */
export async function nameHolder(tx: Tx, viewer: Acting, input: { seatId: string; userId: string }): Promise<void> {
  const held = await currentSeat(tx, input.seatId, viewer.now)
  const grant = grantIn(viewer, held.organisationId)
  await assertConfirmedFirst(tx, held)
  await assertMayHold(tx, viewer, held, { userId: input.userId, from: viewer.now })
  const letIn = await wasLetInBy(tx, viewer.userId, [input.userId])
  const pendingSince = letIn ? viewer.now : grant.pendingSince
  // Who offered a seat and who confirmed that stay known, whichever manager names its holder.
  const confirmed = { pendingSince, confirmedBy: held.pendingSince === null ? held.confirmedBy : viewer.userId }
  const state = pendingSince === null ? confirmed : { pendingSince, createdBy: viewer.userId, confirmedBy: null }
  await tx
    .update(seat)
    .set({ userId: input.userId, coordinator: false, ...state })
    .where(eq(seat.id, input.seatId))
  await note(tx, viewer, {
    action: 'name-holder',
    objectId: input.seatId,
    organisationId: held.organisationId,
    workgroupId: held.workgroupId,
    detail: { holder: input.userId, pending: pendingSince !== null },
  })
  await followHolder(tx, input.seatId, viewer.now)
  if (pendingSince !== null) await askToConfirmSeat(tx, viewer, held)
}

/**
 * May this person come to hold the seat: somebody else, a member then who is no guest, without a seat there already.
 * @param next.from the first moment
 * @throws Forbidden, Invalid
 */
export async function assertMayHold(
  tx: Tx,
  viewer: Acting,
  held: typeof seat.$inferSelect,
  next: { userId: string; from: number },
): Promise<void> {
  assertNotSelf(viewer, next.userId)
  if (held.createdBy === next.userId && held.confirmedBy !== next.userId)
    throw new Forbidden('Wie een zitplaats klaarzet, kan hem niet zelf krijgen.')
  const [member] = await tx
    .select({ id: membership.id })
    .from(membership)
    .where(
      and(
        eq(membership.userId, next.userId),
        eq(membership.organisationId, held.organisationId),
        ne(membership.role, 'guest'),
        liveMembership(viewer.now),
        or(isNull(membership.endsAt), gt(membership.endsAt, next.from)),
      ),
    )
  if (!member) throw new Invalid({ user: ['Kies iemand van de organisatie, die geen gast is.'] })
  const { workgroupId, organisationId } = held
  await forgetEnded(tx, { workgroupId, organisationId, userId: next.userId }, viewer.now)
  const [other] = await tx
    .select({ id: seat.id })
    .from(seat)
    .where(
      and(eq(seat.workgroupId, workgroupId), eq(seat.organisationId, organisationId), eq(seat.userId, next.userId)),
    )
  if (other) throw new Invalid({ user: ['Deze persoon heeft al een zitplaats in deze werkgroep.'] })
}

/** Appoints a coordinator or takes that back, by another coordinator or an administrator. */
export async function setCoordinator(
  tx: Tx,
  viewer: Acting,
  input: { seatId: string; coordinator: boolean },
): Promise<void> {
  const held = await currentSeat(tx, input.seatId, viewer.now)
  const grant = grantInWorkgroup(viewer, held.workgroupId)
  if (held.userId === null) throw new Invalid('Deze zitplaats heeft nog geen houder.')
  assertNotSelf(viewer, held.userId)
  const pending = input.coordinator && grant.pendingSince !== null
  if (pending) await assertConfirmedFirst(tx, held)
  await tx
    .update(seat)
    .set({ coordinator: input.coordinator, ...(pending ? grant : {}) })
    .where(eq(seat.id, input.seatId))
  await note(tx, viewer, {
    action: 'set-coordinator',
    objectId: input.seatId,
    organisationId: held.organisationId,
    workgroupId: held.workgroupId,
    detail: { coordinator: input.coordinator, pending },
  })
  await followHolder(tx, input.seatId, viewer.now)
  if (pending) await askToConfirmSeat(tx, viewer, held)
}

/** Takes a seat back at once. */
export async function endSeat(tx: Tx, viewer: Acting, seatId: string): Promise<void> {
  assertFresh(viewer)
  const held = await currentSeat(tx, seatId, viewer.now)
  if (!coordinates(viewer, held.workgroupId) && !manages(viewer, held.organisationId) && !administers(viewer))
    throw new NotFound()
  await closeSeat(tx, seatId, viewer.now)
  await note(tx, viewer, {
    action: 'end-seat',
    objectId: seatId,
    organisationId: held.organisationId,
    workgroupId: held.workgroupId,
  })
}

/** A seat that somebody offered to their own organisation is not agreed to by what is done with it next. @throws Forbidden */
async function assertConfirmedFirst(tx: Tx, held: typeof seat.$inferSelect): Promise<void> {
  if (held.pendingSince !== null && (await givesToOwn(tx, held)))
    throw new Forbidden('Een coördinator van de werkgroep moet deze zitplaats eerst bevestigen.')
}

/**
 * Without its holder, so that the same person may hold another one later; and with whoever was to follow. Of a seat that
 * was to follow another, the other goes on.
 */
export async function closeSeat(tx: Tx, seatId: string, now: number): Promise<void> {
  const [closed] = await tx.select().from(seat).where(eq(seat.id, seatId))
  if (!closed) return
  const ended = { endsAt: now, userId: null, coordinator: false }
  const later = and(eq(seat.succeeds, seatId), gt(seat.startsAt, now), or(isNull(seat.endsAt), gt(seat.endsAt, now)))
  const [next] = await tx.update(seat).set(ended).where(later).returning({ id: seat.id })
  await tx.update(seat).set(ended).where(eq(seat.id, seatId))
  if (closed.succeeds && closed.startsAt !== null && closed.startsAt > now) {
    const before = and(eq(seat.id, closed.succeeds), eq(seat.endsAt, closed.startsAt))
    await tx.update(seat).set({ endsAt: closed.endsAt }).where(before)
    await followHolder(tx, closed.succeeds, now)
  }
  for (const id of [seatId, ...(next ? [next.id] : [])]) await followHolder(tx, id, now)
}

/** A seat that has not ended; it may be pending or empty. @throws NotFound */
export async function currentSeat(reader: Reader, id: string, now: number) {
  const [held] = await reader
    .select()
    .from(seat)
    .where(and(eq(seat.id, id), or(isNull(seat.endsAt), gt(seat.endsAt, now))))
  if (!held) throw new NotFound()
  return held
}

function note(tx: Tx, viewer: Acting, entry: Omit<AuditEntry, 'actor' | 'object'>): Promise<void> {
  return record(
    tx,
    { actor: viewer.userId, object: entry.action.endsWith('workgroup') ? 'workgroup' : 'seat', ...entry },
    viewer.now,
  )
}

async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = slugify(name).slice(0, 60) || 'werkgroep'
  const rows = await tx
    .select({ slug: workgroup.slug })
    .from(workgroup)
    .where(like(workgroup.slug, `${base}%`))
  const taken = new Set(rows.map((row) => row.slug))
  if (!taken.has(base)) return base
  for (let n = 2; ; n++) if (!taken.has(`${base}-${n}`)) return `${base}-${n}`
}

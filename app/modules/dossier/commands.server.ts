import { and, asc, eq, max } from 'drizzle-orm'
import { may, type Allowed } from '#app/access/policy.ts'
import { Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { mayArrange } from '#app/modules/events/arrange.server.ts'
import { recordOn, type SignedIn } from '#app/modules/items/effects.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { isoDate } from '#app/ui/format.ts'
import type { Tx } from '#db/client.server.ts'
import { eventMaterial, eventSession } from '#db/schema/index.ts'
import type { MaterialRole } from './queries.server.ts'

type Meeting = Allowed<'edit', StoredItem>

const mostLinked = 200

/** An item that this editor reads; whether its readers see it in the dossier follows from its own locks. @throws NotFound */
async function readItem(tx: Tx, viewer: SignedIn, id: string): Promise<StoredItem> {
  const found = await getStoredItem(tx, id, viewer.now)
  if (!may(viewer, 'read', found)) throw new NotFound()
  return found
}

/** Readers of the meeting see it at once. @throws Forbidden where they do, for who may not publish it */
function assertArranges(viewer: SignedIn, meeting: Meeting): void {
  if (!mayArrange(viewer, meeting))
    throw new Forbidden('Deze bijeenkomst is gepubliceerd. Een redacteur van uw organisatie wijzigt het dossier.')
}

/** The pages of both show it, and those of visitors are kept. */
async function after(tx: Tx, viewer: SignedIn, meeting: Meeting, one: StoredItem, action: string): Promise<void> {
  await recordOn(tx, viewer, action, meeting, { material: one.id })
  if (meeting.label === 'CLEAR' || one.label === 'CLEAR') await bumpPublicGeneration(tx)
}

/**
 * Puts an item in the dossier of a meeting, at the end of its part. Linked already, it moves to that part.
 * @throws Forbidden on what readers see already, for who may not publish it; NotFound for what the editor may not read;
 *   Invalid for another meeting, and for a part of another one
 */
export async function linkMaterial(
  tx: Tx,
  viewer: SignedIn,
  meeting: Meeting,
  input: { itemId: string; role: MaterialRole; sessionId: string | null },
): Promise<void> {
  assertArranges(viewer, meeting)
  const one = await readItem(tx, viewer, input.itemId)
  if (one.kind === 'event') throw new Invalid('Een bijeenkomst kan niet in een dossier.')
  const sessionId = input.role === 'material' ? input.sessionId : null
  if (sessionId !== null) {
    const [session] = await tx
      .select({ id: eventSession.id })
      .from(eventSession)
      .where(and(eq(eventSession.id, sessionId), eq(eventSession.itemId, meeting.id)))
    if (!session) throw new Invalid({ session: ['Kies een onderdeel van deze bijeenkomst.'] })
  }
  const [last] = await tx
    .select({ position: max(eventMaterial.position) })
    .from(eventMaterial)
    .where(eq(eventMaterial.eventId, meeting.id))
  const position = (last?.position ?? -1) + 1
  if (position >= mostLinked) throw new Invalid('Dit dossier is vol.')
  const values = { role: input.role, sessionId, position }
  await tx
    .insert(eventMaterial)
    .values({ eventId: meeting.id, itemId: one.id, addedOn: isoDate(viewer.now), ...values })
    .onConflictDoUpdate({ target: [eventMaterial.eventId, eventMaterial.itemId], set: values })
  await after(tx, viewer, meeting, one, 'link-material')
}

/** Takes an item out of the dossier; the item itself stays as it is. */
export async function unlinkMaterial(tx: Tx, viewer: SignedIn, meeting: Meeting, itemId: string): Promise<void> {
  assertArranges(viewer, meeting)
  const one = await readItem(tx, viewer, itemId)
  const gone = await tx
    .delete(eventMaterial)
    .where(and(eq(eventMaterial.eventId, meeting.id), eq(eventMaterial.itemId, one.id)))
    .returning({ id: eventMaterial.itemId })
  if (gone.length > 0) await after(tx, viewer, meeting, one, 'unlink-material')
}

/**
 * Moves an item one place up or down in its part, past the next one that this editor reads: what they do not read stays
 * where it is and shows itself by nothing.
 */
export async function moveMaterial(
  tx: Tx,
  viewer: SignedIn,
  meeting: Meeting,
  input: { itemId: string; way: 'up' | 'down' },
): Promise<void> {
  assertArranges(viewer, meeting)
  const one = await readItem(tx, viewer, input.itemId)
  const all = await tx
    .select()
    .from(eventMaterial)
    .where(eq(eventMaterial.eventId, meeting.id))
    .orderBy(asc(eventMaterial.position), asc(eventMaterial.itemId))
  const at = all.find(({ itemId }) => itemId === one.id)
  if (!at) throw new NotFound()
  const part = all.filter(({ role, sessionId }) => role === at.role && sessionId === at.sessionId)
  const others = input.way === 'up' ? part.slice(0, part.indexOf(at)).reverse() : part.slice(part.indexOf(at) + 1)
  const other = await firstRead(tx, viewer, others)
  if (!other) return
  // Positions anew, so that two that had the same are apart.
  const sorted = [...all]
  const [from, to] = [sorted.indexOf(at), sorted.indexOf(other)]
  sorted[from] = other
  sorted[to] = at
  for (const [position, { itemId, position: before }] of sorted.entries())
    if (position !== before)
      await tx
        .update(eventMaterial)
        .set({ position })
        .where(and(eq(eventMaterial.eventId, meeting.id), eq(eventMaterial.itemId, itemId)))
  await after(tx, viewer, meeting, one, 'order-materials')
}

async function firstRead<Row extends { itemId: string }>(tx: Tx, viewer: SignedIn, rows: Row[]): Promise<Row | null> {
  for (const row of rows) if (may(viewer, 'read', await getStoredItem(tx, row.itemId, viewer.now))) return row
  return null
}

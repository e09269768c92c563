import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '#db/client.server.ts'
import {
  auditOrganisation,
  campaignUptake,
  event,
  eventAttendance,
  factorReset,
  identityProvider,
  membership,
  news,
  outbox,
  readingCount,
  registration,
  seatHolding,
  series,
  walkIn,
} from '#db/schema/index.ts'

/** Moves what is kept of an organisation beside its people and items: how they sign in, what was counted and who did what. */
export async function moveRecords(tx: Tx, fromId: string, intoId: string): Promise<void> {
  // Whoever came by the old organisation's service goes on doing so: it knows them by who they are there.
  await tx.update(identityProvider).set({ organisationId: intoId }).where(eq(identityProvider.organisationId, fromId))
  await tx.update(factorReset).set({ organisationId: intoId }).where(eq(factorReset.organisationId, fromId))
  await tx.update(event).set({ hostId: intoId }).where(eq(event.hostId, fromId))
  await tx.update(registration).set({ organisationId: intoId }).where(eq(registration.organisationId, fromId))
  await moveSeries(tx, fromId, intoId)
  await moveUptake(tx, fromId, intoId)
  for (const table of [walkIn, eventAttendance])
    await tx.update(table).set({ organisationId: intoId }).where(eq(table.organisationId, fromId))
  await moveCounts(tx, fromId, intoId)
  await copyTrail(tx, fromId, intoId)
  await redirectMail(tx, fromId, intoId)
}

/**
 * Moves who held which seat. To be called while the old organisation has its members still: a membership that ended took
 * its seats along on that day, and the seat itself may not know.
 */
export async function moveHoldings(tx: Tx, fromId: string, intoId: string, now: number): Promise<void> {
  const ended = sql`(SELECT ${membership.endsAt} FROM ${membership} WHERE ${and(
    eq(membership.userId, seatHolding.userId),
    eq(membership.organisationId, fromId),
    sql`${membership.endsAt} <= ${now}`,
  )})`
  await tx
    .update(seatHolding)
    .set({ untilAt: sql`min(coalesce(${seatHolding.untilAt}, ${ended}), ${ended})` })
    .where(and(eq(seatHolding.organisationId, fromId), sql`${ended} IS NOT NULL`))
  await tx.update(seatHolding).set({ organisationId: intoId }).where(eq(seatHolding.organisationId, fromId))
}

/** Two series of one title become one. */
async function moveSeries(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const old = await tx.select().from(series).where(eq(series.ownerId, fromId))
  for (const { id, title } of old) {
    const [same] = await tx
      .select({ id: series.id })
      .from(series)
      .where(and(eq(series.ownerId, intoId), eq(series.title, title)))
    if (same) {
      await tx.update(news).set({ seriesId: same.id }).where(eq(news.seriesId, id))
      await tx.delete(series).where(eq(series.id, id))
    } else await tx.update(series).set({ ownerId: intoId }).where(eq(series.id, id))
  }
}

/** What the new organisation said of a campaign itself goes before what the old one said. */
async function moveUptake(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const old = await tx.select().from(campaignUptake).where(eq(campaignUptake.organisationId, fromId))
  await tx.delete(campaignUptake).where(eq(campaignUptake.organisationId, fromId))
  if (old.length === 0) return
  await tx
    .insert(campaignUptake)
    .values(old.map((one) => ({ ...one, organisationId: intoId })))
    .onConflictDoNothing()
}

async function moveCounts(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const days = await tx.select().from(readingCount).where(eq(readingCount.organisationId, fromId))
  for (const { day, readings } of days)
    await tx
      .insert(readingCount)
      .values({ organisationId: intoId, day, readings })
      .onConflictDoUpdate({
        target: [readingCount.organisationId, readingCount.day],
        set: { readings: sql`${readingCount.readings} + ${readings}` },
      })
  await tx.delete(readingCount).where(eq(readingCount.organisationId, fromId))
}

/** The trail itself stays as it was written; the new organisation's managers see what was of the old one from now on. */
async function copyTrail(tx: Tx, fromId: string, intoId: string): Promise<void> {
  const { at, seq, ownPerson } = auditOrganisation
  await tx.run(sql`INSERT INTO ${auditOrganisation} (organisation_id, at, seq, own_person)
    SELECT ${intoId}, ${at}, ${seq}, ${ownPerson} FROM ${auditOrganisation}
    WHERE ${eq(auditOrganisation.organisationId, fromId)} ON CONFLICT DO NOTHING`)
}

/** What waits to be sent is about the new organisation: a right that is asked again at the old one would be gone. */
async function redirectMail(tx: Tx, fromId: string, intoId: string): Promise<void> {
  await tx
    .update(outbox)
    .set({ payload: sql`json_set(${outbox.payload}, '$.organisationId', ${intoId})` })
    .where(sql`json_extract(${outbox.payload}, '$.organisationId') = ${fromId}`)
}

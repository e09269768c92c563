import { and, desc, eq, gt, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { assertOwnSignIn } from '#app/auth/own-sign-in.server.ts'
import type { SessionInfo } from '#app/auth/session.server.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { acceptedHashes, keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import { record } from '#db/audit.server.ts'
import type { Database, Reader, Tx } from '#db/client.server.ts'
import { calendarAddress } from '#db/schema/index.ts'

const purpose = 'calendar-address'
const hourMs = 3_600_000
const most = 5
/** Whoever gave it away unknowingly is not followed for ever. */
const lastsMs = 365 * 24 * hourMs

const works = (now: number) => and(isNull(calendarAddress.revokedAt), gt(calendarAddress.createdAt, now - lastsMs))

/** One's own addresses that work, newest first. */
export async function listCalendarAddresses(read: Reader, userId: string, now: number) {
  const rows = await read
    .select({ id: calendarAddress.id, createdAt: calendarAddress.createdAt, usedAt: calendarAddress.usedAt })
    .from(calendarAddress)
    .where(and(eq(calendarAddress.userId, userId), works(now)))
    .orderBy(desc(calendarAddress.createdAt))
  return rows.map((row) => ({ ...row, endsAt: row.createdAt + lastsMs }))
}

/**
 * Makes an address for one's own calendar. It is made with a fresh second factor and carries what a second factor gives, as
 * a token of the API does.
 * @returns the secret of the address, which is stored nowhere
 * @throws Conflict where there are five; Forbidden for who came by an organisation's provider
 */
export async function makeCalendarAddress(
  tx: Tx,
  keys: readonly string[],
  viewer: Viewer & { userId: string; session: SessionInfo },
): Promise<string> {
  assertOwnSignIn(viewer)
  const { userId, now } = viewer
  const open = await listCalendarAddresses(tx, userId, now)
  if (open.length >= most) throw new Conflict('U hebt al vijf adressen. Trek er eerst een in.')
  const secret = newSecret()
  const [made] = await tx
    .insert(calendarAddress)
    .values({ userId, hash: keyedHash(keys, purpose, secret), createdAt: now })
    .returning({ id: calendarAddress.id })
  await note(tx, userId, 'make-calendar-address', made?.id ?? '', now)
  return secret
}

/** Ends one of one's own addresses, at once. @throws NotFound */
export async function revokeCalendarAddress(
  tx: Tx,
  { userId, now }: { userId: string; now: number },
  id: string,
): Promise<void> {
  const [gone] = await tx
    .update(calendarAddress)
    .set({ revokedAt: now })
    .where(and(eq(calendarAddress.id, id), eq(calendarAddress.userId, userId), isNull(calendarAddress.revokedAt)))
    .returning({ id: calendarAddress.id })
  if (!gone) throw new NotFound()
  await note(tx, userId, 'revoke-calendar-address', id, now)
}

/** Ends all addresses of somebody: where they leave an organisation, nobody goes on following what they read. */
export async function endCalendarAddresses(tx: Tx, userId: string, now: number): Promise<void> {
  await tx
    .update(calendarAddress)
    .set({ revokedAt: now })
    .where(and(eq(calendarAddress.userId, userId), isNull(calendarAddress.revokedAt)))
}

const note = (tx: Tx, actor: string, action: string, objectId: string, now: number): Promise<void> =>
  record(tx, { actor, action, object: 'calendar-address', objectId }, now)

/**
 * Whose calendar an address is, with what they hold now.
 * @throws NotFound where it was revoked, is older than a year or was never made, and for who is suspended, gone or of no organisation any more
 */
export async function viewerOfAddress(
  db: Database,
  keys: readonly string[],
  secret: string,
  now: number,
): Promise<Viewer> {
  const [row] = await db.read
    .select({ id: calendarAddress.id, userId: calendarAddress.userId, usedAt: calendarAddress.usedAt })
    .from(calendarAddress)
    .where(and(inArray(calendarAddress.hash, acceptedHashes(keys, purpose, secret)), works(now)))
  const viewer = row && (await viewerOfUser(db.read, row.userId, { assurance: 2, now }))
  if (!viewer || viewer.memberships.length === 0) throw new NotFound()
  // Programs fetch every few minutes: to know that it is used, once an hour will do.
  if (row.usedAt === null || now - row.usedAt >= hourMs)
    await db.write(async (tx) => {
      await tx.update(calendarAddress).set({ usedAt: now }).where(eq(calendarAddress.id, row.id))
    })
  return viewer
}

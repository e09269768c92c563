import { and, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { acceptedHashes, keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { singleUseLink, user } from '#db/schema/index.ts'
import { hasPasskey } from './factors.server.ts'

export type LinkPurpose = typeof singleUseLink.$inferSelect.purpose
const hour = 60 * 60_000
const lifetime: Readonly<Record<LinkPurpose, number>> = {
  'password-reset': hour,
  invitation: 14 * 24 * hour,
  'first-administrator': 24 * hour,
}

/** Makes a link that works once. @returns the token for its address, which is stored nowhere */
export async function makeLink(
  tx: Tx,
  keys: readonly string[],
  link: { purpose: LinkPurpose; userId?: string; now: number },
): Promise<string> {
  const token = newSecret()
  await tx.insert(singleUseLink).values({
    hash: keyedHash(keys, link.purpose, token),
    purpose: link.purpose,
    userId: link.userId ?? null,
    createdAt: link.now,
    expiresAt: link.now + lifetime[link.purpose],
  })
  return token
}

/** The link if it still works, with the account it is for (null for the first administrator); changes nothing. */
export async function findLink(
  reader: Reader,
  keys: readonly string[],
  purpose: LinkPurpose,
  token: string,
  now: number,
) {
  const [row] = await reader
    .select({
      hash: singleUseLink.hash,
      userId: singleUseLink.userId,
      name: user.name,
      email: user.email,
      enrolledAt: user.totpEnrolledAt,
      passkey: hasPasskey,
    })
    .from(singleUseLink)
    .leftJoin(user, eq(user.id, singleUseLink.userId))
    .where(
      and(
        inArray(singleUseLink.hash, acceptedHashes(keys, purpose, token)),
        eq(singleUseLink.purpose, purpose),
        isNull(singleUseLink.usedAt),
        gt(singleUseLink.expiresAt, now),
        isNull(user.suspendedAt),
        // An invitation is for a first password or passkey, however late its mail was sent.
        purpose === 'invitation' ? and(isNull(user.passwordHash), sql`NOT ${hasPasskey}`) : undefined,
      ),
    )
  return row ?? null
}

/** Ends every link of the account that still works, of whatever kind: its password was just chosen. */
export async function endLinks(tx: Tx, userId: string, now: number): Promise<void> {
  await tx
    .update(singleUseLink)
    .set({ usedAt: now })
    .where(and(eq(singleUseLink.userId, userId), isNull(singleUseLink.usedAt)))
}

/** Uses the link up, and with it every other of the same kind for the same account. @throws NotFound where it no longer works */
export async function takeLink(tx: Tx, keys: readonly string[], purpose: LinkPurpose, token: string, now: number) {
  const link = await findLink(tx, keys, purpose, token, now)
  if (!link) throw new NotFound()
  const same = link.userId === null ? isNull(singleUseLink.userId) : eq(singleUseLink.userId, link.userId)
  await tx
    .update(singleUseLink)
    .set({ usedAt: now })
    .where(and(eq(singleUseLink.purpose, purpose), same, isNull(singleUseLink.usedAt)))
  return link
}

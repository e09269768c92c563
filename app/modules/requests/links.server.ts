import { and, eq, gt, inArray, isNull } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import { acceptedHashes, keyedHash, newSecret } from '#app/lib/secrets.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { accountRequest, requestLink } from '#db/schema/index.ts'

type Purpose = (typeof requestLink.$inferSelect)['purpose']
const day = 24 * 3_600_000
export const lifetimes: Readonly<Record<Purpose, number>> = { confirm: day, follow: 400 * day }

const hashPurpose = (purpose: Purpose): string => `request-${purpose}`

/** Makes a link for a mail about a request. @returns the token for its address, which is stored nowhere */
export async function makeRequestLink(
  tx: Tx,
  keys: readonly string[],
  link: { purpose: Purpose; requestId: string; now: number },
): Promise<string> {
  const token = newSecret()
  await tx.insert(requestLink).values({
    hash: keyedHash(keys, hashPurpose(link.purpose), token),
    purpose: link.purpose,
    requestId: link.requestId,
    expiresAt: link.now + lifetimes[link.purpose],
  })
  return token
}

/** The request that a link is for, if the link still works; changes nothing. */
export async function findRequestByLink(
  reader: Reader,
  keys: readonly string[],
  purpose: Purpose,
  token: string,
  now: number,
): Promise<typeof accountRequest.$inferSelect | null> {
  const [row] = await reader
    .select({ request: accountRequest })
    .from(requestLink)
    .innerJoin(accountRequest, eq(accountRequest.id, requestLink.requestId))
    .where(
      and(
        inArray(requestLink.hash, acceptedHashes(keys, hashPurpose(purpose), token)),
        eq(requestLink.purpose, purpose),
        isNull(requestLink.usedAt),
        gt(requestLink.expiresAt, now),
        purpose === 'confirm' ? eq(accountRequest.state, 'sent') : undefined,
      ),
    )
  return row?.request ?? null
}

/** Uses a confirmation up, with every other of the same request. @throws NotFound where it no longer works */
export async function takeConfirmation(tx: Tx, keys: readonly string[], token: string, now: number) {
  const request = await findRequestByLink(tx, keys, 'confirm', token, now)
  if (!request) throw new NotFound()
  await tx
    .update(requestLink)
    .set({ usedAt: now })
    .where(and(eq(requestLink.requestId, request.id), eq(requestLink.purpose, 'confirm')))
  return request
}

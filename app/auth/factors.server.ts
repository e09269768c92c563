import { eq, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { passkey, user } from '#db/schema/index.ts'

/** 1 where the user of the row has a passkey; for a statement about `user`. */
export const hasPasskey = sql<number>`EXISTS (SELECT 1 FROM ${passkey} WHERE ${eq(passkey.userId, user.id)})`

/** Which kinds of second factor somebody has; nothing of the factors themselves. */
export async function factorsOf(reader: Reader, userId: string): Promise<{ phone: boolean; passkey: boolean }> {
  const [row] = await reader
    .select({ enrolledAt: user.totpEnrolledAt, passkey: hasPasskey })
    .from(user)
    .where(eq(user.id, userId))
  return { phone: row !== undefined && row.enrolledAt !== null, passkey: row?.passkey === 1 }
}

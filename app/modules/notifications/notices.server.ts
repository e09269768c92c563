import { and, eq } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { noticeOff } from '#db/schema/index.ts'
import { noticeCodes, type Notice } from './notices.ts'

/** Asked at the moment of sending: does this person want this mail? */
export async function wantsNotice(read: Reader, userId: string, notice: Notice): Promise<boolean> {
  const [off] = await read
    .select({ notice: noticeOff.notice })
    .from(noticeOff)
    .where(and(eq(noticeOff.userId, userId), eq(noticeOff.notice, notice)))
  return off === undefined
}

/** The notices that this person gets. */
export async function noticesOf(read: Reader, userId: string): Promise<Notice[]> {
  const off = await read.select({ notice: noticeOff.notice }).from(noticeOff).where(eq(noticeOff.userId, userId))
  const codes = new Set(off.map((row) => row.notice))
  return noticeCodes.filter((code) => !codes.has(code))
}

/** @param wanted all others are turned off */
export async function chooseNotices(tx: Tx, viewer: { userId: string }, wanted: readonly Notice[]): Promise<void> {
  await tx.delete(noticeOff).where(eq(noticeOff.userId, viewer.userId))
  const off = noticeCodes.filter((code) => !wanted.includes(code))
  if (off.length > 0) await tx.insert(noticeOff).values(off.map((notice) => ({ userId: viewer.userId, notice })))
}

import { and, eq, isNotNull, isNull, or, sql, type SQL } from 'drizzle-orm'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { viewerOfAccount } from '#app/auth/viewer.server.ts'
import { provenAt } from '#app/modules/sso/signs-in.server.ts'
import type { Reader } from '#db/client.server.ts'
import { themeFollow, user } from '#db/schema/index.ts'
import type { Audience } from './audiences.ts'

/**
 * Who a subscriber is to the rule of reading: the account of that address, as far as it would come with its second step, and
 * a visitor where there is none, where it is suspended or where it never made a second step. What of an item may stand in a
 * mail, its label says besides.
 * @param email lower case
 */
export const readerOfAddress = (read: Reader, email: string, now: number): Promise<Viewer> =>
  readerWhere(read, eq(user.email, email), now)

/** The same of an account by its id. */
export const readerOfUser = (read: Reader, userId: string, now: number): Promise<Viewer> =>
  readerWhere(read, eq(user.id, userId), now)

const hasOwnFactor = sql<number>`(${or(isNotNull(user.totpEnrolledAt), eq(hasPasskey, 1))})`

async function readerWhere(read: Reader, which: SQL, now: number): Promise<Viewer> {
  const [account] = await read
    .select({
      id: user.id,
      name: user.name,
      email: user.email,
      administrator: user.administrator,
      ownFactor: hasOwnFactor,
    })
    .from(user)
    .where(and(which, isNull(user.suspendedAt), isNull(user.deletedAt)))
  if (!account) return anonymousViewer(now)
  if (account.ownFactor === 1) return viewerOfAccount(read, account, 3, now)
  // What one organisation's provider says of a person opens nothing of another.
  const proven = await provenAt(read, account.id)
  const viewer = await viewerOfAccount(read, { ...account, administrator: false }, 3, now, proven)
  return viewer.memberships.length === 0 ? anonymousViewer(now) : viewer
}

/** The themes chosen with the subscription, and those that the account follows in the portal; none means all. */
export async function followedThemes(
  read: Reader,
  viewer: Viewer,
  subscription: { themes: ReadonlyArray<{ id: string }> },
): Promise<string[]> {
  const own = subscription.themes.map(({ id }) => id)
  if (viewer.userId === null) return own
  const rows = await read
    .select({ id: themeFollow.themeId })
    .from(themeFollow)
    .where(eq(themeFollow.userId, viewer.userId))
  return [...new Set([...own, ...rows.map(({ id }) => id)])]
}

/** What a letter of the desks is narrowed to: nothing, for who chose no themes with the subscription. */
export const letterThemes: typeof followedThemes = async (read, viewer, subscription) =>
  subscription.themes.length === 0 ? [] : followedThemes(read, viewer, subscription)

/** All of these must be able to read an item: nobody is shown, as somebody else, what is not theirs. */
export function viewersAs(audience: Audience, editor: Viewer): Viewer[] {
  if (audience === 'self') return [editor]
  const visitor = anonymousViewer(editor.now)
  if (audience === 'public') return [visitor, editor]
  return [{ ...visitor, assurance: 2, keys: new Set(['public', 'partners']) }, editor]
}

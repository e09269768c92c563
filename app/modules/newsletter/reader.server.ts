import { and, eq, isNotNull, isNull, or } from 'drizzle-orm'
import { anonymousViewer, type Viewer } from '#app/access/viewer.ts'
import { hasPasskey } from '#app/auth/factors.server.ts'
import { viewerOfAccount } from '#app/auth/viewer.server.ts'
import { hasSignIn } from '#app/modules/sso/signs-in.server.ts'
import type { Reader } from '#db/client.server.ts'
import { themeFollow, user } from '#db/schema/index.ts'
import type { Audience } from './audiences.ts'

/**
 * Who a subscriber is to the rule of reading: the account of that address, as far as it would come with its second step, and
 * a visitor where there is none, where it is suspended or where it never made a second step. What of an item may stand in a
 * mail, its label says besides.
 * @param email lower case
 */
export async function readerOfAddress(read: Reader, email: string, now: number): Promise<Viewer> {
  const [account] = await read
    .select({ id: user.id, name: user.name, email: user.email, administrator: user.administrator })
    .from(user)
    .where(
      and(
        eq(user.email, email),
        isNull(user.suspendedAt),
        isNull(user.deletedAt),
        or(isNotNull(user.totpEnrolledAt), eq(hasPasskey, 1), eq(hasSignIn({ proven: true }), 1)),
      ),
    )
  return account ? viewerOfAccount(read, account, 3, now) : anonymousViewer(now)
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

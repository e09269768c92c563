import { and, asc, eq } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { theme, themeFollow } from '#db/schema/index.ts'

/**
 * Follows a theme, or no longer does; what is so already stays so. Nothing of it is put in the trail: what somebody is
 * interested in is for themselves.
 * @throws NotFound
 */
export async function followTheme(
  tx: Tx,
  viewer: { userId: string; now: number },
  slug: string,
  wanted: boolean,
): Promise<void> {
  const [found] = await tx.select({ id: theme.id }).from(theme).where(eq(theme.slug, slug))
  if (!found) throw new NotFound()
  const { userId, now } = viewer
  if (wanted) await tx.insert(themeFollow).values({ userId, themeId: found.id, createdAt: now }).onConflictDoNothing()
  else await tx.delete(themeFollow).where(and(eq(themeFollow.userId, userId), eq(themeFollow.themeId, found.id)))
}

/** The themes that somebody follows, by name. */
export async function listFollowed(read: Reader, userId: string) {
  return read
    .select({
      id: theme.id,
      slug: theme.slug,
      name: theme.name,
      colour: theme.colour,
      since: themeFollow.createdAt,
    })
    .from(themeFollow)
    .innerJoin(theme, eq(theme.id, themeFollow.themeId))
    .where(eq(themeFollow.userId, userId))
    .orderBy(asc(theme.name))
}

/** With the account goes what it followed. */
export async function forgetFollowed(tx: Tx, userId: string): Promise<void> {
  await tx.delete(themeFollow).where(eq(themeFollow.userId, userId))
}

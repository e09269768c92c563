import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { newsletterSubscription, newsletterTheme, theme } from '#db/schema/index.ts'
import type { Rhythm } from './rhythm.ts'

export interface Subscription {
  id: string
  /** Instant. */
  since: number
  /** Every letter of the desks. */
  issues: boolean
  digest: Rhythm
  digestSince: number | null
  digestAt: number | null
  /** No more mails than this in seven days. */
  weeklyMost: number
  themes: Array<{ id: string; name: string }>
}

/** The subscription that an address has now, with its themes (none means all); null where it has none. @param email lower case */
export async function subscriptionOf(reader: Reader, email: string): Promise<Subscription | null> {
  return findSubscription(reader, eq(newsletterSubscription.email, email))
}

/** The same by its id. */
export async function subscriptionById(reader: Reader, id: string): Promise<(Subscription & { email: string }) | null> {
  return findSubscription(reader, eq(newsletterSubscription.id, id))
}

async function findSubscription(reader: Reader, which: ReturnType<typeof eq>) {
  const rows = await reader
    .select({
      id: newsletterSubscription.id,
      email: newsletterSubscription.email,
      since: newsletterSubscription.confirmedAt,
      issues: newsletterSubscription.issues,
      digest: newsletterSubscription.digest,
      digestSince: newsletterSubscription.digestSince,
      digestAt: newsletterSubscription.digestAt,
      weeklyMost: newsletterSubscription.weeklyMost,
      theme: { id: theme.id, name: theme.name },
    })
    .from(newsletterSubscription)
    .leftJoin(newsletterTheme, eq(newsletterTheme.subscriptionId, newsletterSubscription.id))
    .leftJoin(theme, eq(theme.id, newsletterTheme.themeId))
    .where(and(which, isNull(newsletterSubscription.endedAt)))
    .orderBy(asc(theme.name))
  const [first] = rows
  if (!first) return null
  const { theme: _, ...subscription } = first
  return { ...subscription, themes: rows.flatMap((row) => row.theme ?? []) }
}

/** Themes to choose from. */
export function themeOptions(reader: Reader): Promise<Array<{ id: string; name: string }>> {
  return reader.select({ id: theme.id, name: theme.name }).from(theme).orderBy(asc(theme.name))
}

import { and, eq, gte, inArray, isNotNull, lt } from 'drizzle-orm'
import { Gone, NotFound } from '#app/lib/errors.ts'
import { idStartOf } from '#app/lib/urls.ts'
import type { Reader } from '#db/client.server.ts'
import { item } from '#db/schema/index.ts'
import type { Kind } from './kinds.ts'

/**
 * Around the loading of an item by its address. What everybody could read until it was withdrawn is gone, and everybody
 * may know that; whatever else cannot be read is absent. Looks the same up for every address, so that time tells nothing.
 * @param kinds of what lives under this kind of address
 * @throws Gone, NotFound
 */
export async function orGone<T>(read: Reader, slug: string, kinds: readonly Kind[], loading: Promise<T>): Promise<T> {
  try {
    return await loading
  } catch (error) {
    const start = error instanceof NotFound ? idStartOf(slug) : null
    if (start && (await wasPublic(read, start, kinds))) throw new Gone()
    throw error
  }
}

async function wasPublic(read: Reader, start: string, kinds: readonly Kind[]): Promise<boolean> {
  const [row] = await read
    .select({ id: item.id })
    .from(item)
    .where(
      and(
        gte(item.id, start),
        lt(item.id, `${start}{`),
        inArray(item.kind, [...kinds]),
        eq(item.status, 'withdrawn'),
        eq(item.label, 'CLEAR'),
        isNotNull(item.publicUntil),
      ),
    )
    .limit(1)
  return row !== undefined
}

/** Can everybody read it now? `locks` are its live ones. */
export const isPublicNow = (
  found: { label: string; status: string; publishAt: number | null; locks: readonly string[] },
  now: number,
): boolean =>
  found.label === 'CLEAR' &&
  found.status === 'published' &&
  found.publishAt !== null &&
  found.publishAt <= now &&
  found.locks.includes('public')

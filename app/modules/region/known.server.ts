import { isNull } from 'drizzle-orm'
import { formerNames } from '#app/modules/people/former-names.server.ts'
import type { Reader } from '#db/client.server.ts'
import { organisation } from '#db/schema/index.ts'
import { keyOf } from './managers-list.server.ts'

export interface Known {
  id: string
  name: string
}

/**
 * Finds organisations as people write them: by name, with or without "Gemeente" before it, by the short name in addresses, or
 * by what they, or one that went into them, were called before. Two statements, however many are looked for.
 * @returns of a name: those that it may stand for; several only where a former name belongs to several
 */
export async function knownOrganisations(read: Reader): Promise<(name: string) => readonly Known[]> {
  const live = await read
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(isNull(organisation.mergedInto))
  const former = await formerNames(read)
  const now = new Map(live.flatMap((one) => [[one.slug, one] as const, [keyOf(one.name), one] as const]))
  const before = new Map<string, Known[]>()
  for (const one of live)
    for (const key of new Set(former.get(one.id)?.map(keyOf))) before.set(key, [...(before.get(key) ?? []), one])
  return (name) => {
    const found = now.get(keyOf(name))
    return found ? [found] : (before.get(keyOf(name)) ?? [])
  }
}

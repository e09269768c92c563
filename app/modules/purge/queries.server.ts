import { countDistinct, eq } from 'drizzle-orm'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { file, item, itemVersion, organisation } from '#db/schema/index.ts'

/** What is said of an item that is to be removed everywhere: no word of it. @throws NotFound */
export async function getPurgeFacts(read: Reader, itemId: string) {
  const [found] = await read
    .select({
      id: item.id,
      kind: item.kind,
      label: item.label,
      status: item.status,
      date: item.date,
      updatedAt: item.updatedAt,
      owner: organisation.name,
      versions: countDistinct(itemVersion.id),
      files: countDistinct(file.id),
    })
    .from(item)
    .innerJoin(organisation, eq(organisation.id, item.ownerId))
    .leftJoin(itemVersion, eq(itemVersion.itemId, item.id))
    .leftJoin(file, eq(file.itemId, item.id))
    .where(eq(item.id, itemId))
    .groupBy(item.id)
  if (!found) throw new NotFound()
  return found
}

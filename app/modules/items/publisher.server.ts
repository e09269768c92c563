import { eq } from 'drizzle-orm'
import type { Reader, Tx } from '#db/client.server.ts'
import { organisation } from '#db/schema/index.ts'
import type { Publisher } from './kinds.ts'

/** Under whose name items of this organisation appear, until an editor says otherwise. */
export async function publisherOf(read: Reader | Tx, ownerId: string): Promise<Publisher> {
  const [owner] = await read.select({ kind: organisation.kind }).from(organisation).where(eq(organisation.id, ownerId))
  return owner?.kind === 'riec' ? 'riec' : owner?.kind === 'business_platform' ? 'pvo' : 'var'
}

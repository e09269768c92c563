import type { Services } from '#app/services.server.ts'
import { emit } from '#db/outbox.server.ts'
import { bumpPublicGeneration } from './generation.server.ts'

/** Topic `index-item-later`, key `<itemId>@<instant>`: a publication or an end of a lock has come. */
export async function becameDue(services: Services, key: string): Promise<void> {
  const itemId = key.split('@')[0] ?? ''
  await services.db.write(async (tx) => {
    await emit(tx, { topic: 'index-item', key: itemId })
    await bumpPublicGeneration(tx)
  })
}

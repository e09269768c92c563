import { keepsDossiers } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict, NotFound } from '#app/lib/errors.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'

export type Keeper = Viewer & { userId: string }

/** @throws NotFound for who is no editor of the alliance's office or the RIEC */
export function assertKeeper(viewer: Viewer): void {
  if (!keepsDossiers(viewer)) throw new NotFound()
}

/** Somebody else was first: what was typed stays on the page, beside what is stored now. */
export const changedMeanwhile = (): Conflict =>
  new Conflict(
    'Iemand anders heeft dit intussen gewijzigd. Hieronder staat wat u typte; bekijk eerst de nieuwe versie.',
  )

/** What follows every change here: a row in the trail, and kept pages that are made anew. @param what which part, if any */
export async function noteChange(
  tx: Tx,
  viewer: Keeper,
  change: { action: string; object: 'theme' | 'agenda' | 'law'; objectId: string; what?: string },
): Promise<void> {
  const { what, ...rest } = change
  await record(tx, { actor: viewer.userId, ...rest, ...(what ? { detail: { what } } : {}) }, viewer.now)
  await bumpPublicGeneration(tx)
}

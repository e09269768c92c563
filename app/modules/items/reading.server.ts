import { labelPolicy, type Label } from '#app/access/label.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { record } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { countReading } from './reading-count.server.ts'

/** Puts in the trail that this viewer reads something of AMBER or stricter; called before its first byte is sent. */
export async function recordReading(
  db: Database,
  viewer: Viewer,
  item: { id: string; label: Label; ownerId: string; workgroupId: string | null },
  action: 'read' | 'read-page' | 'download',
  detail: Record<string, string | number | boolean> = {},
): Promise<void> {
  if (action === 'read') countReading(db, viewer, item)
  if (!labelPolicy[item.label].confirmed) return
  await db.write(async (tx) =>
    record(tx, {
      actor: viewer.userId ?? 'anonymous',
      action,
      object: 'item',
      objectId: item.id,
      organisationId: item.ownerId,
      workgroupId: item.workgroupId,
      detail,
    }),
  )
}

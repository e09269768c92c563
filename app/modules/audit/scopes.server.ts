import { eq } from 'drizzle-orm'
import { administers, authorize, may } from '#app/access/policy.ts'
import { coordinates, type Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { shownWorkgroup } from '#app/modules/people/names.ts'
import type { Reader } from '#db/client.server.ts'
import { workgroup } from '#db/schema/index.ts'

/** A workgroup for its coordinators and administrators. @throws NotFound for anybody else */
export async function getArrangedWorkgroup(read: Reader, viewer: Viewer, slug: string) {
  const [found] = await read
    .select({ id: workgroup.id, slug: workgroup.slug, name: workgroup.name, hidden: workgroup.hidden })
    .from(workgroup)
    .where(eq(workgroup.slug, slug))
  if (!found || (!administers(viewer) && !coordinates(viewer, found.id))) throw new NotFound()
  return { id: found.id, slug: found.slug, name: shownWorkgroup(viewer, found) }
}

/**
 * An item for who may see its trail; without its title where they may not read it.
 * @throws NotFound, and Forbidden for who reads it without answering for it
 */
export async function getTrailItem(read: Reader, viewer: Viewer, id: string) {
  const found = authorize(viewer, 'read-trail', await getStoredItem(read, id, viewer.now))
  const title = may(viewer, 'read', found) ? found.title : `Afgeschermd stuk ${id.slice(0, 8)}`
  return { id, title, ownerId: found.ownerId, workgroupId: found.workgroupId }
}

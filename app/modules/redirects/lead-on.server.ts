import { everyone } from '#app/auth/guards.ts'
import type { RequestContext } from '#app/lib/request-context.ts'
import { countView } from '#app/modules/views/count.server.ts'
import { isMachine } from '#app/modules/views/pages.ts'
import { findRedirect } from './queries.server.ts'

/**
 * Where an address at which there is nothing leads who asks; null where nowhere. Looked up for every such address, so
 * that time tells nothing. Counted where it leads to what everybody may read.
 */
export async function leadOn(request: Request, context: RequestContext): Promise<string | null> {
  const { db } = context.services
  const viewer = await everyone(request, context)
  const url = new URL(request.url)
  const found = await findRedirect(db.read, viewer, url.pathname + url.search)
  if (!found) return null
  if (found.isPublic && !isMachine(context.client.agent)) countView(db, 'redirect', found.id, viewer.now)
  return found.to
}

import { redirect } from '@remix-run/node'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { RouteArgs } from '#app/lib/route.server.ts'
import { movedTo } from './queries.server.ts'

/** The page of an organisation; of one that went into another the same page of that one, for who may see it. */
export async function orMoved<T>(
  { viewer, params, services }: Pick<RouteArgs<Viewer>, 'viewer' | 'params' | 'services'>,
  loading: Promise<T>,
  address: (slug: string) => string,
): Promise<T> {
  try {
    return await loading
  } catch (error) {
    const slug = error instanceof NotFound ? await movedTo(services.db.read, viewer, params.slug ?? '') : null
    if (slug === null) throw error
    throw redirect(address(slug))
  }
}

import type { Viewer } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { filterOf, parseTrailKey, parseTrailQuery } from './forms.ts'
import { listTrail, type TrailScope } from './queries.server.ts'

/** What `TrailPage` shows of this scope, as the address asks. */
export async function getTrailPage(read: Reader, viewer: Viewer, scope: TrailScope, search: URLSearchParams) {
  const query = parseTrailQuery(search)
  const after = parseTrailKey(search.get('na'))
  const { rows, next } = await listTrail(read, viewer, scope, filterOf(query), after)
  return { query, rows, next, first: after === null }
}

/** The viewer's own last acts, for their profile. */
export async function listLastActs(read: Reader, viewer: Viewer & { userId: string }) {
  const scope: TrailScope = { of: 'person', id: viewer.userId }
  const { rows } = await listTrail(read, viewer, scope, filterOf(parseTrailQuery(new URLSearchParams())), null, 5)
  return rows.map(({ seq, at, what, on, href, from, result }) => ({ seq, at, what, on, href, from, result }))
}

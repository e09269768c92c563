import { Readable } from 'node:stream'
import type { Viewer } from '#app/access/viewer.ts'
import { csv, type CsvColumn } from '#app/lib/csv.ts'
import { formatTime, isoDate } from '#app/ui/format.ts'
import { record } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { outcomeNames } from './actions.ts'
import { filterOf, parseTrailKey, parseTrailQuery } from './forms.ts'
import type { TrailRow } from './present.server.ts'
import { listTrail, type TrailScope } from './queries.server.ts'

const rowsAtOnce = 500

const columns: readonly CsvColumn<TrailRow>[] = [
  { title: 'Datum', value: ({ at }) => isoDate(at) },
  { title: 'Tijd', value: ({ at }) => formatTime(at).slice(0, 5).replace('.', ':') },
  { title: 'Wie', value: ({ who }) => who },
  { title: 'Organisatie', value: ({ organisation }) => organisation },
  { title: 'Wat', value: ({ what }) => what },
  { title: 'Stuk of onderwerp', value: ({ on }) => on },
  { title: 'Bijzonderheden', value: ({ detail }) => detail },
  { title: 'Vanaf', value: ({ from }) => from },
  { title: 'Uitkomst', value: ({ result }) => outcomeNames[result] },
]

/** What an export is of, in the trail. */
const objects = {
  person: 'user',
  organisation: 'organisation',
  workgroup: 'workgroup',
  item: 'item',
  all: 'trail',
} as const

/**
 * The whole list that a page shows under this filter, as CSV, sent piece by piece. That it was taken is put in the trail
 * before the first byte.
 * @param of whose it is, for the trail
 */
export async function exportTrail(
  db: Database,
  viewer: Viewer & { userId: string },
  scope: TrailScope,
  search: URLSearchParams,
  of: { organisationId?: string | null; workgroupId?: string | null } = {},
): Promise<Response> {
  await db.write(async (tx) =>
    record(
      tx,
      {
        actor: viewer.userId,
        action: 'export-trail',
        object: objects[scope.of],
        objectId: scope.id ?? 'trail',
        ...of,
      },
      viewer.now,
    ),
  )
  const body = Readable.toWeb(Readable.from(pieces(db, viewer, scope, search), { objectMode: false }))
  return new Response(body as ReadableStream<Uint8Array>, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="logboek-${isoDate(viewer.now)}.csv"`,
    },
  })
}

async function* pieces(
  db: Database,
  viewer: Viewer,
  scope: TrailScope,
  search: URLSearchParams,
): AsyncGenerator<string> {
  const filter = filterOf(parseTrailQuery(search))
  let next: string | null = null
  let part: 'whole' | 'rest' = 'whole'
  do {
    const page = await listTrail(db.read, viewer, scope, filter, parseTrailKey(next), rowsAtOnce)
    yield csv(page.rows, columns, part)
    next = page.next
    part = 'rest'
  } while (next !== null)
}

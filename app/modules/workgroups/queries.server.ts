import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { liveSeat } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { organisation, seat, workgroup } from '#db/schema/index.ts'

/** Workgroups and networks with the number of organisations at the table; hidden ones for their members only. */
export async function listWorkgroups(read: Reader, viewer: Viewer) {
  const rows = await read
    .select({
      id: workgroup.id,
      slug: workgroup.slug,
      name: workgroup.name,
      kind: workgroup.kind,
      description: workgroup.description,
      organisations: sql<number>`count(DISTINCT ${seat.organisationId})`,
    })
    .from(workgroup)
    .leftJoin(seat, and(eq(seat.workgroupId, workgroup.id), liveSeat(viewer.now)))
    .where(visibleTo(viewer))
    .groupBy(workgroup.id)
    .orderBy(asc(workgroup.name))
  return rows.map(({ id, ...row }) => ({ ...row, own: viewer.keys.has(`wg:${id}`) }))
}

/** A workgroup with the organisations at the table. @throws NotFound, also for a hidden one of others */
export async function getWorkgroup(read: Reader, viewer: Viewer, slug: string) {
  const rows = await read
    .select({ workgroup, organisation: organisation.name, coordinator: sql<number>`max(${seat.coordinator})` })
    .from(workgroup)
    .leftJoin(seat, and(eq(seat.workgroupId, workgroup.id), liveSeat(viewer.now)))
    .leftJoin(organisation, eq(organisation.id, seat.organisationId))
    .where(and(eq(workgroup.slug, slug), visibleTo(viewer)))
    .groupBy(organisation.id)
    .orderBy(asc(organisation.name))
  const first = rows[0]
  if (!first) throw new NotFound()
  const organisations = rows.flatMap((row) =>
    row.organisation === null ? [] : [{ name: row.organisation, coordinates: row.coordinator === 1 }],
  )
  return { ...first.workgroup, organisations, own: viewer.keys.has(`wg:${first.workgroup.id}`) }
}

function visibleTo(viewer: Viewer) {
  const own = viewer.seats.map((s) => s.workgroupId).filter((id) => viewer.keys.has(`wg:${id}`))
  return or(eq(workgroup.hidden, false), own.length > 0 ? inArray(workgroup.id, own) : undefined)
}

import { and, asc, between, desc, eq, inArray, isNotNull, or, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import type { Label } from '#app/access/label.ts'
import { asEditor } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { Reader } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { event, eventAttendance, item, organisation, registration, walkIn } from '#db/schema/index.ts'

/** Counts of one organisation at one meeting; no persons. */
export interface AttendanceRow {
  eventId: string
  title: string
  date: string
  label: Label
  organisationId: string | null
  organisation: string
  signedUp: number
  present: number
}

/** People who typed where they are from, together: what somebody typed may be their own name. */
export const elsewhere = 'Overige, zelf ingevuld'
const mostMeetings = 500

/**
 * How many of which organisation signed up and came, at the meetings that this viewer edits.
 * @param where one meeting, or a period of days
 */
export async function listAttendance(
  read: Reader,
  viewer: Viewer,
  where: { eventId: string } | { from: string; until: string },
): Promise<AttendanceRow[]> {
  const meetings = await read
    .select({ id: item.id, title: item.title, date: item.date, label: item.label })
    .from(event)
    .innerJoin(item, eq(item.id, event.itemId))
    .where(
      and(
        'eventId' in where ? eq(item.id, where.eventId) : between(item.date, where.from, where.until),
        itemsWhere(asEditor(viewer), viewer.now),
      ),
    )
    .orderBy(desc(item.date), asc(item.id))
    .limit(mostMeetings)
  if (meetings.length === 0) return []
  const rows = await countPerOrganisation(
    read,
    meetings.map(({ id }) => id),
  )
  return meetings.flatMap(({ id, ...meeting }) =>
    rows
      .filter((row) => row.eventId === id)
      .map(({ organisation: name, ...row }) => ({ ...row, ...meeting, organisation: name ?? elsewhere })),
  )
}

/** Those on the list, those at the door and what was kept of lists that are forgotten, as one. */
export async function countPerOrganisation(read: Reader, ids: readonly string[]) {
  const counted = unionAll(
    read
      .select({
        eventId: registration.itemId,
        organisationId: registration.organisationId,
        signedUp: sql<number>`sum(${registration.state} = 'confirmed')`.as('signed_up'),
        present: sql<number>`sum(${registration.checkedInAt} IS NOT NULL)`.as('present'),
      })
      .from(registration)
      .where(
        and(
          inArray(registration.itemId, [...ids]),
          or(eq(registration.state, 'confirmed'), isNotNull(registration.checkedInAt)),
        ),
      )
      .groupBy(registration.itemId, registration.organisationId),
    read
      .select({
        eventId: walkIn.itemId,
        organisationId: walkIn.organisationId,
        signedUp: sql<number>`0`.as('signed_up'),
        present: sql<number>`count(*)`.as('present'),
      })
      .from(walkIn)
      .where(inArray(walkIn.itemId, [...ids]))
      .groupBy(walkIn.itemId, walkIn.organisationId),
    read
      .select({
        eventId: eventAttendance.itemId,
        organisationId: eventAttendance.organisationId,
        signedUp: eventAttendance.signedUp,
        present: eventAttendance.present,
      })
      .from(eventAttendance)
      .where(inArray(eventAttendance.itemId, [...ids])),
  ).as('counted')
  return read
    .select({
      eventId: counted.eventId,
      organisationId: counted.organisationId,
      organisation: organisation.name,
      signedUp: sql<number>`sum(${counted.signedUp})`,
      present: sql<number>`sum(${counted.present})`,
    })
    .from(counted)
    .leftJoin(organisation, eq(organisation.id, counted.organisationId))
    .groupBy(counted.eventId, counted.organisationId)
    .orderBy(sql`${counted.organisationId} IS NULL`, asc(organisation.name))
}

export interface OrganisationTotal {
  organisation: string
  meetings: number
  signedUp: number
  present: number
}

/** The same per organisation over all meetings, the one that came most first. */
export function totalsOf(rows: readonly AttendanceRow[]): OrganisationTotal[] {
  const totals = new Map<string | null, OrganisationTotal>()
  for (const { organisationId, organisation: name, signedUp, present } of rows) {
    const sum = totals.get(organisationId) ?? { organisation: name, meetings: 0, signedUp: 0, present: 0 }
    totals.set(organisationId, sum)
    sum.meetings += present > 0 ? 1 : 0
    sum.signedUp += signedUp
    sum.present += present
  }
  return [...totals.values()].sort((a, b) => b.present - a.present || b.signedUp - a.signedUp)
}

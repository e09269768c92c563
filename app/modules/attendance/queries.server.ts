import { asc, eq, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { organisation, registration, registrationSession, walkIn } from '#db/schema/index.ts'

/**
 * Somebody on the list of a meeting. The name is the one they gave to this meeting by signing up, also where their
 * organisation hides names elsewhere: whoever holds the door must know who comes. Only who may edit the meeting gets
 * this list, and a helper of theirs without the addresses.
 */
export interface Attendee {
  id: string
  name: string
  email: string
  organisation: string
  state: 'sent' | 'confirmed' | 'waiting' | 'cancelled' | 'walk-in'
  /** Ids; of a session that is full `waiting`. */
  sessions: Array<{ id: string; waiting: boolean }>
  signedUpAt: number
  checkedInAt: number | null
}

const shownOrganisation = sql<string>`coalesce(${organisation.name}, ${registration.organisationName})`

/** Everybody on the list: those who come by name, then who waits in their order, then who cancelled; walk-ins among the first. */
export async function listAttendees(read: Reader, itemId: string): Promise<Attendee[]> {
  const rows = await read
    .select({
      id: registration.id,
      name: registration.name,
      email: registration.email,
      organisation: shownOrganisation,
      state: registration.state,
      signedUpAt: registration.createdAt,
      checkedInAt: registration.checkedInAt,
      sessionId: registrationSession.sessionId,
      waiting: registrationSession.waiting,
    })
    .from(registration)
    .leftJoin(organisation, eq(organisation.id, registration.organisationId))
    .leftJoin(registrationSession, eq(registrationSession.registrationId, registration.id))
    .where(eq(registration.itemId, itemId))
  const found = new Map<string, Attendee>()
  for (const { sessionId, waiting, ...row } of rows) {
    const one = found.get(row.id) ?? { ...row, ...forgotten(row), sessions: [] }
    found.set(row.id, one)
    if (sessionId !== null) one.sessions.push({ id: sessionId, waiting: waiting ?? false })
  }
  return [...found.values(), ...(await listWalkIns(read, itemId))].sort(inOrder)
}

/** Whose account was deleted is counted on, without a name. */
function forgotten({ name, email }: { name: string; email: string }): { name: string; email: string } {
  return { name: name || 'Verwijderd account', email: email.endsWith('.invalid') ? '' : email }
}

async function listWalkIns(read: Reader, itemId: string): Promise<Attendee[]> {
  const rows = await read
    .select({
      id: walkIn.id,
      name: walkIn.name,
      organisation: sql<string>`coalesce(${organisation.name}, ${walkIn.organisationName})`,
      checkedInAt: walkIn.checkedInAt,
    })
    .from(walkIn)
    .leftJoin(organisation, eq(organisation.id, walkIn.organisationId))
    .where(eq(walkIn.itemId, itemId))
    .orderBy(asc(walkIn.checkedInAt))
  return rows.map((row) => ({ ...row, email: '', state: 'walk-in', sessions: [], signedUpAt: row.checkedInAt }))
}

const rank = { confirmed: 0, 'walk-in': 0, waiting: 1, sent: 2, cancelled: 3 } as const
const dutch = new Intl.Collator('nl')

function inOrder(a: Attendee, b: Attendee): number {
  const states = rank[a.state] - rank[b.state]
  if (states !== 0) return states
  return a.state === 'waiting' ? a.signedUpAt - b.signedUpAt : dutch.compare(a.name, b.name)
}

export interface AttendanceCounts {
  confirmed: number
  waiting: number
  sent: number
  cancelled: number
  walkIns: number
  present: number
}

export function countAttendees(all: readonly Attendee[]): AttendanceCounts {
  const of = (state: Attendee['state']) => all.filter((one) => one.state === state).length
  return {
    confirmed: of('confirmed'),
    waiting: of('waiting'),
    sent: of('sent'),
    cancelled: of('cancelled'),
    walkIns: of('walk-in'),
    present: all.filter((one) => one.checkedInAt !== null).length,
  }
}

/** Who stands at the door with a code, and for which meeting; null where they are forgotten. NOT filtered by the rule. */
export async function findRegistration(read: Reader, id: string) {
  const [row] = await read
    .select({
      id: registration.id,
      itemId: registration.itemId,
      userId: registration.userId,
      name: registration.name,
      organisation: shownOrganisation,
      state: registration.state,
      checkedInAt: registration.checkedInAt,
    })
    .from(registration)
    .leftJoin(organisation, eq(organisation.id, registration.organisationId))
    .where(eq(registration.id, id))
  if (!row) return null
  const sessions = await read
    .select({ id: registrationSession.sessionId, waiting: registrationSession.waiting })
    .from(registrationSession)
    .where(eq(registrationSession.registrationId, id))
  return { ...row, sessions }
}

import type { Assurance } from './label.ts'

export const roles = ['reader', 'author', 'editor', 'manager', 'guest'] as const
export type Role = (typeof roles)[number]

export interface ViewerMembership {
  organisationId: string
  organisationSlug: string
  organisationName: string
  organisationKind: string
  corePartner: boolean
  publishes: boolean
  role: Role
  /** Sharing groups that hold the organisation. */
  groupIds: readonly string[]
}

export interface ViewerSeat {
  workgroupId: string
  workgroupName: string
  organisationId: string
  coordinator: boolean
}

/** Who is asking, as of this request: computed from the database each time, never kept in a session. */
export interface Viewer {
  userId: string | null
  name: string
  email: string
  administrator: boolean
  assurance: Assurance
  /** Set once per request, milliseconds UTC. */
  now: number
  memberships: readonly ViewerMembership[]
  seats: readonly ViewerSeat[]
  keys: ReadonlySet<string>
}

export function anonymousViewer(now: number): Viewer {
  return {
    userId: null,
    name: '',
    email: '',
    administrator: false,
    assurance: 0,
    now,
    memberships: [],
    seats: [],
    keys: new Set(['public']),
  }
}

/** Live memberships and seats only; the caller (auth) has left out what ended, is pending or suspended. */
export function makeViewer(person: Omit<Viewer, 'keys'> & { userId: string }): Viewer {
  // Below the second factor a viewer is nobody yet: they can only enrol or give it.
  const keys = person.assurance >= 2 ? keysOf(person.userId, person.memberships, person.seats) : new Set(['public'])
  return { ...person, keys }
}

/** The keys of access.md, "What a viewer holds". */
export function keysOf(
  userId: string,
  memberships: readonly ViewerMembership[],
  seats: readonly ViewerSeat[],
): ReadonlySet<string> {
  const keys = new Set(['public'])
  for (const m of memberships) {
    keys.add(personKey(userId, m.organisationId))
    if (m.role === 'guest') continue
    keys.add(`org:${m.organisationId}`)
    keys.add(`kind:${m.organisationKind}`)
    if (m.corePartner) keys.add('partners')
    for (const group of m.groupIds) keys.add(`group:${group}`)
    if (m.role !== 'reader') keys.add(`desk:${m.organisationId}`)
  }
  for (const s of seats) {
    // A seat is live only while its holder's membership in the seat's organisation is.
    if (!memberships.some((m) => m.organisationId === s.organisationId && m.role !== 'guest')) continue
    keys.add(`wg:${s.workgroupId}`)
    keys.add(seatKey(userId, s.workgroupId))
    if (s.coordinator) keys.add(`wgdesk:${s.workgroupId}`)
  }
  return keys
}

export const personKey = (userId: string, organisationId: string): string => `person:${userId}@${organisationId}`
export const seatKey = (userId: string, workgroupId: string): string => `seat:${userId}@${workgroupId}`

export const isSignedIn = (viewer: Viewer): viewer is Viewer & { userId: string } => viewer.userId !== null
export const roleIn = (viewer: Viewer, organisationId: string): Role | null =>
  viewer.assurance >= 2 ? (viewer.memberships.find((m) => m.organisationId === organisationId)?.role ?? null) : null
/** Belongs to an organisation as more than a guest. */
export const participates = (viewer: Viewer): boolean =>
  viewer.assurance >= 2 && viewer.memberships.some((m) => m.role !== 'guest')
export const seatIn = (viewer: Viewer, workgroupId: string): ViewerSeat | null =>
  viewer.keys.has(`wg:${workgroupId}`) ? (viewer.seats.find((s) => s.workgroupId === workgroupId) ?? null) : null
export const coordinates = (viewer: Viewer, workgroupId: string): boolean => viewer.keys.has(`wgdesk:${workgroupId}`)

import { and, count, desc, eq, gt, isNull } from 'drizzle-orm'
import { absoluteMs, idleMs, type SessionInfo } from '#app/auth/session.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { apiToken, recoveryCode, session, user } from '#db/schema/index.ts'
import { roleNames } from './forms.ts'

/** One's own data, sessions, tokens and what is left of the recovery codes. */
export async function getProfile(reader: Reader, viewer: Viewer & { userId: string; session: SessionInfo }) {
  const { userId, now } = viewer
  const [person] = await reader
    .select({ name: user.name, email: user.email, jobTitle: user.jobTitle, passwordHash: user.passwordHash })
    .from(user)
    .where(eq(user.id, userId))
  if (!person) throw new NotFound()
  const sessions = await reader
    .select({
      id: session.id,
      createdAt: session.createdAt,
      seenAt: session.seenAt,
      address: session.address,
      agent: session.agent,
    })
    .from(session)
    .where(and(eq(session.userId, userId), gt(session.seenAt, now - idleMs), gt(session.createdAt, now - absoluteMs)))
    .orderBy(desc(session.seenAt))
  const tokens = await reader
    .select({
      id: apiToken.id,
      name: apiToken.name,
      scopes: apiToken.scopes,
      createdAt: apiToken.createdAt,
      expiresAt: apiToken.expiresAt,
      usedAt: apiToken.usedAt,
    })
    .from(apiToken)
    .where(and(eq(apiToken.userId, userId), isNull(apiToken.revokedAt), gt(apiToken.expiresAt, now)))
    .orderBy(desc(apiToken.createdAt))
  const [codes] = await reader
    .select({ left: count() })
    .from(recoveryCode)
    .where(and(eq(recoveryCode.userId, userId), isNull(recoveryCode.usedAt)))
  return {
    person: { name: person.name, email: person.email, jobTitle: person.jobTitle },
    memberships: viewer.memberships.map((m) => ({ organisation: m.organisationName, role: roleNames[m.role] })),
    workgroups: viewer.seats.map((s) => ({ name: s.workgroupName, coordinator: s.coordinator })),
    sessions: sessions.map(({ id, ...rest }) => ({
      id,
      ...rest,
      agent: describeAgent(rest.agent),
      current: id === viewer.session.id,
    })),
    tokens,
    password: person.passwordHash !== null,
    codesLeft: codes?.left ?? 0,
    cameBy: viewer.session.provider?.name ?? null,
    fresh: viewer.assurance >= 3,
  }
}

/** "Firefox op Windows", for recognising one's own sessions. */
export function describeAgent(agent: string): string {
  const find = (names: ReadonlyArray<[string, string]>) => names.find(([mark]) => agent.includes(mark))?.[1]
  const browser = find([
    ['Edg/', 'Edge'],
    ['Firefox/', 'Firefox'],
    ['Chrome/', 'Chrome'],
    ['Safari/', 'Safari'],
  ])
  const system = find([
    ['Windows', 'Windows'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Android', 'Android'],
    ['Mac OS', 'Mac'],
    ['Linux', 'Linux'],
  ])
  if (!browser) return 'Onbekend programma'
  return system ? `${browser} op ${system}` : browser
}

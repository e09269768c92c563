import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership, viewerOfUser } from '#app/auth/viewer.server.ts'
import { NotFound } from '#app/lib/errors.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, user } from '#db/schema/index.ts'

/** The bureau of the alliance: owner of what has no owner. @throws NotFound on a database without one */
export async function getOffice(read: Reader): Promise<{ id: string; slug: string; name: string }> {
  const [office] = await read
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(eq(organisation.kind, 'alliance_office'))
    .orderBy(asc(organisation.createdAt), asc(organisation.id))
    .limit(1)
  if (!office) throw new NotFound('Er is nog geen bureau van de alliantie; maak dat eerst.')
  return office
}

/**
 * Who an import acts as: the person with this address, or else the bureau's first editor or manager. Whoever runs the
 * command operates the server, so it counts as a second factor given just now.
 * @throws NotFound
 */
export async function getActor(
  read: Reader,
  officeId: string,
  email: string | undefined,
  now: number,
): Promise<Viewer & { userId: string }> {
  const [person] = email
    ? await read.select({ id: user.id }).from(user).where(eq(user.email, email.trim().toLowerCase()))
    : await read
        .select({ id: user.id })
        .from(membership)
        .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
        .where(
          and(
            eq(membership.organisationId, officeId),
            inArray(membership.role, ['editor', 'manager']),
            liveMembership(now),
          ),
        )
        .orderBy(asc(membership.startedAt), asc(membership.id))
        .limit(1)
  const viewer = person ? await viewerOfUser(read, person.id, { assurance: 3, now }) : null
  if (viewer?.userId) return { ...viewer, userId: viewer.userId }
  throw new NotFound(
    email
      ? `${email} is geen account dat iets mag.`
      : 'Het bureau heeft nog geen redacteur; kies met --as wie dit doet.',
  )
}

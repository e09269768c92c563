import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { mayCreateFor, mayPublish, may } from '#app/access/policy.ts'
import { roleIn, type Viewer } from '#app/access/viewer.ts'
import { liveMembership, viewerOfUser } from '#app/auth/viewer.server.ts'
import { Forbidden, NotFound } from '#app/lib/errors.ts'
import type { StoredItem } from '#app/modules/items/facts.server.ts'
import type { Reader } from '#db/client.server.ts'
import { membership, organisation, user } from '#db/schema/index.ts'
import type { RowMeaning } from './row.ts'

export type SignedIn = Viewer & { userId: string }

/** The bureau of the alliance: owner of what has no owner. @throws NotFound on a database without one */
export async function getOffice(read: Reader): Promise<{ id: string; slug: string; name: string }> {
  const [office] = await read
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(and(eq(organisation.kind, 'alliance_office'), isNull(organisation.mergedInto)))
    .orderBy(asc(organisation.createdAt), asc(organisation.id))
    .limit(1)
  if (!office) throw new NotFound('Er is nog geen bureau van de alliantie; maak dat eerst.')
  return office
}

/**
 * Who an import acts as: an item is made by somebody who may make it in the portal, with that person's rights and no
 * other. Whoever runs the command operates the server, so it counts as a second factor given just now.
 */
export interface Actors {
  /** The one named with `--as`. */
  named: SignedIn | null
  /** Editors and managers, who has been there longest first. */
  editorsOf(organisationId: string): Promise<SignedIn[]>
}

/** @param email acts for the organisations it belongs to; @throws NotFound or Forbidden where that makes no sense */
export async function loadActors(read: Reader, email: string | undefined, now: number): Promise<Actors> {
  const known = new Map<string, Promise<SignedIn | null>>()
  const load = async (id: string): Promise<SignedIn | null> => {
    const viewer = await viewerOfUser(read, id, { assurance: 3, now })
    return viewer && { ...viewer, userId: id }
  }
  const viewerOf = (id: string) => {
    const found = known.get(id) ?? load(id)
    known.set(id, found)
    return found
  }
  const rows = await read
    .select({ userId: user.id, organisationId: membership.organisationId })
    .from(membership)
    .innerJoin(user, and(eq(user.id, membership.userId), isNull(user.suspendedAt)))
    .where(and(inArray(membership.role, ['editor', 'manager']), liveMembership(now)))
    .orderBy(asc(membership.startedAt), asc(membership.id))
  const named = email ? await getNamed(read, email.trim().toLowerCase(), viewerOf) : null
  return {
    named,
    async editorsOf(organisationId) {
      const ids = rows.filter((row) => row.organisationId === organisationId).map((row) => row.userId)
      return (await Promise.all(ids.map(viewerOf))).flatMap((viewer) => viewer ?? [])
    },
  }
}

async function getNamed(
  read: Reader,
  email: string,
  viewerOf: (id: string) => Promise<SignedIn | null>,
): Promise<SignedIn> {
  const [person] = await read.select({ id: user.id }).from(user).where(eq(user.email, email))
  const viewer = person ? await viewerOf(person.id) : null
  if (!viewer) throw new NotFound(`${email} is geen account dat iets mag.`)
  if (
    !viewer.memberships.some(({ organisationId }) =>
      mayCreateFor(viewer, { ownerId: organisationId, workgroupId: null }),
    )
  )
    throw new Forbidden(`${email} mag voor geen enkele organisatie stukken maken.`)
  return viewer
}

/**
 * The first who may do with this item what the import is going to do: the named person where they belong to the owner,
 * otherwise its maker of before, and then its editors.
 * @param stored the item as it is, where it was imported before
 * @returns the actor, or what is wrong in Dutch
 */
export async function chooseActor(
  actors: Actors,
  { ownerId, label }: Pick<RowMeaning, 'ownerId' | 'label'>,
  stored: StoredItem | null,
  publish: boolean,
): Promise<{ actor: SignedIn } | { fault: string }> {
  const { named } = actors
  const isNamed = named !== null && roleIn(named, ownerId) !== null
  const editors = isNamed ? [named] : await actors.editorsOf(ownerId)
  if (editors.length === 0) return { fault: 'deze organisatie heeft nog geen redacteur of manager die dit kan doen' }
  const who = isNamed ? named.email : 'een redacteur van deze organisatie'
  const where = { ownerId, workgroupId: null, label }
  const makers = editors.filter((one) => mayCreateFor(one, where))
  if (makers.length === 0) return { fault: `${who} mag voor deze organisatie geen stukken maken` }
  const changers = stored ? makers.filter((one) => may(one, 'edit', stored)) : makers
  if (changers.length === 0) return { fault: `${who} mag dit stuk niet wijzigen; alleen de makers ervan mogen dat` }
  const fitting = publish ? changers.filter((one) => mayPublish(one, where)) : changers
  const actor = fitting.find((one) => one.userId === stored?.creatorId) ?? fitting[0]
  return actor ? { actor } : { fault: `${who} mag voor deze organisatie niet publiceren` }
}

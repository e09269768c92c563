import { and, asc, eq, exists, gt, inArray, isNull, like, ne, sql } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { liveMembership } from '#app/auth/viewer.server.ts'
import { personColumns } from '#app/modules/people/hidden-names.server.ts'
import { shownName } from '#app/modules/people/names.ts'
import { record } from '#db/audit.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { expertise, membership, organisation, user } from '#db/schema/index.ts'
import { foldSubject } from './forms.ts'

const pageSize = 50

/** What somebody says they know about, for their own form. */
export async function expertiseOf(read: Reader, userId: string) {
  const rows = await read
    .select({ subject: expertise.subject, contact: user.contactShown })
    .from(user)
    .leftJoin(expertise, eq(expertise.userId, user.id))
    .where(eq(user.id, userId))
    .orderBy(asc(expertise.folded))
  return { subjects: rows.flatMap(({ subject }) => subject ?? []), contact: rows[0]?.contact ?? false }
}

/** Replaces what the viewer says they know about. @param input.contact whether partners see their mail address with it */
export async function setExpertise(
  tx: Tx,
  viewer: { userId: string; now: number },
  input: { subjects: readonly string[]; contact: boolean },
): Promise<void> {
  const { userId } = viewer
  await tx.delete(expertise).where(eq(expertise.userId, userId))
  if (input.subjects.length > 0)
    await tx
      .insert(expertise)
      .values(input.subjects.map((subject) => ({ userId, subject, folded: foldSubject(subject) })))
  await tx.update(user).set({ contactShown: input.contact }).where(eq(user.id, userId))
  await record(tx, { actor: userId, action: 'change-expertise', object: 'user', objectId: userId }, viewer.now)
}

/** Where the list goes on: the number of the last person shown. */
export const parseAfter = (value: string | null): number | null =>
  value !== null && /^\d{1,9}$/.test(value) ? Number(value) : null

/**
 * "Wie weet wat": people with subjects that hold each of the words asked for, as partners may see them: name or function and
 * number (then with the organisations that hide them only), organisations, subjects. People who no longer belong anywhere, guests and suspended people are left out.
 * @param options.after the number of the last person of the page before
 * @returns `next` where more follow
 */
export async function findExperts(read: Reader, viewer: Viewer, options: { q: string; after: number | null }) {
  const words = foldSubject(options.q).split(' ').filter(Boolean).slice(0, 8)
  const holds = (word: string) => like(sql`' ' || ${expertise.folded}`, `% ${word}%`)
  const live = and(liveMembership(viewer.now), ne(membership.role, 'guest'))
  const found = await read
    .select({ ...personColumns(viewer), email: user.email, contact: user.contactShown })
    .from(user)
    .where(
      and(
        isNull(user.suspendedAt),
        options.after === null ? undefined : gt(user.number, options.after),
        exists(
          read
            .select({ one: sql`1` })
            .from(membership)
            .where(and(eq(membership.userId, user.id), live)),
        ),
        ...(words.length > 0 ? words : ['']).map((word) =>
          exists(
            read
              .select({ one: sql`1` })
              .from(expertise)
              .where(and(eq(expertise.userId, user.id), holds(word))),
          ),
        ),
      ),
    )
    .orderBy(asc(user.number))
    .limit(pageSize + 1)
  const people = found.slice(0, pageSize)
  const details = await detailsOf(
    read,
    people.map(({ id }) => id),
    live,
  )
  return {
    people: people.map((person) => {
      const known = details.get(person.id)
      return {
        number: person.number,
        name: shownName(viewer, person, null),
        jobTitle: person.hidden === 1 ? '' : person.jobTitle,
        email: person.contact && person.hidden === 0 ? person.email : null,
        organisations: (known?.organisations ?? [])
          .filter((one) => person.hidden === 0 || one.hides)
          .map(({ name }) => name),
        subjects: known?.subjects ?? [],
      }
    }),
    next: found.length > pageSize ? (people.at(-1)?.number ?? null) : null,
  }
}

type Condition = ReturnType<typeof and>

async function detailsOf(read: Reader, ids: string[], live: Condition) {
  const result = new Map<string, { organisations: Array<{ name: string; hides: boolean }>; subjects: string[] }>()
  if (ids.length === 0) return result
  const rows = await read
    .selectDistinct({
      userId: expertise.userId,
      subject: expertise.subject,
      name: organisation.name,
      hides: organisation.namesHidden,
    })
    .from(expertise)
    .innerJoin(membership, and(eq(membership.userId, expertise.userId), live))
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(inArray(expertise.userId, ids))
    .orderBy(asc(organisation.name), asc(expertise.folded))
  for (const { userId, subject, name, hides } of rows) {
    const known = result.get(userId) ?? { organisations: [], subjects: [] }
    result.set(userId, known)
    if (!known.organisations.some((one) => one.name === name)) known.organisations.push({ name, hides })
    if (!known.subjects.includes(subject)) known.subjects.push(subject)
  }
  return result
}

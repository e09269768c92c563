import { and, eq, inArray, max, sql } from 'drizzle-orm'
import type { Role } from '#app/access/viewer.ts'
import { Invalid } from '#app/lib/errors.ts'
import { record } from '#db/audit.server.ts'
import type { Tx } from '#db/client.server.ts'
import { membership, user } from '#db/schema/index.ts'
import { emptySeats, sendInvitation } from './commands.members.server.ts'
import { keepManaged } from './confirmers.server.ts'
import { askForConfirmation, assertNotSelf, grantIn, type Acting } from './grants.server.ts'

interface Added {
  name: string
  /** Lower case, once in the list. */
  email: string
  jobTitle: string
  role: Role
  endsAt: number | null
}

/**
 * `addPerson` for many at once: the same rights, the same rows in the trail, the same mails, with as many statements for
 * five hundred people as for one, but for the trail and the mails themselves.
 * @throws Invalid where one of them is a member already
 */
export async function addPeople(
  tx: Tx,
  viewer: Acting,
  organisationId: string,
  people: readonly Added[],
): Promise<void> {
  if (people.length === 0) return
  const grant = grantIn(viewer, organisationId)
  const accounts = await accountsOf(tx, people, viewer.now)
  const ids = people.map(({ email }) => accounts.get(email)?.id ?? '')
  for (const id of ids) assertNotSelf(viewer, id)
  const before = await tx
    .select({ userId: membership.userId, endsAt: membership.endsAt })
    .from(membership)
    .where(and(eq(membership.organisationId, organisationId), inArray(membership.userId, ids)))
  if (before.some(({ endsAt }) => endsAt === null || endsAt > viewer.now))
    throw new Invalid({ email: ['Een van deze personen hoort al bij de organisatie.'] })
  await keepManaged(tx, organisationId, viewer.now)
  for (const { userId } of before) await emptySeats(tx, { userId, organisationId }, viewer.now)
  await tx
    .insert(membership)
    .values(
      people.map(({ email, role, endsAt }) => ({
        userId: accounts.get(email)?.id ?? '',
        organisationId,
        role,
        endsAt,
        startedAt: viewer.now,
        ...grant,
      })),
    )
    .onConflictDoUpdate({
      target: [membership.userId, membership.organisationId],
      set: {
        role: sql`excluded.role`,
        startedAt: sql`excluded.started_at`,
        endsAt: sql`excluded.ends_at`,
        pendingSince: sql`excluded.pending_since`,
        createdBy: sql`excluded.created_by`,
        confirmedBy: sql`excluded.confirmed_by`,
      },
    })
  const pending = grant.pendingSince !== null
  for (const { email, role } of people) {
    const account = accounts.get(email)
    if (!account) continue
    const entry = { action: 'add-member', object: 'user', objectId: account.id, organisationId }
    await record(tx, { actor: viewer.userId, ...entry, detail: { role, pending } }, viewer.now)
    if (!pending && !account.passwordHash) await sendInvitation(tx, account.id)
  }
  if (pending) await askForConfirmation(tx, viewer, organisationId)
}

/** The accounts of these addresses, by address; made where there is none. */
async function accountsOf(tx: Tx, people: readonly Added[], now: number) {
  const columns = { id: user.id, email: user.email, passwordHash: user.passwordHash }
  const emails = people.map(({ email }) => email)
  const known = await tx.select(columns).from(user).where(inArray(user.email, emails))
  const accounts = new Map(known.map((account) => [account.email, account]))
  const fresh = people.filter(({ email }) => !accounts.has(email))
  if (fresh.length === 0) return accounts
  const [last] = await tx.select({ number: max(user.number) }).from(user)
  const made = await tx
    .insert(user)
    .values(
      fresh.map(({ name, email, jobTitle }, index) => ({
        name,
        email,
        jobTitle,
        number: (last?.number ?? 0) + index + 1,
        createdAt: now,
      })),
    )
    .returning(columns)
  for (const account of made) accounts.set(account.email, account)
  return accounts
}

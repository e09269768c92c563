import { Secret, TOTP } from 'otpauth'
import type { Assurance } from '#app/access/label.ts'
import type { Role, Viewer } from '#app/access/viewer.ts'
import { startSession } from '#app/auth/session.server.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { keyedHash, seal } from '#app/lib/secrets.server.ts'
import { newId } from '#db/columns.ts'
import type { Database, Tx } from '#db/client.server.ts'
import {
  apiToken,
  membership,
  organisation,
  seat,
  sharingGroup,
  sharingGroupMember,
  user,
  workgroup,
} from '#db/schema/index.ts'

type New<T extends { $inferInsert: unknown }> = Partial<T['$inferInsert']>
export type Organisation = typeof organisation.$inferSelect
export interface Secrets {
  session: string[]
  audit: string
}

export const testSecrets: Secrets = {
  session: ['a-session-secret-for-tests-only-0123456789'],
  audit: 'an-audit-key-for-tests',
}
const longAgo = Date.UTC(2023, 0, 1)
let counter = 0

/** A municipality and core partner, unless told otherwise. */
export async function anOrganisation(db: Database, overrides: New<typeof organisation> = {}): Promise<Organisation> {
  const n = ++counter
  return first(db, (tx) =>
    tx
      .insert(organisation)
      .values({
        slug: `gemeente-${n}`,
        name: `Gemeente ${n}`,
        kind: 'municipality',
        corePartner: true,
        createdAt: longAgo,
        ...overrides,
      })
      .returning(),
  )
}

export interface PersonOptions {
  name?: string
  email?: string
  jobTitle?: string
  administrator?: boolean
  suspendedAt?: number | null
  passwordHash?: string | null
  /** False: no second factor yet. */
  enrolled?: boolean
  /** The first membership; null for none. A new municipality where left out. */
  organisation?: { id: string } | null
  role?: Role
  membership?: New<typeof membership>
  /** Seals the second factor; those of `testSecrets` where left out. */
  secrets?: Secrets
}
export type Person = typeof user.$inferSelect & {
  totpSecret: string | null
  totpPlain: string
  membershipId: string | null
}

/** A reader with a second factor, at a municipality of their own unless told where. */
export async function aPerson(db: Database, options: PersonOptions = {}): Promise<Person> {
  const n = ++counter
  const totpPlain = new Secret({ size: 20 }).base32
  const sealed = seal((options.secrets ?? testSecrets).session, 'totp', totpPlain)
  const enrolled = options.enrolled ?? true
  const where = options.organisation === undefined ? await anOrganisation(db) : options.organisation
  const person = await first(db, (tx) =>
    tx
      .insert(user)
      .values({
        email: options.email ?? `persoon${n}@voorbeeld.example`,
        name: options.name ?? `Persoon ${n}`,
        jobTitle: options.jobTitle ?? 'Adviseur',
        number: n,
        administrator: options.administrator ?? false,
        passwordHash: options.passwordHash ?? null,
        totpSecret: enrolled ? sealed : null,
        totpEnrolledAt: enrolled ? longAgo : null,
        suspendedAt: options.suspendedAt ?? null,
        createdAt: longAgo,
      })
      .returning(),
  )
  const held = where
    ? await aMembership(db, {
        userId: person.id,
        organisationId: where.id,
        role: options.role ?? 'reader',
        ...options.membership,
      })
    : null
  return { ...person, totpPlain, membershipId: held?.id ?? null }
}

/** A live membership as reader. */
export function aMembership(db: Database, values: New<typeof membership> & { userId: string; organisationId: string }) {
  return first(db, (tx) =>
    tx
      .insert(membership)
      .values({ role: 'reader', startedAt: longAgo, ...values })
      .returning(),
  )
}

export function aWorkgroup(db: Database, overrides: New<typeof workgroup> = {}) {
  const n = ++counter
  return first(db, (tx) =>
    tx
      .insert(workgroup)
      .values({ slug: `werkgroep-${n}`, name: `Werkgroep ${n}`, kind: 'workgroup', createdAt: longAgo, ...overrides })
      .returning(),
  )
}

export function aSeat(db: Database, values: New<typeof seat> & { workgroupId: string; organisationId: string }) {
  return first(db, (tx) => tx.insert(seat).values(values).returning())
}

/** A sharing group that holds these organisations; the first owns it where no owner is given. */
export async function aSharingGroup(
  db: Database,
  organisations: ReadonlyArray<{ id: string }>,
  overrides: New<typeof sharingGroup> = {},
) {
  const n = ++counter
  const ownerId = overrides.ownerId ?? organisations[0]?.id ?? (await anOrganisation(db)).id
  const group = await first(db, (tx) =>
    tx
      .insert(sharingGroup)
      .values({ slug: `deelgroep-${n}`, name: `Deelgroep ${n}`, createdAt: longAgo, ...overrides, ownerId })
      .returning(),
  )
  await db.write(async (tx) => {
    for (const { id } of organisations)
      await tx.insert(sharingGroupMember).values({ groupId: group.id, organisationId: id })
  })
  return group
}

/** The `Cookie` header of a session of this person; assurance 3 unless told otherwise. */
export async function signedInCookie(
  db: Database,
  secrets: Secrets,
  userId: string,
  options: { assurance?: Exclude<Assurance, 0>; now?: number; https?: boolean } = {},
): Promise<string> {
  const now = options.now ?? Date.now()
  const factorAt = { 1: null, 2: now - 2 * 60 * 60_000, 3: now }[options.assurance ?? 3]
  const value = await db.write((tx) => startSession(tx, secrets.session, { userId, factorAt, now }))
  return `${options.https ? '__Host-sessie' : 'sessie'}=${value}`
}

/** A personal API token and its row; valid for an hour unless told otherwise. */
export async function anApiToken(db: Database, secrets: Secrets, userId: string, overrides: New<typeof apiToken> = {}) {
  const token = `token-${newId()}${newId()}`
  const now = Date.now()
  const row = await first(db, (tx) =>
    tx
      .insert(apiToken)
      .values({
        userId,
        name: 'test',
        hash: keyedHash(secrets.session, 'api-token', token),
        createdAt: now,
        expiresAt: now + 60 * 60_000,
        ...overrides,
      })
      .returning(),
  )
  return { token, row }
}

/** The viewer this person is, computed as for a request but without one; assurance 3 unless told otherwise. */
export async function viewerFor(
  db: Database,
  userId: string,
  options: { assurance?: Exclude<Assurance, 0>; now?: number } = {},
): Promise<Viewer & { userId: string }> {
  const viewer = await viewerOfUser(db.read, userId, {
    assurance: options.assurance ?? 3,
    now: options.now ?? Date.now(),
  })
  if (!viewer) throw new Error('no such person, or suspended')
  return { ...viewer, userId }
}

/** The code that the person's phone shows now. */
export const totpCode = (secret: string, at = Date.now()): string =>
  new TOTP({ secret: Secret.fromBase32(secret), digits: 6, period: 30 }).generate({ timestamp: at })

async function first<T>(db: Database, insert: (tx: Tx) => PromiseLike<T[]>): Promise<T> {
  return db.write(async (tx) => {
    const [row] = await insert(tx)
    if (row === undefined) throw new Error('nothing was inserted')
    return row
  })
}

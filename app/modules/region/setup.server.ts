import { and, eq, inArray } from 'drizzle-orm'
import { Invalid } from '#app/lib/errors.ts'
import { slugify } from '#app/lib/urls.ts'
import { confirmGrant } from '#app/modules/people/commands.confirm.server.ts'
import { addPerson } from '#app/modules/people/commands.members.server.ts'
import { makeOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { organisationsByTypedName } from '#app/modules/people/former-names.server.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { notEnded } from '#app/modules/people/queries.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, user } from '#db/schema/index.ts'
import { readManagers, type ManagerRow, type RowFault } from './managers-list.ts'

/** What would happen with a row. `organisationId` is null where the organisation is made along with it. */
export interface PlannedManager extends ManagerRow {
  organisationId: string | null
  organisationName: string
}

export interface Plan {
  rows: PlannedManager[]
  faults: RowFault[]
  /** Names of the municipalities that are made. */
  made: string[]
}

/**
 * Reads a pasted list of first managers and says what it would do; changes nothing. An organisation is known by its name, with or
 * without "Gemeente" before it, or its address; an unknown one is to be made, as a municipality.
 */
export async function planManagers(read: Reader, text: string, now: number): Promise<Plan> {
  const { rows, faults } = readManagers(text)
  const byName = await organisationsByTypedName(read, keyOf)
  const members = await membersAmong(read, rows, now)
  const made = new Map<string, string>()
  const planned: PlannedManager[] = []
  for (const row of rows) {
    const found = byName.get(keyOf(row.organisation))
    if (found && members.has(`${found.id} ${row.email}`)) {
      faults.push({ line: row.line, column: 'E-mailadres', reason: 'Deze persoon hoort al bij de organisatie.' })
      continue
    }
    if (!found && !made.has(keyOf(row.organisation))) made.set(keyOf(row.organisation), row.organisation)
    const name = found?.name ?? made.get(keyOf(row.organisation)) ?? row.organisation
    planned.push({ ...row, organisationId: found?.id ?? null, organisationName: name })
  }
  faults.sort((a, b) => a.line - b.line)
  return { rows: planned, faults, made: [...made.values()] }
}

/**
 * Makes what the plan says, all or nothing: unknown municipalities, and everybody as manager. What an administrator gives waits
 * for a second one, or for a manager where there is one already.
 * @throws Invalid where a row is not right
 */
export async function makeManagers(tx: Tx, viewer: Acting, text: string): Promise<{ people: number; made: number }> {
  assertAdministrator(viewer)
  const plan = await planManagers(tx, text, viewer.now)
  if (plan.faults.length > 0 || plan.rows.length === 0)
    throw new Invalid({ list: ['De lijst klopt niet. Bekijk haar eerst opnieuw.'] })
  const ids = new Map<string, string>()
  for (const name of plan.made) ids.set(keyOf(name), await makeMunicipality(tx, viewer, name))
  for (const row of plan.rows)
    await addPerson(tx, viewer, {
      organisationId: row.organisationId ?? ids.get(keyOf(row.organisation)) ?? '',
      name: row.name,
      email: row.email,
      jobTitle: row.jobTitle,
      role: 'manager',
      endsAt: null,
    })
  return { people: plan.rows.length, made: plan.made.length }
}

/** Confirms many pending memberships at once, each as it was shown. All or nothing. @throws as confirmGrant */
export async function confirmManagers(
  tx: Tx,
  viewer: Acting,
  grants: ReadonlyArray<{ id: string; mark: string }>,
): Promise<void> {
  for (const { id, mark } of grants) await confirmGrant(tx, viewer, 'membership', id, mark)
}

async function makeMunicipality(tx: Tx, viewer: Acting, name: string): Promise<string> {
  const slug = await makeOrganisation(tx, viewer, {
    name,
    kind: 'municipality',
    corePartner: true,
    publishes: false,
    namesHidden: false,
  })
  const [row] = await tx.select({ id: organisation.id }).from(organisation).where(eq(organisation.slug, slug))
  return row?.id ?? ''
}

async function membersAmong(read: Reader, rows: readonly ManagerRow[], now: number): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const held = await read
    .select({ organisationId: membership.organisationId, email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(
      and(
        inArray(
          user.email,
          rows.map(({ email }) => email),
        ),
        notEnded(membership.endsAt, now),
      ),
    )
  return new Set(held.map((one) => `${one.organisationId} ${one.email}`))
}

/** "Gemeente Hoek van Holland" and "hoek van holland" are the same. */
function keyOf(name: string): string {
  return slugify(name).replace(/^gemeente-/, '')
}

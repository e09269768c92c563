import { and, eq, inArray } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { ListRefused } from '#app/modules/invitations/commands.server.ts'
import type { ListFault } from '#app/modules/invitations/parse.server.ts'
import { domainsOf, domainWarning } from '#app/modules/invitations/queries.server.ts'
import { confirmGrant } from '#app/modules/people/commands.confirm.server.ts'
import { addPerson } from '#app/modules/people/commands.members.server.ts'
import { makeOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { assertAdministrator, type Acting } from '#app/modules/people/grants.server.ts'
import { notEnded } from '#app/modules/people/queries.server.ts'
import type { Reader, Tx } from '#db/client.server.ts'
import { membership, organisation, user } from '#db/schema/index.ts'
import { knownOrganisations, type Known } from './known.server.ts'
import { keyOf, readManagers, type ManagerRow } from './managers-list.server.ts'

/** What would happen with a row. */
export interface PlannedManager extends ManagerRow {
  /** Null where the organisation is made along with it. */
  organisationId: string | null
  /** As it is called now. */
  organisation: string
  /** What to look at before it is done. */
  warning: string | null
}

export interface Plan {
  rows: PlannedManager[]
  faults: ListFault[]
  /** Names of the municipalities that are made. */
  made: string[]
}

/**
 * Reads a pasted list of first managers and says what it would do; changes nothing. An organisation is known by its name now
 * or before, or its address; an unknown one is to be made, as a municipality.
 */
export async function planManagers(read: Reader, viewer: Viewer, text: string): Promise<Plan> {
  const { rows, faults } = readManagers(text)
  const known = await knownOrganisations(read)
  const places = rows.map((row) => known(row.organisation))
  const ids = places.flatMap(([first]) => (first ? [first.id] : []))
  const members = await membersAmong(read, rows, viewer.now)
  const domains = await domainsOf(read, [...new Set(ids)])
  const made = new Map<string, string>()
  const planned = rows.map((row, index): PlannedManager => {
    const [found, other] = places[index] ?? []
    const fault = (column: string, reason: string) => faults.push({ line: row.line, column, reason })
    if (found && other) fault('gemeente', `heet nu ${found.name} of ${other.name}: schrijf de naam van nu`)
    if (row.email !== '' && row.email === viewer.email) fault('e-mailadres', 'is uw eigen adres')
    if (!found) {
      const key = keyOf(row.organisation)
      if (!made.has(key)) made.set(key, row.organisation)
      return { ...row, organisationId: null, organisation: made.get(key) ?? '', warning: null }
    }
    if (members.has(`${found.id} ${row.email}`))
      fault('e-mailadres', 'hoort al bij de organisatie: haal deze regel weg')
    const warnings = [formerWarning(row.organisation, found), domainWarning(row.email, domains.get(found.id) ?? [])]
    return {
      ...row,
      organisationId: found.id,
      organisation: found.name,
      warning: warnings.filter((one) => one !== null).join('; ') || null,
    }
  })
  faults.sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
  return { rows: planned, faults, made: [...made.values()] }
}

/**
 * Makes what the plan says, all or nothing: unknown municipalities, and everybody as manager. What an administrator gives waits
 * for a second one, or for a manager where there is one already.
 * @param text as it was pasted: it is read again, in the write
 * @throws ListRefused where a row is not right, with every fault
 */
export async function makeManagers(tx: Tx, viewer: Acting, text: string): Promise<void> {
  assertAdministrator(viewer)
  const plan = await planManagers(tx, viewer, text)
  if (plan.faults.length > 0) throw new ListRefused(plan.faults)
  const ids = new Map<string, string>()
  for (const name of plan.made) ids.set(name, await makeMunicipality(tx, viewer, name))
  for (const { organisationId, organisation: where, name, email, jobTitle } of plan.rows)
    await addPerson(tx, viewer, {
      organisationId: organisationId ?? ids.get(where) ?? '',
      name,
      email,
      jobTitle,
      role: 'manager',
      endsAt: null,
    })
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
  const emails = rows.map(({ email }) => email)
  const held = await read
    .select({ organisationId: membership.organisationId, email: user.email })
    .from(membership)
    .innerJoin(user, eq(user.id, membership.userId))
    .where(and(inArray(user.email, emails), notEnded(membership.endsAt, now)))
  return new Set(held.map((one) => `${one.organisationId} ${one.email}`))
}

/** Says that a name is one of before. */
function formerWarning(typed: string, { name }: Known): string | null {
  return keyOf(typed) === keyOf(name) || name.toLowerCase() === typed.toLowerCase() ? null : `“${typed}” is nu ${name}`
}

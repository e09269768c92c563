import { eq, inArray } from 'drizzle-orm'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { confirmGrant } from '#app/modules/people/commands.confirm.server.ts'
import { addPerson, changeMembership, makeAccount } from '#app/modules/people/commands.members.server.ts'
import { addToGroup, makeGroup, makeOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { makeWorkgroup, nameHolder, offerSeat, setCoordinator } from '#app/modules/people/commands.workgroups.server.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { membership, organisation, outbox, seat, sharingGroup, theme, workgroup } from '#db/schema/index.ts'
import { groups, organisations, themes } from './content/organisations.ts'
import { emailOfPersona, people, personOf } from './content/people.ts'
import { workgroups } from './content/workgroups.ts'

/** What the content calls things by, and their ids in the database. */
export interface Ids {
  organisations: Map<string, string>
  groups: Map<string, string>
  workgroups: Map<string, string>
  themes: Map<string, string>
  /** By e-mail address. */
  people: Map<string, string>
}

/** Two administrators: one prepares every grant, the other confirms it. */
interface Administrators {
  first: Acting
  second: Acting
}

const office = 'bureau-var'
const firstEmail = emailOfPersona('administrator')
const secondEmail = people.find((person) => person.organisation === office && person.role === 'manager')?.email ?? ''

/**
 * Makes organisations, people, sharing groups, workgroups and themes, as two administrators would: while an organisation
 * has no manager, one prepares and the other confirms. Managers get their role last. @param since when it all began
 */
export async function makePeople(db: Database, since: number): Promise<Ids> {
  const ids: Ids = {
    organisations: new Map(),
    groups: new Map(),
    workgroups: new Map(),
    themes: new Map(),
    people: new Map(),
  }
  await db.write((tx) => makeOffice(tx, ids, since))
  const by = {
    first: await actingAs(db, ids.people.get(firstEmail), since),
    second: await actingAs(db, ids.people.get(secondEmail), since),
  }
  await db.write((tx) => makeOrganisations(tx, by, ids))
  const members = await db.write((tx) => makeMembers(tx, by, ids))
  await db.write((tx) => makeGroups(tx, by, ids))
  await db.write((tx) => makeWorkgroups(tx, by, ids))
  await db.write(async (tx) => {
    for (const person of people.filter((one) => one.role === 'manager' && one.email !== secondEmail)) {
      const membershipId = need(members, person.email)
      await changeMembership(tx, by.first, { membershipId, role: 'manager', endsAt: null })
      await confirmGrant(tx, by.second, 'membership', membershipId)
    }
    for (const one of themes) {
      const [made] = await tx.insert(theme).values(one).returning({ id: theme.id })
      ids.themes.set(one.slug, made?.id ?? '')
    }
    // Nobody here can read mail: what would tell them of all this is not sent.
    await tx.delete(outbox).where(inArray(outbox.topic, ['send-mail', 'seat-mail']))
  })
  return ids
}

/** The person as they act with a second factor given just now. */
export async function actingAs(db: Database, userId: string | undefined, now: number): Promise<Acting> {
  const viewer = userId ? await viewerOfUser(db.read, userId, { assurance: 3, now }) : null
  if (!viewer?.userId) throw new Error('a demo person is missing')
  return { ...viewer, userId: viewer.userId }
}

export function need<T>(map: ReadonlyMap<string, T>, name: string): T {
  const found = map.get(name)
  if (found === undefined) throw new Error(`the demo content names ${name}, which is not there`)
  return found
}

/** What the one-time link of an empty database makes: the office, and the administrators' first memberships. */
async function makeOffice(tx: Tx, ids: Ids, since: number): Promise<void> {
  const { slug, name, kind, corePartner, publishes, namesHidden } = organisationOf(office)
  const [made] = await tx
    .insert(organisation)
    .values({ slug, name, kind, corePartner, publishes, namesHidden, createdAt: since })
    .returning({ id: organisation.id })
  const organisationId = made?.id ?? ''
  ids.organisations.set(slug, organisationId)
  for (const email of [firstEmail, secondEmail]) {
    const { name, function: jobTitle, role } = personOf(email)
    const userId = await makeAccount(tx, { name, email, jobTitle, administrator: true }, since)
    await tx.insert(membership).values({ userId, organisationId, role, startedAt: since })
    ids.people.set(email, userId)
  }
}

async function makeOrganisations(tx: Tx, by: Administrators, ids: Ids): Promise<void> {
  for (const one of organisations.filter(({ slug }) => slug !== office)) {
    const { name, kind, corePartner, publishes, namesHidden } = one
    const slug = await makeOrganisation(tx, by.first, { name, kind, corePartner, publishes, namesHidden })
    // The short names of the content read better in examples than those made from the full name.
    const [made] = await tx
      .update(organisation)
      .set({ slug: one.slug })
      .where(eq(organisation.slug, slug))
      .returning({ id: organisation.id })
    ids.organisations.set(one.slug, made?.id ?? '')
  }
}

/** @returns membership ids by e-mail address. Whoever will manage begins as reader. */
async function makeMembers(tx: Tx, by: Administrators, ids: Ids): Promise<Map<string, string>> {
  const members = new Map<string, string>()
  for (const person of people.filter(({ email }) => email !== firstEmail && email !== secondEmail)) {
    const id = await addPerson(tx, by.first, {
      organisationId: need(ids.organisations, person.organisation),
      name: person.name,
      email: person.email,
      jobTitle: person.function,
      role: person.role === 'manager' ? 'reader' : person.role,
      endsAt: null,
    })
    await confirmGrant(tx, by.second, 'membership', id)
    const [held] = await tx.select({ userId: membership.userId }).from(membership).where(eq(membership.id, id))
    ids.people.set(person.email, held?.userId ?? '')
    members.set(person.email, id)
  }
  return members
}

async function makeGroups(tx: Tx, by: Administrators, ids: Ids): Promise<void> {
  for (const group of groups) {
    const groupId = await makeGroup(tx, by.first, { name: group.name, owner: need(ids.organisations, group.owner) })
    await tx.update(sharingGroup).set({ slug: group.slug }).where(eq(sharingGroup.id, groupId))
    ids.groups.set(group.slug, groupId)
    for (const member of group.members) {
      const organisationId = need(ids.organisations, member)
      await addToGroup(tx, by.first, { groupId, organisationId, seen: undefined })
      await confirmGrant(tx, by.second, 'group', `${groupId}.${organisationId}`)
    }
  }
}

async function makeWorkgroups(tx: Tx, by: Administrators, ids: Ids): Promise<void> {
  for (const group of workgroups) {
    const { name, kind, description, hidden = false } = group
    const joining = hidden ? 'invited' : kind === 'network' ? 'open' : 'request'
    const slug = await makeWorkgroup(tx, by.first, { name, kind, description, hidden, joining })
    const [made] = await tx
      .update(workgroup)
      .set({ slug: hidden ? slug : group.slug })
      .where(eq(workgroup.slug, slug))
      .returning({ id: workgroup.id })
    const workgroupId = made?.id ?? ''
    ids.workgroups.set(group.slug, workgroupId)
    for (const held of group.seats) {
      const organisationId = need(ids.organisations, held.organisation)
      const userId = need(ids.people, held.email)
      if (held.organisation === office) {
        // Both administrators belong to the office and may give it nothing: as its first membership, this is given.
        await tx.insert(seat).values({ workgroupId, organisationId, userId, coordinator: held.coordinator ?? false })
        continue
      }
      const seatId = await offerSeat(tx, by.first, { workgroupId, organisationId, seen: undefined })
      await nameHolder(tx, by.first, { seatId, userId })
      if (held.coordinator) await setCoordinator(tx, by.first, { seatId, coordinator: true })
      await confirmGrant(tx, by.second, 'seat', seatId)
    }
  }
}

function organisationOf(slug: string) {
  const found = organisations.find((one) => one.slug === slug)
  if (!found) throw new Error(`the demo content has no ${slug}`)
  return found
}

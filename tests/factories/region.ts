import { eq } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { membership, theme, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson, aSeat, aSharingGroup, aWorkgroup, type Secrets } from './people.ts'

/** A small region with everybody that access.md names. */
export type Region = Awaited<ReturnType<typeof aRegion>>

const yesterday = () => Date.now() - 24 * 3_600_000

/**
 * Organisations, people, a sharing group and three workgroups, one of them hidden.
 * @param hiddenName the name of the hidden workgroup
 */
export async function aRegion(db: Database, secrets: Secrets, hiddenName = 'Besloten werkgroep') {
  const office = await anOrganisation(db, {
    slug: 'bureau',
    name: 'Bureau van de alliantie',
    kind: 'alliance_office',
    publishes: true,
  })
  const hoek = await anOrganisation(db, { slug: 'hoek', name: 'Gemeente Hoek' })
  const duin = await anOrganisation(db, { slug: 'duin', name: 'Gemeente Duin' })
  const wad = await anOrganisation(db, { slug: 'wad', name: 'Gemeente Wad' })
  const police = await anOrganisation(db, { slug: 'politie', name: 'Politie', kind: 'police', namesHidden: true })
  const prosecution = await anOrganisation(db, {
    slug: 'om',
    name: 'Openbaar Ministerie',
    kind: 'public_prosecution',
    namesHidden: true,
  })
  const person = (name: string, organisation: { id: string } | null, options: Parameters<typeof aPerson>[1] = {}) =>
    aPerson(db, { name, email: `${name}@voorbeeld.example`, organisation, secrets, ...options })

  const people = {
    reader: await person('lotte', hoek),
    author: await person('ahmed', hoek, { role: 'author' }),
    editor: await person('bart', hoek, { role: 'editor' }),
    ownManager: await person('fleur', hoek, { role: 'manager' }),
    manager: await person('mirjam', duin, { role: 'manager' }),
    police: await person('joris', police),
    policeEditor: await person('sandra', police, { role: 'editor' }),
    prosecution: await person('eva', prosecution),
    member: await person('noor', wad),
    coordinator: await person('wessel', hoek, { role: 'author' }),
    otherCoordinator: await person('daan', duin, { role: 'author' }),
    guest: await person('gijs', hoek, { role: 'guest' }),
    moved: await person('yara', police, { role: 'author' }),
    suspended: await person('olaf', hoek, { role: 'editor' }),
    ended: await person('ilse', hoek, { role: 'editor' }),
    officeEditor: await person('carla', office, { role: 'editor' }),
    administrator: await person('xander', office, { administrator: true }),
  }
  const hidden = await aWorkgroup(db, { slug: 'wg-besloten', name: hiddenName, hidden: true })
  const open = await aWorkgroup(db, { slug: 'wg-open', name: 'Werkgroep Open' })
  const other = await aWorkgroup(db, { slug: 'wg-ander', name: 'Werkgroep Ander' })
  const seats = {
    member: await aSeat(db, { workgroupId: hidden.id, organisationId: wad.id, userId: people.member.id }),
    coordinator: await aSeat(db, {
      workgroupId: hidden.id,
      organisationId: hoek.id,
      userId: people.coordinator.id,
      coordinator: true,
    }),
    openCoordinator: await aSeat(db, {
      workgroupId: open.id,
      organisationId: hoek.id,
      userId: people.coordinator.id,
      coordinator: true,
    }),
    otherCoordinator: await aSeat(db, {
      workgroupId: other.id,
      organisationId: duin.id,
      userId: people.otherCoordinator.id,
      coordinator: true,
    }),
  }
  const chain = await aSharingGroup(db, [police, prosecution], { slug: 'keten', name: 'Keten' })
  const [common] = await db.write((tx) =>
    tx.insert(theme).values({ slug: 'algemeen', name: 'Algemeen', description: 'Alles bij elkaar' }).returning(),
  )
  return {
    organisations: { office, hoek, duin, wad, police, prosecution },
    people,
    workgroups: { hidden, open, other },
    seats,
    chain,
    theme: common!,
  }
}

/** What happened after the items were made: somebody moved, somebody was suspended, a membership ended. */
export async function timePasses(db: Database, { people, organisations }: Region): Promise<void> {
  await db.write(async (tx) => {
    await tx.update(membership).set({ endsAt: yesterday() }).where(eq(membership.userId, people.moved.id))
    await tx.insert(membership).values({
      userId: people.moved.id,
      organisationId: organisations.duin.id,
      role: 'author',
      startedAt: yesterday(),
    })
    await tx.update(user).set({ suspendedAt: yesterday() }).where(eq(user.id, people.suspended.id))
    await tx.update(membership).set({ endsAt: yesterday() }).where(eq(membership.userId, people.ended.id))
  })
}

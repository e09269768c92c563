import { and, eq, sql } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayRead } from '#app/access/policy.ts'
import { viewerOfUser } from '#app/auth/viewer.server.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { searchItems } from '#app/modules/search/queries.server.ts'
import { personKey } from '#app/access/viewer.ts'
import { itemsWhere } from '#db/item-access.ts'
import { useAuditKey } from '#db/audit.server.ts'
import * as schema from '#db/schema/index.ts'
import { item, membership, organisation, seat } from '#db/schema/index.ts'
import { MustBeSeen } from '#app/modules/people/grants.server.ts'
import { anItemOf, type ItemOptions } from '#tests/factories/items.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  aSeat,
  aSharingGroup,
  aWorkgroup,
  viewerFor,
  type Organisation,
  type Person,
} from '#tests/factories/people.ts'
import { openPortal } from '#tests/setup/portal.ts'
import { ownedBy } from './merge-move.server.ts'
import { keysGained, previewMerge } from './merge-preview.server.ts'
import { agreeToMerge, openMergeOf, prepareMerge, refuseMerge } from './merge.server.ts'

const yesterday = Date.now() - 24 * 3_600_000
const nextWeek = Date.now() + 7 * 24 * 3_600_000

/** Two municipalities that become one, everybody who could gain or lose by it, and an item for each way to be locked. */
async function aWorld() {
  const portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  const { db, secrets } = services
  useAuditKey(secrets.audit)
  const old = await anOrganisation(db, { slug: 'oud', name: 'Gemeente Oud', managedSince: 1 })
  const next = await anOrganisation(db, { slug: 'nieuw', name: 'Gemeente Nieuw', managedSince: 1 })
  const police = await anOrganisation(db, { slug: 'politie', name: 'Politie', kind: 'police' })
  const person = (name: string, at: { id: string } | null, options: Parameters<typeof aPerson>[1] = {}) =>
    aPerson(db, { name, email: `${name}@voorbeeld.example`, organisation: at, secrets, ...options })
  const people = {
    oldReader: await person('oldReader', old),
    oldAuthor: await person('oldAuthor', old, { role: 'author' }),
    oldEditor: await person('oldEditor', old, { role: 'editor' }),
    oldManager: await person('oldManager', old, { role: 'manager' }),
    oldGuest: await person('oldGuest', old, { role: 'guest' }),
    oldPending: await person('oldPending', old, { membership: { pendingSince: 1 } }),
    oldLapsed: await person('oldLapsed', old, { membership: { reviewBy: yesterday } }),
    newReader: await person('newReader', next),
    newAuthor: await person('newAuthor', next, { role: 'author' }),
    newEditor: await person('newEditor', next, { role: 'editor' }),
    newManager: await person('newManager', next, { role: 'manager' }),
    /** Author there, reader here: the lower role stays. */
    both: await person('both', old, { role: 'author' }),
    /** Left the old one for the new one. */
    left: await person('left', old, { role: 'author' }),
    /** Left the new one for the old one. */
    cameBack: await person('cameBack', next, { role: 'author' }),
    police: await person('police', police, { role: 'editor' }),
    administrator: await person('administrator', police, { administrator: true }),
  }
  await aMembership(db, { userId: people.both.id, organisationId: next.id })
  const group = await aSharingGroup(db, [old, police], { ownerId: police.id })
  const workgroup = await aWorkgroup(db, { hidden: true })
  const seats = {
    coordinator: { workgroupId: workgroup.id, organisationId: old.id, userId: people.oldAuthor.id, coordinator: true },
    /** Held for the old one, which its holder has left. */
    left: { workgroupId: workgroup.id, organisationId: old.id, userId: people.left.id },
    bothOld: { workgroupId: workgroup.id, organisationId: old.id, userId: people.both.id },
    bothNew: { workgroupId: workgroup.id, organisationId: next.id, userId: people.both.id },
  }
  for (const one of Object.values(seats)) await aSeat(db, one)
  const at = (who: Person, where: Organisation) => personKey(who.id, where.id)
  const byOld = { owner: old, creator: people.oldEditor }
  const byNew = { owner: next, creator: people.newEditor }
  const specs: Record<string, ItemOptions> = {
    'GREEN of old': { ...byOld, label: 'GREEN' },
    'AMBER of old': { ...byOld, label: 'AMBER' },
    'AMBER of new': { ...byNew, label: 'AMBER' },
    'AMBER of both, old until next week': {
      ...byOld,
      label: 'AMBER',
      locks: [
        { key: `org:${old.id}`, until: nextWeek },
        { key: `org:${next.id}`, until: null },
      ],
    },
    'AMBER of police for old': { owner: police, creator: people.police, label: 'AMBER', locks: [`org:${old.id}`] },
    'AMBER of police for the group': {
      owner: police,
      creator: people.police,
      label: 'AMBER',
      locks: [`group:${group.id}`],
    },
    'AMBER for municipalities': { owner: police, creator: people.police, label: 'AMBER', locks: ['kind:municipality'] },
    'AMBER in the workgroup': { owner: old, creator: people.oldAuthor, workgroup, label: 'AMBER' },
    'STRICT of old': { ...byOld, label: 'AMBER+STRICT' },
    'RED of old for its reader': { ...byOld, label: 'RED', locks: [at(people.oldReader, old)] },
    'RED of old for a guest': { ...byOld, label: 'RED', locks: [at(people.oldGuest, old)] },
    'RED of old for who left': { ...byOld, label: 'RED', locks: [at(people.left, old)] },
    'RED of new for who left it': { ...byNew, label: 'RED', locks: [at(people.cameBack, next)] },
    'RED of police for who waits': {
      owner: police,
      creator: people.police,
      label: 'RED',
      locks: [at(people.oldPending, old)],
    },
    'draft of old': { owner: old, creator: people.oldAuthor, label: 'AMBER', status: 'draft' },
    'draft of new': { owner: next, creator: people.newAuthor, label: 'AMBER', status: 'draft' },
    'draft of who left old': { owner: old, creator: people.left, label: 'AMBER', status: 'draft' },
    'STRICT draft of who left new': { owner: next, creator: people.cameBack, label: 'AMBER+STRICT', status: 'draft' },
  }
  const items = new Map<string, string>()
  for (const [name, options] of Object.entries(specs)) {
    const made = await anItemOf(services, 'document', { title: name, body: 'Over samenwerken.', ...options })
    items.set(made.id, name)
  }
  for (const [who, from, to] of [
    [people.left, old, next],
    [people.cameBack, next, old],
  ] as const) {
    await db.write((tx) =>
      tx
        .update(membership)
        .set({ endsAt: yesterday })
        .where(and(eq(membership.userId, who.id), eq(membership.organisationId, from.id))),
    )
    await aMembership(db, { userId: who.id, organisationId: to.id, startedAt: yesterday })
  }
  await portal.settle()
  return { portal, db, old, next, police, group, workgroup, people, items }
}
type World = Awaited<ReturnType<typeof aWorld>>

/** Who reads what now: `person: item`, asked of the rule in SQL. */
async function readings({ db, people, items }: World): Promise<Set<string>> {
  const found = new Set<string>()
  for (const [name, one] of Object.entries(people)) {
    const viewer = await viewerFor(db, one.id)
    const rows = await db.read
      .select({ id: item.id })
      .from(item)
      .where(itemsWhere(mayRead(viewer), viewer.now))
    for (const { id } of rows) found.add(`${name}: ${items.get(id)}`)
  }
  return found
}

/** The same of what is published, asked of the search. */
async function findings(world: World): Promise<Set<string>> {
  const found = new Set<string>()
  for (const [name, one] of Object.entries(world.people)) {
    const viewer = await viewerFor(world.db, one.id)
    const answer = await searchItems(world.portal.services, viewer, { text: 'samenwerken', limit: 50 })
    expect(answer.engine).toBe('embedded')
    expect(answer.total).toBe(answer.items.length)
    for (const { id } of answer.items) found.add(`${name}: ${world.items.get(id)}`)
  }
  return found
}

const published = (found: Iterable<string>) => [...found].filter((line) => !line.includes('draft')).sort()
const minus = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].filter((line) => !other.has(line)).sort()
const each = (who: readonly string[], what: readonly string[]) =>
  who.flatMap((name) => what.map((title) => `${name}: ${title}`))

const opensOf = async ({ db, old, next }: World) => (await previewMerge(db.read, old.id, next.id, Date.now())).opens
async function acting(world: World, who: keyof World['people']) {
  return viewerFor(world.db, world.people[who].id)
}

/** Prepared by the administrator and agreed to by both managers. */
async function merge(world: World): Promise<void> {
  const { db, old, next } = world
  const seen = await opensOf(world)
  const administrator = await acting(world, 'administrator')
  await db.write((tx) => prepareMerge(tx, administrator, { fromId: old.id, intoId: next.id, seen }))
  await agree(world, 'oldManager', 'from')
  await agree(world, 'newManager', 'into')
}

async function agree(world: World, who: keyof World['people'], side: 'from' | 'into'): Promise<string> {
  const seen = await opensOf(world)
  const viewer = await acting(world, who)
  const mergeId = (await openMergeOf(world.db.read, world.old.id))?.id ?? ''
  return world.db.write((tx) => agreeToMerge(tx, viewer, { mergeId, side, seen }))
}

/** Everything that is stored. */
async function everything({ db }: World): Promise<string> {
  const tables = Object.values(schema).filter((table) => table instanceof SQLiteTable)
  return JSON.stringify(await Promise.all(tables.map((table) => db.read.select().from(table))))
}

describe('two municipalities become one', () => {
  let world: World
  let before: Set<string>
  let after: Set<string>
  beforeAll(async () => {
    world = await aWorld()
    before = await readings(world)
    await merge(world)
    after = await readings(world)
  }, 60_000)
  afterAll(() => world?.portal.stop())

  test('before, everybody reads what is theirs', () => {
    expect(published(before)).toEqual(expect.arrayContaining(each(['oldReader', 'both'], ['AMBER of old'])))
    expect(before.has('newReader: AMBER of old')).toBe(false)
    expect(before.size).toBeGreaterThan(60)
  })

  test('the people of each read what was of the other, and nobody anything else', () => {
    const gained = [
      ...each(
        ['newReader', 'newAuthor', 'newEditor', 'newManager', 'left'],
        ['AMBER of old', 'STRICT of old', 'AMBER of police for old', 'AMBER of police for the group'],
      ),
      ...each(['oldReader', 'oldAuthor', 'oldEditor', 'oldManager', 'cameBack'], ['AMBER of new']),
      // One desk: its authors, editors and managers work on what is not published yet.
      ...each(['newAuthor', 'newEditor', 'newManager'], ['draft of old', 'draft of who left old']),
      ...each(['oldAuthor', 'oldEditor', 'oldManager'], ['draft of new']),
    ]
    expect(minus(after, before)).toEqual(gained.sort())
  })

  test('nobody loses anything but who belonged to both and keeps the lower role', () => {
    expect(minus(before, after)).toEqual(each(['both'], ['draft of old', 'draft of who left old']).sort())
  })

  test('what is for persons stays for exactly those', () => {
    const red = (found: Set<string>) => [...found].filter((line) => line.includes(': RED')).sort()
    expect(red(after)).toEqual(red(before))
    expect(red(after)).not.toEqual([])
  })

  test('search finds exactly what may be read, at once and after its index followed', async () => {
    expect(published(await findings(world))).toEqual(published(after))
    await world.portal.settle()
    expect(published(await findings(world))).toEqual(published(after))
  })

  test('who waited for a confirmation, or was not looked through in time, has nothing more than before', async () => {
    const { people, db } = world
    for (const who of [people.oldPending, people.oldLapsed])
      expect((await viewerFor(db, who.id)).memberships).toEqual([])
    await db.write((tx) =>
      tx.update(membership).set({ pendingSince: null }).where(eq(membership.userId, people.oldPending.id)),
    )
    const now = await readings(world)
    expect(now.has('oldPending: RED of police for who waits')).toBe(true)
    expect(now.has('oldPending: AMBER of new')).toBe(true)
  })

  test('a seat that gave nothing gives nothing, and one for both is one', async () => {
    const { db, people, next, workgroup } = world
    const held = await db.read.select().from(seat).where(eq(seat.workgroupId, workgroup.id))
    expect(held.every((one) => one.organisationId === next.id)).toBe(true)
    expect(held.filter(({ userId }) => userId === people.left.id)).toEqual([])
    expect(held.filter(({ userId }) => userId === people.both.id)).toHaveLength(1)
  })

  test('the old name finds the new organisation, its address leads there, and the managers see whose role changed', async () => {
    const { portal, people } = world
    const client = await portal.as(people.oldManager)
    const old = await client.get('/beheer/organisaties/oud/samenvoegen')
    expect([old.status, old.headers.get('location')]).toEqual([302, '/beheer/organisaties/nieuw/samenvoegen'])
    expect((await client.get('/beheer/organisaties/oud')).headers.get('location')).toBe('/beheer/organisaties/nieuw')
    const page = await client.get('/beheer/organisaties/nieuw/samenvoegen')
    expect(page.body).toContain('Gemeente Oud ging op')
    expect(page.body).toMatch(/both<\/th>.*auteur.*lezer.*lezer/s)
    expect((await client.get('/beheer/organisaties/nieuw')).body).toContain('voorheen Gemeente Oud')
    const administrator = await portal.as(people.administrator)
    const list = await administrator.get('/beheer/organisaties?zoek=oud')
    expect(list.body.replaceAll('<!-- -->', '')).toContain('Gemeente Nieuw</a> (voorheen Gemeente Oud)')
    expect(list.body).not.toContain('/beheer/organisaties/oud"')
    expect((await (await portal.as(people.police)).get('/beheer/organisaties/oud')).status).toBe(404)
    expect((await administrator.get('/beheer/werkgroepen')).status).toBe(200)
  })

  test('a search that named the old organisation still finds its items', async () => {
    const viewer = await acting(world, 'newReader')
    const filters = { organisation: 'oud' }
    const answer = await searchItems(world.portal.services, viewer, { text: 'samenwerken', filters })
    expect(answer.items.map(({ title }) => title)).toContain('AMBER of old')
  })

  test('everybody is to be looked through within a month', async () => {
    const { portal, people } = world
    const page = await (await portal.as(people.oldManager)).get('/beheer/organisaties/nieuw/nakijken')
    expect(page.body).toContain('Klaar uiterlijk op')
    expect(page.body).toContain('oldReader')
  })
})

describe('before anything moves', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
  }, 60_000)
  afterAll(() => world?.portal.stop())

  const prepare = async (who: keyof World['people'], seen?: number) => {
    const viewer = await acting(world, who)
    const ids = { fromId: world.old.id, intoId: world.next.id }
    return world.db.write((tx) => prepareMerge(tx, viewer, { ...ids, seen }))
  }
  const refuse = async () => {
    const viewer = await acting(world, 'oldManager')
    const mergeId = (await openMergeOf(world.db.read, world.old.id))?.id ?? ''
    await world.db.write((tx) => refuseMerge(tx, viewer, mergeId))
  }

  test('how much opens is said, and whoever was not told prepares nothing', async () => {
    const { db, old, next, group } = world
    expect(await keysGained(db.read, old.id, next.id)).toEqual({
      byInto: [`org:${old.id}`, `group:${group.id}`],
      byFrom: [`org:${next.id}`],
    })
    expect(await previewMerge(db.read, old.id, next.id, Date.now())).toMatchObject({
      opensToInto: 5,
      opensToFrom: 2,
      opens: 6,
      objection: null,
      both: { people: 1, differ: 1 },
      deskFrom: 2,
      deskInto: 1,
    })
    await expect(prepare('administrator')).rejects.toThrow(MustBeSeen)
    await expect(prepare('newManager', 6)).rejects.toThrow()
    expect(await openMergeOf(db.read, old.id)).toBeNull()
  })

  test('nothing changes until a manager of each agreed, and no administrator agrees for them', async () => {
    const unchanged = async () => published(await readings(world))
    const before = await unchanged()
    await prepare('administrator', await opensOf(world))
    await expect(agree(world, 'administrator', 'from')).rejects.toThrow(Forbidden)
    await expect(agree(world, 'newManager', 'from')).rejects.toThrow(Forbidden)
    await expect(agree(world, 'newAuthor', 'into')).rejects.toThrow()
    expect(await agree(world, 'newManager', 'into')).toBe('agreed')
    await expect(agree(world, 'newManager', 'into')).rejects.toThrow('al akkoord')
    expect(await unchanged()).toEqual(before)
    await refuse()
    await expect(agree(world, 'oldManager', 'from')).rejects.toThrow()
    expect(await unchanged()).toEqual(before)
  })

  test('one manager of both agrees for one of them only', async () => {
    const { db, people, next } = world
    const [second] = await db.write((tx) =>
      tx
        .insert(membership)
        .values({ userId: people.oldManager.id, organisationId: next.id, role: 'manager', startedAt: yesterday })
        .returning(),
    )
    await prepare('administrator', await opensOf(world))
    expect(await agree(world, 'oldManager', 'from')).toBe('agreed')
    await expect(agree(world, 'oldManager', 'into')).rejects.toThrow('Vraag een collega')
    await refuse()
    await db.write((tx) => tx.delete(membership).where(eq(membership.id, second?.id ?? '')))
  })

  test('organisations of different kinds are not merged', async () => {
    const { db, police, next } = world
    const viewer = await acting(world, 'administrator')
    await expect(
      db.write((tx) => prepareMerge(tx, viewer, { fromId: police.id, intoId: next.id, seen: 0 })),
    ).rejects.toThrow('dezelfde soort')
  })

  test('a merge that fails half way changes nothing', async () => {
    const { db } = world
    await prepare('administrator', await opensOf(world))
    await agree(world, 'oldManager', 'from')
    const before = await everything(world)
    // Late in the write, when people and items have moved.
    await db.write(async (tx) => {
      await tx.run(
        sql`CREATE TRIGGER full_disk BEFORE INSERT ON organisation_name BEGIN SELECT RAISE(ABORT, 'full'); END`,
      )
    })
    await expect(agree(world, 'newManager', 'into')).rejects.toThrow()
    expect((await everything(world)) === before, 'what is stored is unchanged').toBe(true)
    await db.write(async (tx) => {
      await tx.run(sql`DROP TRIGGER full_disk`)
    })
    expect(await agree(world, 'newManager', 'into')).toBe('merged')
    const [gone] = await db.read.select().from(organisation).where(eq(organisation.id, world.old.id))
    expect(gone?.mergedInto).toBe(world.next.id)
    expect(await viewerOfUser(db.read, world.people.oldReader.id, { assurance: 3, now: Date.now() })).toMatchObject({
      memberships: [{ organisationId: world.next.id }],
    })
  })
})

test('every column that says whose something is has its place in a merge', () => {
  const columns = Object.values(schema)
    .filter((table) => table instanceof SQLiteTable)
    .flatMap((table) => {
      const { name, columns: all, foreignKeys } = getTableConfig(table)
      const pointing = foreignKeys.flatMap((key) => {
        const { foreignTable, columns: own } = key.reference()
        return foreignTable === organisation ? own.map((column) => column.name) : []
      })
      const named = all
        .map((column) => column.name)
        .filter((column) => /organisation_id$|^owner_id$|^merged_into$/.test(column))
      return [...new Set([...pointing, ...named])].map((column) => `${name}.${column}`)
    })
  expect(columns.sort()).toEqual(Object.keys(ownedBy).sort())
})

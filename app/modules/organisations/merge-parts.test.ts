import { eq, isNull } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accountUrls } from '#app/auth/urls.ts'
import type { Services } from '#app/services.server.ts'
import { seatInvitesOf } from '#app/modules/invitations/seat-rows.server.ts'
import { followHolder } from '#app/modules/people/seat-holders.server.ts'
import { planManagers } from '#app/modules/region/setup.server.ts'
import { handOver } from '#app/modules/seats/commands.hand-over.server.ts'
import { sendSeatMail } from '#app/modules/seats/jobs.server.ts'
import { providersFor } from '#app/modules/sso/queries.server.ts'
import { record, useAuditKey } from '#db/audit.server.ts'
import {
  accountRequest,
  factorReset,
  identityProvider,
  outbox,
  readingCount,
  requestApproval,
  seat,
  seatHolding,
  seatRequest,
  tombstone,
  user,
} from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  aSeat,
  aWorkgroup,
  viewerFor,
  type Person,
} from '#tests/factories/people.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { anIdentity, aProvider } from '#tests/factories/sso.ts'
import { openPortal } from '#tests/setup/portal.ts'
import { agreeToMerge, openMergeOf, prepareMerge } from './merge.server.ts'
import { previewMerge } from './merge-preview.server.ts'

const day = 24 * 3_600_000
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Two municipalities of which each part of the portal keeps something. */
async function aWorld() {
  const portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, secrets } = portal.services
  useAuditKey(secrets.audit)
  const now = Date.now()
  const office = await anOrganisation(db, { slug: 'bureau', name: 'Bureau', kind: 'alliance_office', managedSince: 1 })
  const old = await anOrganisation(db, { slug: 'oud', name: 'Gemeente Oud', managedSince: 1 })
  const next = await anOrganisation(db, { slug: 'nieuw', name: 'Gemeente Nieuw', managedSince: 1 })
  const person = (name: string, at: { id: string } | null, options: Parameters<typeof aPerson>[1] = {}) =>
    aPerson(db, { name, email: `${name}@voorbeeld.example`, organisation: at, secrets, ...options })
  const people = {
    oldManager: await person('oldManager', old, { role: 'manager' }),
    newManager: await person('newManager', next, { role: 'manager' }),
    holder: await person('holder', old),
    successor: await person('successor', old),
    both: await person('both', old),
    left: await person('left', old, { membership: { endsAt: now - day } }),
    officeManager: await person('officeManager', office, { role: 'manager' }),
    administrator: await person('administrator', null, { administrator: true }),
  }
  await aMembership(db, { userId: people.both.id, organisationId: next.id })
  const table = await aWorkgroup(db, { name: 'Ondermijning', joining: 'open' })
  const other = await aWorkgroup(db, { name: 'Zorg', joining: 'open' })
  const sits = async (at: { id: string }, who: Person) => {
    const made = await aSeat(db, { workgroupId: table.id, organisationId: at.id, userId: who.id })
    await db.write((tx) => followHolder(tx, made.id, now - 10 * day))
    return made
  }
  const seats = {
    holder: await sits(old, people.holder),
    bothOld: await sits(old, people.both),
    bothNew: await sits(next, people.both),
    left: await sits(old, people.left),
  }
  const asks = (organisationId: string, who: Person) => ({
    kind: 'join' as const,
    workgroupId: other.id,
    organisationId,
    userId: who.id,
    askedBy: who.id,
    createdAt: now,
    managerBy: people.oldManager.id,
  })
  const waits = await aRequest(db, { organisationId: old.id, email: 'waits@oud.example' })
  const pending = await aRequest(db, {
    organisationId: old.id,
    state: 'approved',
    membershipId: people.both.membershipId,
  })
  const provider = await aProvider(db, secrets, {
    organisationId: old.id,
    issuer: 'https://inloggen.oud.example',
    domain: 'oud.example',
  })
  await anIdentity(db, provider, people.holder.id, 'holder-at-oud')
  const item = await aDocument(portal.services, {
    title: 'Kievit',
    owner: old,
    label: 'AMBER',
    locks: [`org:${old.id}`],
  })
  await db.write(async (tx) => {
    await tx.insert(requestApproval).values({
      requestId: waits.id,
      side: 'organisation',
      userId: people.oldManager.id,
      role: 'editor',
      createdAt: now,
    })
    await tx
      .insert(seatRequest)
      .values([asks(old.id, people.holder), asks(old.id, people.both), asks(next.id, people.both)])
    await tx.insert(readingCount).values([
      { organisationId: old.id, day: isoDay(now), readings: 5 },
      { organisationId: next.id, day: isoDay(now), readings: 3 },
      { organisationId: old.id, day: isoDay(now - day), readings: 2 },
    ])
    await tx.insert(factorReset).values({
      userId: people.holder.id,
      organisationId: old.id,
      askedBy: people.oldManager.id,
      askedAt: now,
      expiresAt: now + day,
    })
    await tx.insert(tombstone).values({
      itemId: 'vernietigdstukabcdef',
      purgedAt: now,
      purgedBy: people.oldManager.id,
      reason: 'personal-data',
      ownerId: old.id,
      blobs: [],
    })
    await record(tx, {
      actor: people.holder.id,
      action: 'read',
      object: 'item',
      objectId: item.id,
      organisationId: old.id,
    })
  })
  const manager = await viewerFor(db, people.oldManager.id)
  const from = isoDay(now + 3 * day)
  const plan = { seatId: seats.holder.id, userId: people.successor.id, from, holder: people.holder.id }
  await db.write((tx) => handOver(tx, manager, plan))
  return { portal, db, old, next, people, table, other, seats, waits, pending, provider, item }
}
type World = Awaited<ReturnType<typeof aWorld>>

async function merge({ db, old, next, people }: World): Promise<void> {
  const seen = async () => (await previewMerge(db.read, old.id, next.id, Date.now())).opens
  const acting = (who: Person) => viewerFor(db, who.id)
  const count = await seen()
  const administrator = await acting(people.administrator)
  await db.write((tx) => prepareMerge(tx, administrator, { fromId: old.id, intoId: next.id, seen: count }))
  const mergeId = (await openMergeOf(db.read, old.id))?.id ?? ''
  for (const [who, side] of [
    [people.oldManager, 'from'],
    [people.newManager, 'into'],
  ] as const) {
    const viewer = await acting(who)
    await db.write((tx) => agreeToMerge(tx, viewer, { mergeId, side, seen: count }))
  }
}

const text = (body: string) =>
  body
    .replaceAll(/<script[^]*?<\/script>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')

describe('what other parts keep of an organisation that went into another', () => {
  let world: World
  beforeAll(async () => {
    world = await aWorld()
    await merge(world)
  }, 60_000)
  afterAll(() => world?.portal.stop())

  const pageFor = async (who: keyof World['people'], address: string) =>
    (await world.portal.as(world.people[who])).get(address)
  const at = (sub: string) => `/beheer/organisaties/nieuw/${sub}`

  test('whoever asked for an account there is before the managers of the new one, who agree anew', async () => {
    const { db, waits, pending, people } = world
    expect((await pageFor('newManager', at('aanvragen'))).body).toContain('waits@oud.example')
    expect(await db.read.select().from(requestApproval)).toEqual([])
    const form = { intent: 'approve', request: waits.id, role: 'reader' }
    const client = await world.portal.as(people.newManager)
    const early = await client.post(at('aanvragen'), { ...form, revision: String(waits.revision) })
    expect(early.status).toBe(409)
    const told = await db.read.select().from(outbox).where(eq(outbox.topic, 'request-mail'))
    expect(told.map(({ payload }) => payload.userId)).toContain(people.newManager.id)
    const good = await client.post(at('aanvragen'), { ...form, revision: String(waits.revision + 1) })
    expect(good.headers.get('location')).toContain(at('aanvragen'))
    const [added] = await db.read.select().from(user).where(eq(user.email, 'waits@oud.example'))
    expect((await viewerFor(db, added?.id ?? '')).memberships).toMatchObject([{ organisationId: world.next.id }])
    const [decided] = await db.read.select().from(accountRequest).where(eq(accountRequest.id, pending.id))
    expect(decided?.membershipId).not.toBe(people.both.membershipId)
  })

  test('who signed in by the old organisation’s own service still does, for the new one', async () => {
    const { db, provider, next } = world
    expect(await providersFor(db.read, 'holder@oud.example')).toMatchObject([
      { id: provider.id, organisation: 'Gemeente Nieuw' },
    ])
    const [row] = await db.read.select().from(identityProvider)
    expect(row).toMatchObject({ organisationId: next.id, offSince: null, pendingSince: null })
    expect((await pageFor('newManager', at('aanmelden'))).body).toContain('https://inloggen.oud.example')
  })

  test('the seats have one history, in which nobody holds one twice and whoever left stopped holding', async () => {
    const { db, next, people, seats } = world
    const holdings = await db.read.select().from(seatHolding)
    expect(holdings.every(({ organisationId }) => organisationId === next.id)).toBe(true)
    const open = (who: Person) =>
      holdings.filter(({ userId, untilAt }) => userId === who.id && (untilAt === null || untilAt > Date.now()))
    expect(open(people.both).map(({ seatId }) => seatId)).toEqual([seats.bothNew.id])
    expect(open(people.left)).toEqual([])
    expect(open(people.holder)).toHaveLength(1)
    const gone = holdings.find(({ userId }) => userId === people.left.id)
    expect((gone?.untilAt ?? 0) < Date.now() - day / 2, 'on the day that they left').toBe(true)
    const page = text((await pageFor('newManager', at('zitplaatsen'))).body)
    for (const name of ['holder', 'both', 'left', 'successor']) expect(page).toContain(name)
  })

  test('nobody is mailed that a seat ended which they hold still, and a planned hand-over goes on', async () => {
    const { db, portal, people, next, table } = world
    const sent: string[] = []
    const mailer = { ...portal.services.mailer, send: async (mail: { to: string }) => void sent.push(mail.to) }
    const services: Services = { ...portal.services, mailer }
    const waiting = await db.read.select().from(outbox).where(eq(outbox.topic, 'seat-mail'))
    expect(waiting.every(({ payload }) => [undefined, next.id].includes(payload.organisationId as undefined))).toBe(
      true,
    )
    for (const { key, payload } of waiting.filter((one) => one.key.startsWith('ended:')))
      await sendSeatMail(services, key, payload)
    expect(sent).not.toContain(people.both.email)
    const later = await viewerFor(db, people.successor.id, { now: Date.now() + 4 * day })
    expect(later.keys.has(`wg:${table.id}`)).toBe(true)
    const before = await viewerFor(db, people.holder.id, { now: Date.now() + 4 * day })
    expect(before.keys.has(`wg:${table.id}`)).toBe(false)
    const planned = await db.read.select().from(seat).where(eq(seat.userId, people.successor.id))
    expect(planned).toMatchObject([{ organisationId: next.id }])
  })

  test('a request for a seat waits for the new organisation; of two for the same person one is left', async () => {
    const { db, people, next } = world
    const open = await db.read.select().from(seatRequest).where(isNull(seatRequest.closedAt))
    expect(open.map(({ userId }) => userId).sort()).toEqual([people.both.id, people.holder.id].sort())
    expect(open.every((one) => one.organisationId === next.id && one.managerBy === null)).toBe(true)
  })

  test('what was read is added up per day', async () => {
    const rows = await world.db.read.select().from(readingCount)
    expect(rows.map(({ organisationId, readings }) => [organisationId, readings]).sort()).toEqual(
      [
        [world.next.id, 8],
        [world.next.id, 2],
      ].sort(),
    )
  })

  test('its managers see the trail of the old one, of whom it was, and its items by their mark', async () => {
    const page = await pageFor('newManager', at('logboek'))
    expect(text(page.body)).toMatch(/Gemeente Oud/)
    expect(page.body).toContain('Kievit')
    const found = await pageFor('oldManager', `${at('logboek')}?stuk=${world.item.id}`)
    expect(found.body).toContain('Kievit')
    expect((await pageFor('officeManager', at('logboek'))).status).toBe(404)
  })

  test('an item that was destroyed, and a lost factor, are with the new organisation', async () => {
    expect((await pageFor('newManager', at('vernietigen'))).body).toContain('vernieti')
    const [reset] = await world.db.read.select().from(factorReset)
    expect(reset?.organisationId).toBe(world.next.id)
  })

  const subPages = [
    'aanvragen',
    'inlogmiddelen',
    'aanmelden',
    'nakijken',
    'niet-actief',
    'samenvoegen',
    'zitplaatsen',
    'uitnodigen',
    'logboek',
    'meldingen',
    'vernietigen',
    'stukken',
  ]
  test.each(subPages)('the old address of %s leads to the new one, for who may see that', async (sub) => {
    const moved = await pageFor('newManager', `/beheer/organisaties/oud/${sub}`)
    expect([moved.status, moved.headers.get('location')]).toEqual([302, at(sub)])
    expect((await pageFor('officeManager', `/beheer/organisaties/oud/${sub}`)).status).toBe(404)
  })

  test('no list or choice names the old organisation any more, and its name typed is the new one', async () => {
    const { db, people, portal, table } = world
    const pages = ['/beheer/regio', '/beheer/kwartaal', '/beheer/dekking', '/beheer/aanvragen', '/beheer/deelgroepen']
    for (const address of pages) {
      const { status, body } = await pageFor('administrator', address)
      expect([address, status]).toEqual([address, 200])
      expect(text(body).replaceAll('(voorheen Gemeente Oud)', ''), address).not.toContain('Gemeente Oud')
    }
    const cover = await (await portal.as(people.holder)).get(`/werkgroepen/${table.slug}/dekking`)
    expect(cover.status).toBe(200)
    expect(text(cover.body)).not.toContain('Gemeente Oud')
    const viewer = await viewerFor(db, people.officeManager.id)
    for (const typed of ['oud', 'Gemeente Oud', 'Gemeente Nieuw']) {
      const plan = await planManagers(db.read, viewer, `${typed};Ada Vos;ada@oud.example;adviseur`)
      expect(plan.rows).toMatchObject([{ organisationId: world.next.id, organisation: 'Gemeente Nieuw' }])
      expect(plan.made).toEqual([])
      const list = `organisatie;naam;e-mailadres;functie\n${typed};Ada Vos;ada@oud.example;adviseur`
      const { people: invited, faults } = await seatInvitesOf(db.read, viewer, table.id, list)
      expect(faults).toEqual([])
      expect(invited).toMatchObject([{ organisationId: world.next.id }])
    }
  })

  test('an administrator gives nothing to the old one by its address', async () => {
    const client = await world.portal.as(world.people.administrator)
    const provider = { name: 'Nieuw', issuer: 'https://elders.example', clientId: 'x', method: 'key', scopes: 'openid' }
    for (const [sub, form] of [
      ['', { intent: 'add-domain', domain: 'ander.example' }],
      ['/aanmelden', { intent: 'make', ...provider }],
      ['/inlogmiddelen', { intent: 'ask', user: world.people.holder.id }],
      ['/nakijken', { intent: 'begin' }],
    ] as const) {
      const answer = await client.post(`${accountUrls.organisation('oud')}${sub}`, form)
      expect([sub, answer.status]).toEqual([sub, 404])
    }
    expect(await world.db.read.select().from(identityProvider)).toHaveLength(1)
  })
})

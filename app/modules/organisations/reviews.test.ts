import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { stepReviewJob } from './jobs.server.ts'
import { stepReview } from './reviews.server.ts'
import { nextReview } from './review-dates.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { membership, organisation, organisationReview, outbox, user } from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import {
  anApiToken,
  anOrganisation,
  aPerson,
  aSeat,
  aWorkgroup,
  viewerFor,
  type Organisation,
  type Person,
} from '#tests/factories/people.ts'
import { clientOf, openPortal, type Portal } from '#tests/setup/portal.ts'
import { urls } from '#app/lib/urls.ts'

const dayMs = 24 * 3_600_000
const ago = (days: number) => Date.now() - days * dayMs

let portal: Portal
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  useAuditKey(portal.services.secrets.audit)
})
afterAll(() => portal?.stop())

let town: Organisation
let people: Record<'manager' | 'second' | 'reader' | 'author', Person>
let page: string

beforeEach(async () => {
  const { db, secrets } = portal.services
  town = await anOrganisation(db, { managedSince: ago(500) })
  const person = (role: 'manager' | 'reader' | 'author', name: string) =>
    aPerson(db, { organisation: town, role, secrets, name })
  people = {
    manager: await person('manager', 'Mirjam Beheer'),
    second: await person('manager', 'Tweede Beheer'),
    reader: await person('reader', 'Lotte Lezer'),
    author: await person('author', 'Ahmed Auteur'),
  }
  page = `/beheer/organisaties/${town.slug}/nakijken`
})

/** Lets the round begin so many days ago, in which everything is due a month later. */
const open = (days: number) => portal.services.db.write((tx) => stepReview(tx, town.id, ago(days)))
const field = (person: Person) => `lid-${person.membershipId}`
const mark = async (by: Person, choices: Record<string, string>) =>
  (await portal.as(by)).post(page, { intent: 'mark', ...choices })
const round = async () => {
  const rows = await portal.services.db.read
    .select()
    .from(organisationReview)
    .where(eq(organisationReview.organisationId, town.id))
  return rows.at(-1)
}

describe('a review that was not done in time', () => {
  test('ends the rights of who was not looked at, at their very next request, by whichever channel', async () => {
    const { db, secrets } = portal.services
    const item = await aDocument(portal.services, { owner: town, label: 'AMBER', title: 'Afspraken in de wijk' })
    const reader = await portal.as(people.reader)
    const { token } = await anApiToken(db, secrets, people.reader.id)
    const api = () =>
      clientOf(portal.url, '').get('/api/v1/search?q=', { headers: { Authorization: `Bearer ${token}` } })
    const address = urls.library.item(item)
    expect((await reader.get(address)).status).toBe(200)
    // Opened 59 days ago it was due 29 days ago: a day is left.
    await open(59)
    expect((await reader.get(address)).status).toBe(200)
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ reviewBy: ago(1) })
        .where(eq(membership.organisationId, town.id))
    })
    expect((await reader.get(address)).status).toBe(404)
    expect((await reader.get('/kennisbank')).status).toBe(404)
    expect((await api()).body).not.toContain('Afspraken in de wijk')
    expect((await mark(people.manager, { [field(people.reader)]: 'klopt' })).status).toBe(302)
    expect((await reader.get(address)).status).toBe(200)
  })

  test('takes a seat with it, and gives it back', async () => {
    const { db } = portal.services
    const group = await aWorkgroup(db)
    await aSeat(db, { workgroupId: group.id, organisationId: town.id, userId: people.reader.id })
    const keys = async () => [...(await viewerFor(db, people.reader.id)).keys]
    expect(await keys()).toContain(`wg:${group.id}`)
    await open(61)
    expect(await keys()).toEqual(['public'])
    await mark(people.second, { [field(people.reader)]: 'klopt' })
    expect(await keys()).toContain(`wg:${group.id}`)
  })

  test('never leaves an organisation without a manager who can put it right', async () => {
    const { db } = portal.services
    await open(61)
    const live = async (person: Person) => (await viewerFor(db, person.id)).memberships.length === 1
    expect([await live(people.manager), await live(people.second), await live(people.reader)]).toEqual([
      true,
      true,
      false,
    ])
    // From the moment that one of them is found to be right, the other is as late as anybody.
    await mark(people.manager, { [field(people.second)]: 'klopt' })
    expect([await live(people.manager), await live(people.second)]).toEqual([false, true])
    expect((await (await portal.as(people.manager)).get(page)).status).toBe(404)
    await mark(people.second, { [field(people.manager)]: 'klopt' })
    expect([await live(people.manager), await live(people.second)]).toEqual([true, true])
  })

  test('is shown to administrators, who decide about the only manager and about nobody else', async () => {
    const { db, secrets } = portal.services
    const administrator = await aPerson(db, { administrator: true, secrets })
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ endsAt: ago(1) })
        .where(eq(membership.id, people.second.membershipId ?? ''))
    })
    await open(61)
    const client = await portal.as(administrator)
    expect((await client.get('/beheer')).body).toContain('Te laat met nakijken')
    expect((await client.get('/beheer/organisaties?te-laat=ja')).body).toContain(town.name)
    expect((await mark(administrator, { [field(people.reader)]: 'klopt' })).status).toBe(403)
    expect((await mark(people.manager, { [field(people.manager)]: 'klopt' })).status).toBe(403)
    expect((await mark(administrator, { [field(people.manager)]: 'eindigt' })).status).toBe(403)
    expect((await mark(administrator, { [field(people.manager)]: 'klopt' })).status).toBe(302)
    const [held] = await db.read
      .select()
      .from(membership)
      .where(eq(membership.id, people.manager.membershipId ?? ''))
    expect(held?.reviewBy).toBeNull()
  })
})

describe('looking people through', () => {
  test('is one form without a script, and its record stays', async () => {
    await open(1)
    const client = await portal.as(people.manager)
    const { body } = await client.get(page)
    expect(body).toContain('Klaar uiterlijk op')
    expect(body).toMatch(new RegExp(`type="radio" name="${field(people.reader)}" value="eindigt"`))
    expect(body).not.toContain(`name="${field(people.manager)}"`)
    await mark(people.manager, {
      [field(people.reader)]: 'klopt',
      [field(people.author)]: 'eindigt',
      [field(people.second)]: 'klopt',
    })
    expect((await round())?.closedAt).toBeNull()
    await mark(people.second, { [field(people.manager)]: 'klopt' })
    expect((await round())?.closedAt).not.toBeNull()
    const after = (await client.get(page)).body.replaceAll('<!-- -->', '')
    expect(after).toContain('Er is nu niets na te kijken')
    expect(after).toMatch(/Mirjam Beheer en Tweede Beheer<\/td>.*3 mensen.*1 persoon/s)
    const [gone] = await portal.services.db.read
      .select()
      .from(membership)
      .where(eq(membership.id, people.author.membershipId ?? ''))
    expect(gone?.endsAt).toBeLessThanOrEqual(Date.now())
  })

  test('what a colleague decided meanwhile stays, and is said', async () => {
    await open(1)
    await mark(people.second, { [field(people.reader)]: 'klopt' })
    const answer = await mark(people.manager, { [field(people.reader)]: 'eindigt', [field(people.author)]: 'klopt' })
    expect(answer.headers.get('location')).toBe(`${page}?gedaan=nagekeken&anders=1`)
    const shown = await (await portal.as(people.manager)).get(answer.headers.get('location') ?? '')
    expect(shown.body).toContain('Een collega was u voor')
    const [held] = await portal.services.db.read
      .select()
      .from(membership)
      .where(eq(membership.id, people.reader.membershipId ?? ''))
    expect([held?.endsAt, held?.reviewBy]).toEqual([null, null])
  })

  test('a person of another organisation is not decided about here', async () => {
    const elsewhere = await aPerson(portal.services.db, {})
    await open(1)
    expect((await mark(people.manager, { [`lid-${elsewhere.membershipId}`]: 'eindigt' })).status).toBe(404)
  })

  test('may begin before its time, once', async () => {
    const client = await portal.as(people.manager)
    expect((await client.post(page, { intent: 'begin' })).status).toBe(302)
    expect((await client.post(page, { intent: 'begin' })).status).toBe(409)
    expect((await client.get(page)).body).toContain(people.reader.name)
  })
})

describe('time', () => {
  test('opens a round a month before it is due, and warns three times', async () => {
    const { db } = portal.services
    const begun = ago(400)
    await db.write(async (tx) => {
      await tx.update(organisation).set({ reviewedAt: begun }).where(eq(organisation.id, town.id))
    })
    const due = nextReview({ managedSince: 1, reviewedAt: begun }) ?? 0
    const warned = async (at: number) => {
      await db.write((tx) => stepReview(tx, town.id, at))
      await db.write((tx) => stepReview(tx, town.id, at))
      return (await round())?.warned
    }
    expect(await warned(due - 31 * dayMs)).toBeUndefined()
    expect(await warned(due - 30 * dayMs)).toBe(1)
    expect((await round())?.dueAt).toBe(due)
    expect(await warned(due - 8 * dayMs)).toBe(1)
    expect(await warned(due - 7 * dayMs)).toBe(2)
    expect(await warned(due)).toBe(3)
    const [held] = await db.read
      .select()
      .from(membership)
      .where(eq(membership.id, people.reader.membershipId ?? ''))
    expect(held?.reviewBy).toBe(due + 30 * dayMs)
  })

  test('an organisation that is late from the start is warned a month ahead all the same', async () => {
    await open(0)
    expect((await round())?.dueAt).toBeGreaterThan(Date.now() + 29 * dayMs)
  })

  test('tells each manager once at a time, nobody else, and nobody whose role has gone when the mail leaves', async () => {
    const { db } = portal.services
    await open(0)
    const waiting = await db.read.select().from(outbox).where(eq(outbox.topic, 'organisation-mail'))
    const mine = waiting.filter(({ payload }) => payload.organisationId === town.id)
    expect(mine.map(({ payload }) => payload.userId).sort()).toEqual([people.manager.id, people.second.id].sort())
    const sent: string[] = []
    const { mailer } = portal.services
    const services = {
      ...portal.services,
      mailer: {
        ...mailer,
        send: async (mail: { to: string; text: string }) => void sent.push(`${mail.to}\n${mail.text}`),
      },
    }
    await db.write(async (tx) => {
      await tx
        .update(membership)
        .set({ role: 'reader' })
        .where(eq(membership.id, people.second.membershipId ?? ''))
    })
    const { sendOrganisationMail } = await import('./jobs.server.ts')
    for (const { key, payload } of mine) await sendOrganisationMail(services, key, payload)
    expect(sent).toHaveLength(1)
    expect(sent[0]).toContain(people.manager.email)
    expect(sent[0]).toContain('4 mensen na te kijken')
    await stepReviewJob(portal.services, town.id)
  })
})

describe('who was not seen for long', () => {
  const dormantPage = () => `/beheer/organisaties/${town.slug}/niet-actief`
  const lastSeen = (person: Person, days: number) =>
    portal.services.db.write(async (tx) => {
      await tx
        .update(user)
        .set({ lastActiveDay: new Date(ago(days)).toISOString().slice(0, 10) })
        .where(eq(user.id, person.id))
    })

  test('is listed until they read something', async () => {
    await lastSeen(people.reader, 100)
    await lastSeen(people.author, 80)
    const manager = await portal.as(people.manager)
    const before = await manager.get(dormantPage())
    expect(before.body).toContain('Lotte Lezer')
    expect(before.body).not.toContain('Ahmed Auteur')
    expect((await (await portal.as(people.reader)).get('/kennisbank')).status).toBe(200)
    expect((await manager.get(dormantPage())).body).not.toContain('Lotte Lezer')
  })

  test('counts reading through the API as well, and is written once a day', async () => {
    const { db, secrets } = portal.services
    await lastSeen(people.reader, 100)
    const { token } = await anApiToken(db, secrets, people.reader.id)
    const headers = { Authorization: `Bearer ${token}` }
    expect((await clientOf(portal.url, '').get('/api/v1/search?q=', { headers })).status).toBe(200)
    const [seen] = await db.read.select({ day: user.lastActiveDay }).from(user).where(eq(user.id, people.reader.id))
    expect(seen?.day).toBe(new Date().toISOString().slice(0, 10))
  })

  test('is mailed once a week at most, or ended, by the manager and nobody else', async () => {
    const { db, secrets } = portal.services
    await lastSeen(people.reader, 100)
    await lastSeen(people.author, 100)
    const manager = await portal.as(people.manager)
    const both = { membership: [people.reader.membershipId ?? '', people.author.membershipId ?? ''] }
    const asked = await manager.post(dormantPage(), { intent: 'ask', ...both })
    expect(asked.headers.get('location')).toContain('gedaan=ask')
    expect((await manager.post(dormantPage(), { intent: 'ask', ...both })).headers.get('location')).toContain(
      'asked-before',
    )
    const administrator = await portal.as(await aPerson(db, { administrator: true, secrets }))
    expect((await administrator.get(dormantPage())).body).not.toContain('Lotte Lezer')
    expect((await administrator.post(dormantPage(), { intent: 'end', ...both })).status).toBe(404)
    expect((await manager.post(dormantPage(), { intent: 'end' })).status).toBe(422)
    expect((await manager.post(dormantPage(), { intent: 'end', ...both })).status).toBe(302)
    const held = await db.read
      .select({ endsAt: membership.endsAt })
      .from(membership)
      .where(and(eq(membership.organisationId, town.id), eq(membership.userId, people.reader.id)))
    expect(held[0]?.endsAt).toBeLessThanOrEqual(Date.now())
  })

  test('is not told of somebody whom another organisation hides', async () => {
    const { db } = portal.services
    const police = await anOrganisation(db, { kind: 'police', namesHidden: true })
    await db.write(async (tx) => {
      await tx
        .insert(membership)
        .values({ userId: people.reader.id, organisationId: police.id, role: 'reader', startedAt: 1 })
    })
    await lastSeen(people.reader, 100)
    const manager = await portal.as(people.manager)
    const { body } = await manager.get(dormantPage())
    expect(body).toContain('Ahmed Auteur')
    expect(body).not.toContain('Lotte')
    expect(body).not.toContain(people.reader.email)
    await open(1)
    expect((await manager.get(page)).body).toContain('afgeschermd')
  })
})

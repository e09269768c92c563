import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  membership,
  organisationReview,
  organisationReviewMark,
  passkey,
  seatHolding,
  seatRequest,
} from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { anIdentity, aProvider } from '#tests/factories/sso.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const someone = (options: Parameters<typeof aPerson>[1] = {}) =>
  aPerson(portal.services.db, { secrets: portal.services.secrets, ...options })

test('own data comes as a file, after a fresh second step, without a word of what one may no longer read', async () => {
  const { services } = portal
  const person = await someone({ role: 'editor', organisation: region.organisations.duin })
  const workgroup = await aWorkgroup(services.db, { name: 'Operatie Zeearend', hidden: true })
  const held = { workgroupId: workgroup.id, organisationId: region.organisations.duin.id, userId: person.id }
  await aSeat(services.db, { ...held, endsAt: 1 })
  await aDocument(services, { title: 'Mijn eigen notitie', owner: region.organisations.duin, creator: person })
  const stale = await portal.as(person, { assurance: 2 })
  expect((await stale.get('/profiel/account/gegevens')).headers.get('location')).toMatch(/^\/inloggen\/code/)
  const own = await portal.as(person)
  const answer = await own.get('/profiel/account/gegevens')
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="mijn-gegevens-\d{4}-\d\d-\d\d\.json"$/,
  )
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
  const told = JSON.parse(answer.body) as { account: object; items: unknown[]; seats: unknown[]; sessions: unknown[] }
  expect(told.account).toMatchObject({ email: person.email })
  expect(told.items).toEqual([expect.objectContaining({ title: 'Mijn eigen notitie' })])
  expect(told.seats).toEqual([expect.objectContaining({ workgroup: null })])
  expect(answer.body).not.toMatch(/Zeearend|totpSecret|passwordHash|"hash"/)
  await services.db.write((tx) =>
    tx
      .update(membership)
      .set({ endsAt: Date.now() - 1 })
      .where(eq(membership.userId, person.id)),
  )
  expect((await own.get('/profiel/account/gegevens')).body).not.toContain('Mijn eigen notitie')
})

test('own data tells how one signs in, what was asked and how access was looked through, and nobody else’s part', async () => {
  const { db, secrets } = portal.services
  const hoek = await anOrganisation(db, { name: 'Gemeente Hoek' })
  const person = await someone({ organisation: hoek, email: 'alles@hoek.example' })
  const other = await someone({ name: 'Olaf Onbekend', organisation: hoek, role: 'manager' })
  const group = await aWorkgroup(db, { name: 'Ondermijning' })
  const secret = await aWorkgroup(db, { name: 'Operatie Havik', hidden: true })
  const seat = await aSeat(db, { workgroupId: group.id, organisationId: hoek.id, userId: person.id })
  const provider = await aProvider(db, secrets, { organisationId: hoek.id, issuer: 'https://hoek.example/idp' })
  await anIdentity(db, provider, person.id, 'sub-geheim')
  await aRequest(db, { email: person.email, name: 'Alles Weter', state: 'approved', reason: 'Welkom' })
  await aRequest(db, { email: other.email, name: 'Van een ander' })
  const own = await portal.as(person)
  await own.post('/profiel/mails', { intent: 'newsletter', wanted: 'on' })
  const key = { userId: person.id, credentialId: 'sleutel-id', publicKey: 'sleutel-geheim', counter: 0, transports: [] }
  const asked = { organisationId: hoek.id, userId: person.id, createdAt: 1 }
  await db.write(async (tx) => {
    await tx.insert(passkey).values({ ...key, name: 'Laptop', createdAt: 1, usedAt: 2 })
    const held = { seatId: seat.id, organisationId: hoek.id, userId: person.id }
    await tx.insert(seatHolding).values([
      { ...held, workgroupId: group.id, fromAt: 1 },
      { ...held, workgroupId: secret.id, fromAt: 2, untilAt: 3 },
    ])
    await tx.insert(seatRequest).values([
      { ...asked, kind: 'join', workgroupId: group.id, askedBy: person.id, reason: 'Ik wil graag' },
      { ...asked, kind: 'successor', workgroupId: secret.id, askedBy: other.id, reason: 'Olaf vindt iets' },
    ])
    const round = { organisationId: hoek.id, openedAt: 1, dueAt: 2, closedAt: 3 }
    const [review] = await tx.insert(organisationReview).values(round).returning()
    await tx.insert(organisationReviewMark).values({
      reviewId: review!.id,
      membershipId: person.membershipId!,
      userId: person.id,
      outcome: 'kept',
      markedBy: other.id,
      markedAt: 4,
    })
  })
  const { body } = await own.get('/profiel/account/gegevens')
  const instant = (at: number) => new Date(at).toISOString()
  expect(JSON.parse(body)).toMatchObject({
    passkeys: [{ name: 'Laptop', createdAt: instant(1), usedAt: instant(2) }],
    identities: [{ provider: 'Werkaccount', organisation: 'Gemeente Hoek' }],
    newsletter: { how: 'profile', consentVersion: '2026-11', endedAt: null, themes: [] },
    accountRequests: [{ name: 'Alles Weter', state: 'approved', reason: 'Welkom' }],
    seatRequests: [
      { workgroup: 'Ondermijning', askedByYou: true, reason: 'Ik wil graag' },
      { workgroup: null, askedByYou: false, reason: null },
    ],
    seatHistory: [
      { workgroup: 'Ondermijning', from: instant(1), until: null },
      { workgroup: null, from: instant(2), until: instant(3) },
    ],
    reviews: [{ organisation: 'Gemeente Hoek', outcome: 'kept', markedAt: instant(4) }],
  })
  expect(body).not.toMatch(/geheim|sleutel-id|Havik|Olaf|Van een ander|"hash"|askedFrom|sentFrom/)
})

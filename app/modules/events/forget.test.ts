import { eq, inArray } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { forgetAccount } from '#app/modules/profile/delete-account.server.ts'
import { cancelSignUpAgain } from '#app/modules/backup/reapply.events.server.ts'
import type { audit } from '#db/schema/index.ts'
import { registration } from '#db/schema/index.ts'
import { aMeeting, aRegistration, inDays } from '#tests/factories/events.ts'
import { aPerson } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { forgetUnconfirmed } from './forget.server.ts'

const rows = (portal: Portal, ...ids: string[]) =>
  portal.services.db.read.select().from(registration).where(inArray(registration.id, ids))

describe('who deletes their account', () => {
  test('gives up the place in what is to come, which whoever waits gets, and is nobody in what was', async () => {
    const portal = await openPortal({ ROLES: 'web' })
    const { services } = portal
    const person = await aPerson(services.db, {
      name: 'Wilma Weg',
      email: 'wilma@hoek.example',
      secrets: services.secrets,
    })
    const own = { userId: person.id, email: person.email, name: person.name }
    const coming = await aMeeting(services, { capacity: 1 })
    const past = await aMeeting(services, { date: inDays(-30) })
    const [place, was] = [
      await aRegistration(services.db, coming.id, own),
      await aRegistration(services.db, past.id, { ...own, checkedInAt: 1 }),
    ]
    const waiting = await aRegistration(services.db, coming.id, { state: 'waiting' })
    const client = await portal.as(person)
    const told = JSON.parse((await client.get('/profiel/account/gegevens')).body) as { meetings: object[] }
    expect(told.meetings).toHaveLength(2)
    expect(told.meetings).toContainEqual(expect.objectContaining({ meeting: coming.title, state: 'confirmed' }))

    await services.db.write((tx) => forgetAccount(tx, person.id, Date.now()))
    expect((await rows(portal, waiting.id))[0]?.state).toBe('confirmed')
    expect(await rows(portal, place.id)).toEqual([])
    const [kept] = await rows(portal, was.id)
    expect(kept).toMatchObject({ name: '', userId: null, checkedInAt: 1 })
    expect(JSON.stringify(kept)).not.toMatch(/wilma/i)
  })
})

describe('by night', () => {
  test('what was never confirmed goes after a day', async () => {
    const portal = await openPortal({ ROLES: 'web' })
    const { services } = portal
    const { db } = services
    const meeting = await aMeeting(services)
    const now = Date.now()
    const fresh = await aRegistration(db, meeting.id, { state: 'sent' })
    const stale = await aRegistration(db, meeting.id, { state: 'sent', createdAt: now - 25 * 3_600_000 })
    const confirmed = await aRegistration(db, meeting.id, { createdAt: now - 25 * 3_600_000 })
    for (let i = 0; i < 2; i++) await db.write((tx) => forgetUnconfirmed(tx, now))
    const left = await rows(portal, fresh.id, stale.id, confirmed.id)
    expect(left.map(({ id }) => id).toSorted()).toEqual([fresh.id, confirmed.id].toSorted())
  })
})

test('who had cancelled does not come back with a backup from before that', async () => {
  const { services } = await openPortal({ ROLES: 'web' })
  const meeting = await aMeeting(services)
  const row = await aRegistration(services.db, meeting.id)
  const line = { detail: { registration: row.id }, at: 5 } as unknown as typeof audit.$inferSelect
  const afterwards = { now: Date.now(), rows: [line] }
  const again = () => services.db.write((tx) => cancelSignUpAgain(tx, line, afterwards))
  expect(await again()).toEqual([{ kind: 'sign-up-cancelled', id: row.id }])
  expect(await again()).toEqual([])
  const [kept] = await services.db.read.select().from(registration).where(eq(registration.id, row.id))
  expect(kept?.state).toBe('cancelled')
})

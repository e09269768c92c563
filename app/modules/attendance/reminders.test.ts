import { afterAll, beforeAll, expect, test } from 'vitest'
import { eq } from 'drizzle-orm'
import { isoDate } from '#app/ui/format.ts'
import { forgetAttendees } from '#app/modules/attendance/forget.server.ts'
import { planReminders, reminderTopic } from '#app/modules/attendance/reminders.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import { emit } from '#db/outbox.server.ts'
import { eventAttendance, item, outbox, registration, user, walkIn } from '#db/schema/index.ts'
import { aRegistration, setEvent } from '#tests/factories/attendance.ts'
import { anEvent, type ItemOptions } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'

const dayMs = 24 * 3_600_000
let post: PostOffice
let portal: Portal
let office: Organisation
let editor: Person
const tomorrow = isoDate(Date.now() + dayMs)
const nextMonth = isoDate(Date.now() + 30 * dayMs)

beforeAll(async () => {
  post = await openPostOffice()
  portal = await openPortal(
    { ROLES: 'web', SMTP_URL: post.url, MAIL_FROM: 'portaal@alliantie.example' },
    { stopWithTest: false },
  )
  const { db, secrets } = portal.services
  office = await anOrganisation(db, { name: 'Alliantiebureau', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await post.stop()
})

const aMeeting = (options: ItemOptions = {}) =>
  anEvent(portal.services, { label: 'CLEAR', owner: office, creator: editor, date: tomorrow, ...options })

/** The morning of the reminder has come. */
async function remind(itemId: string): Promise<void> {
  await portal.services.db.write((tx) => emit(tx, { topic: reminderTopic, key: itemId }))
  await portal.settle()
}

test('who comes is reminded once, with the way to the code and to cancel; who waits or cancelled is not', async () => {
  const { db } = portal.services
  const meeting = await aMeeting({ title: 'Dag van morgen', content: { place: 'Het stadhuis' } })
  const comes = await aRegistration(db, { itemId: meeting.id })
  const others = [
    await aRegistration(db, { itemId: meeting.id, state: 'waiting', confirmedAt: null }),
    await aRegistration(db, { itemId: meeting.id, state: 'cancelled' }),
    await aRegistration(db, { itemId: meeting.id, state: 'sent', confirmedAt: null }),
    await aRegistration(db, { itemId: meeting.id, confirmedAt: Date.now() - 60_000 }),
  ]
  await remind(meeting.id)
  await remind(meeting.id)
  expect(post.letters(comes.email)).toHaveLength(1)
  for (const { email } of others) expect(post.letters(email)).toEqual([])
  const text = post.letters(comes.email)[0]!.source.replaceAll(/=\r?\n/g, '')
  expect(text).toContain('Dag van morgen')
  expect(text).toContain('Het stadhuis')
  const pass = /\/inchecken\/[\w-]{63}/.exec(text)?.[0] ?? ''
  expect((await (await portal.as(null)).get(pass)).body).toContain('<svg')
})

test('a meeting that is moved, called off or no longer theirs is not reminded of', async () => {
  const { db, secrets } = portal.services
  const moved = await aMeeting()
  const one = await aRegistration(db, { itemId: moved.id })
  await db.write(async (tx) => void (await tx.update(item).set({ date: nextMonth }).where(eq(item.id, moved.id))))
  await remind(moved.id)
  expect(post.letters(one.email)).toEqual([])
  // The reminder waits for the new day.
  const [waiting] = await db.read.select().from(outbox).where(eq(outbox.key, moved.id))
  expect(waiting).toMatchObject({ topic: reminderTopic })
  expect(isoDate(waiting!.dueAt)).toBe(isoDate(Date.now() + 28 * dayMs))

  const off = await aMeeting()
  const two = await aRegistration(db, { itemId: off.id })
  await setEvent(db, off.id, { cancelledAt: Date.now() })
  await remind(off.id)
  expect(post.letters(two.email)).toEqual([])

  const closed = await aMeeting({ label: 'AMBER', title: 'Besloten woord' })
  const inside = await aPerson(db, { organisation: office, secrets })
  const outside = await aPerson(db, { secrets })
  for (const { id, email } of [inside, outside]) await aRegistration(db, { itemId: closed.id, userId: id, email })
  const gone = await aPerson(db, { organisation: office, secrets })
  await aRegistration(db, { itemId: closed.id, userId: gone.id, email: gone.email })
  await db.write(async (tx) => void (await tx.update(user).set({ suspendedAt: 1 }).where(eq(user.id, gone.id))))
  await remind(closed.id)
  expect(post.letters(outside.email)).toEqual([])
  expect(post.letters(gone.email)).toEqual([])
  expect(post.letters(inside.email)).toHaveLength(1)
  expect(post.letters(inside.email)[0]!.source).not.toMatch(/Besloten woord/)
})

test('of a meeting that no mail may speak of nobody is reminded', async () => {
  const { db, secrets } = portal.services
  const strict = await aMeeting({ label: 'AMBER+STRICT' })
  const inside = await aPerson(db, { organisation: office, secrets })
  await aRegistration(db, { itemId: strict.id, userId: inside.id, email: inside.email })
  await remind(strict.id)
  expect(post.letters(inside.email)).toEqual([])
})

test('a moved meeting is reminded of again before its new day', async () => {
  const { db } = portal.services
  const meeting = await aMeeting()
  const one = await aRegistration(db, { itemId: meeting.id, remindedFor: isoDate(Date.now() - 20 * dayMs) })
  await remind(meeting.id)
  expect(post.letters(one.email)).toHaveLength(1)
})

test('every night the reminders of the coming days are planned, for nine in the morning', async () => {
  const { db } = portal.services
  const [soon, far] = [await aMeeting({ date: isoDate(Date.now() + 2 * dayMs) }), await aMeeting({ date: nextMonth })]
  await db.write((tx) => planReminders(tx, Date.now()))
  const keys = (await db.read.select().from(outbox).where(eq(outbox.topic, reminderTopic))).map(({ key }) => key)
  expect(keys).toContain(soon.id)
  expect(keys).not.toContain(far.id)
  await db.write(async (tx) => void (await tx.delete(outbox).where(eq(outbox.topic, reminderTopic))))
})

test('eight weeks after a meeting the names are gone, and how many of which organisation came is kept', async () => {
  const { db, secrets } = portal.services
  useAuditKey(secrets.audit)
  const now = Date.now()
  const town = await anOrganisation(db, { name: 'Gemeente Blijft' })
  const long = await aMeeting({ date: isoDate(now - 57 * dayMs) })
  const recent = await aMeeting({ date: isoDate(now - 50 * dayMs) })
  for (const itemId of [long.id, recent.id]) {
    await aRegistration(db, { itemId, name: 'Vergeet Mij', organisationId: town.id, checkedInAt: now })
    await aRegistration(db, { itemId, name: 'Vergeet Mij Ook', organisationId: town.id })
  }
  await db.write(async (tx) => {
    await tx
      .insert(walkIn)
      .values({ itemId: long.id, name: 'Inloper', organisationName: 'x', checkedInAt: 1, checkedInBy: 'x' })
  })
  const desk = await portal.as(editor)
  const count = async () => {
    const file = await desk.get(`/redactie/opkomst/lijst.csv?van=2020-01-01&tot=2099-01-01`)
    return file.body.split('\r\n').filter((line) => line.startsWith(isoDate(now - 57 * dayMs)))
  }
  const before = await count()
  expect(before).toHaveLength(2)
  await forgetAttendees({ db }, now)
  await forgetAttendees({ db }, now)
  expect(await count()).toEqual(before)
  expect(await db.read.select().from(registration).where(eq(registration.itemId, long.id))).toEqual([])
  expect(await db.read.select().from(walkIn)).toEqual([])
  expect(await db.read.select().from(registration).where(eq(registration.itemId, recent.id))).toHaveLength(2)
  expect(JSON.stringify(await db.read.select().from(eventAttendance))).not.toContain('Vergeet')
  expect((await desk.get(`/redactie/${long.id}/deelnemers`)).body).toContain('Gemeente Blijft')
})

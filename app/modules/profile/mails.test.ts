import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Mail } from '#app/mail/mailer.server.ts'
import { chooseNotices } from '#app/modules/notifications/notices.server.ts'
import { notices, noticeCodes, type Notice } from '#app/modules/notifications/notices.ts'
import { emit, type Message } from '#db/outbox.server.ts'
import {
  makerlessTold,
  membership,
  newsletterSubscription,
  organisation,
  organisationReview,
  purgeRequest,
  report,
  theme,
} from '#db/schema/index.ts'
import { aDocument } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, type Organisation, type Person } from '#tests/factories/people.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let hoek: Organisation
let manager: Person
let sent: Mail[] = []

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  const { db, mailer, secrets } = portal.services
  const original = mailer.send.bind(mailer)
  mailer.send = async (mail) => {
    sent.push(mail)
    await original(mail)
  }
  hoek = await anOrganisation(db, { name: 'Gemeente Hoek' })
  manager = await aPerson(db, { organisation: hoek, role: 'manager', secrets, administrator: true })
}, 60_000)
afterAll(() => portal.stop())
beforeEach(async () => {
  await portal.settle()
  sent = []
})

test('somebody signed in turns the newsletter on with their themes, keeps the proof, and turns it off', async () => {
  const { db, secrets } = portal.services
  const [jeugd] = await db.write((tx) => tx.insert(theme).values({ slug: 'jeugd', name: 'Jeugd' }).returning())
  const person = await aPerson(db, { email: 'lezer@hoek.example', organisation: hoek, secrets })
  const own = await portal.as(person)
  const rows = () =>
    db.read.select().from(newsletterSubscription).where(eq(newsletterSubscription.email, 'lezer@hoek.example'))
  const choose = (form: Record<string, string | string[]>) =>
    own.post('/profiel/mails', { intent: 'newsletter', ...form })
  const ticked = async (value: string) =>
    new RegExp(`<input[^>]*checked=""[^>]*value="${value}"|<input[^>]*value="${value}"[^>]*checked=""`).test(
      (await own.get('/profiel/mails')).body,
    )
  expect(await ticked('on')).toBe(false)
  const answer = await choose({ wanted: 'on', themes: [jeugd!.id, 'bestaat-niet'] })
  expect(answer.headers.get('location')).toBe('/profiel/mails?gedaan=newsletter')
  const [kept] = await rows()
  expect(kept).toMatchObject({ how: 'profile', consentVersion: '2026-11', endedAt: null })
  expect(kept?.askedFrom).toMatch(/^[\w-]{43}$/)
  expect(kept?.confirmedAt).toBeGreaterThan(Date.now() - 60_000)
  expect(await ticked('on')).toBe(true)
  expect(await ticked(jeugd!.id)).toBe(true)
  await portal.settle()
  expect(sent).toMatchObject([{ to: 'lezer@hoek.example', subject: 'U krijgt de nieuwsbrief' }])
  expect(sent[0]?.text).toContain('Jeugd')
  // Other themes are no new beginning: the proof stays, and no mail goes out.
  await choose({ wanted: 'on' })
  expect(await ticked(jeugd!.id)).toBe(false)
  expect((await rows())[0]).toMatchObject({ confirmedAt: kept?.confirmedAt, endedAt: null })
  await choose({ themes: [jeugd!.id] })
  expect(await ticked('on')).toBe(false)
  expect((await rows())[0]).toMatchObject({ endedHow: 'profile' })
  await portal.settle()
  expect(sent).toHaveLength(1)
})

test('the page names every mail that can be turned off, and turns off those that are not ticked', async () => {
  const own = await portal.as(manager)
  const { body } = await own.get('/profiel/mails')
  for (const { label } of Object.values(notices)) expect(body).toContain(label)
  expect((await own.post('/profiel/mails', { intent: 'notices', notices: ['onbekend'] })).status).toBe(422)
})

/** Per mail: what has to be so, and the message that waits for it. */
async function waiting(notice: Notice): Promise<Message> {
  const { services } = portal
  const { db } = services
  const userId = manager.id
  const now = Date.now()
  const about = (topic: string, payload: Record<string, unknown>): Message => ({
    topic,
    key: `${notice}:${userId}`,
    payload,
  })
  const document = () => aDocument(services, { owner: hoek, creator: manager })
  switch (notice) {
    case 'requests':
      await aRequest(db, { organisationId: hoek.id })
      return about('request-mail', { letter: 'waiting', userId, organisationId: hoek.id })
    case 'seats': {
      const group = await aWorkgroup(db)
      await aSeat(db, { workgroupId: group.id, organisationId: hoek.id, userId, coordinator: true })
      return about('seat-mail', { about: 'waiting', userId, workgroupId: group.id })
    }
    case 'coordinator':
      return about('seat-mail', { about: 'no-coordinator', userId, workgroupId: (await aWorkgroup(db)).id })
    case 'reported':
    case 'decided': {
      const { id: itemId } = await document()
      const decided = notice === 'decided' ? ({ decision: 'in-order', decidedAt: now } as const) : {}
      const [row] = await db.write((tx) =>
        tx
          .insert(report)
          .values({ itemId, reporterId: userId, reason: 'other', hides: false, createdAt: now, ...decided })
          .returning(),
      )
      const what = notice === 'decided' ? { what: 'decided', id: row?.id } : { what: 'made', id: itemId }
      return about('report-mail', { ...what, userId })
    }
    case 'makerless': {
      const left = await aPerson(db, { organisation: hoek, role: 'editor' })
      const { id: itemId } = await aDocument(services, { owner: hoek, creator: left })
      await db.write((tx) => tx.update(membership).set({ endsAt: 1 }).where(eq(membership.userId, left.id)))
      await db.write((tx) => tx.insert(makerlessTold).values({ itemId, toldAt: now }))
      return about('makerless-mail', { ownerId: hoek.id, userId })
    }
    case 'review':
      await db.write(async (tx) => {
        await tx.update(organisation).set({ managedSince: 1 }).where(eq(organisation.id, hoek.id))
        await emit(tx, { topic: 'review', key: hoek.id })
      })
      await portal.settle()
      sent = []
      return about('organisation-mail', { template: 'review', userId, organisationId: hoek.id })
    case 'confirmation': {
      const asker = await aPerson(db, { organisation: hoek, role: 'manager' })
      const values = { itemId: (await document()).id, reason: 'other', requestedBy: asker.id, requestedAt: now }
      const [row] = await db.write((tx) => tx.insert(purgeRequest).values(values).returning())
      return about('purge-mail', { request: row?.id, userId })
    }
    case 'opened':
      throw new Error('tried in profile.test')
  }
}

test.each(noticeCodes.filter((code) => code !== 'opened'))(
  'the mail “%s” is sent to who wants it, and not to who turned it off',
  async (notice) => {
    const { db } = portal.services
    const message = await waiting(notice)
    const others = noticeCodes.filter((code) => code !== notice)
    const mails = async (wanted: readonly Notice[]) => {
      await db.write(async (tx) => {
        await chooseNotices(tx, { userId: manager.id }, wanted)
        await emit(tx, message)
      })
      sent = []
      await portal.settle()
      return sent.filter(({ to }) => to === manager.email).length
    }
    expect(await mails(others)).toBe(0)
    expect(await mails(noticeCodes)).toBe(1)
  },
)

test('who wants no mail about looking through their people gets one all the same when it is too late', async () => {
  const { db } = portal.services
  const late = await anOrganisation(db, { managedSince: 1 })
  const person = await aPerson(db, { organisation: late, role: 'manager' })
  const message: Message = {
    topic: 'organisation-mail',
    key: `review:${person.id}`,
    payload: { template: 'review', userId: person.id, organisationId: late.id },
  }
  const told = async (dueAt: number) => {
    sent = []
    await db.write(async (tx) => {
      await tx
        .update(organisationReview)
        .set({ dueAt, warned: 3 })
        .where(eq(organisationReview.organisationId, late.id))
      await emit(tx, message)
    })
    await portal.settle()
    return sent.filter(({ to }) => to === person.email).map(({ subject }) => subject)
  }
  await db.write(async (tx) => {
    await chooseNotices(tx, { userId: person.id }, [])
    await emit(tx, { topic: 'review', key: late.id })
  })
  await portal.settle()
  expect(await told(Date.now() + 1e9)).toEqual([])
  expect(await told(Date.now() - 1)).toEqual(['Het nakijken van uw mensen is te laat'])
})

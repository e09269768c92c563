import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { emit } from '#db/outbox.server.ts'
import { item, newsletterDelivery, newsletterSubscription, theme, themeFollow } from '#db/schema/index.ts'
import { aDocument, aNews, aPractice, type ItemServices } from '#tests/factories/items.ts'
import { aLetterToGo, aSentMail, aSubscription } from '#tests/factories/letters.ts'
import { anOrganisation, aPerson, type Organisation, type Person } from '#tests/factories/people.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { linkIn, openPostOffice, type PostOffice } from '#tests/setup/post-office.ts'
import { readerTopic } from './delivery.server.ts'
import { unsubscribeToken } from './links.server.ts'
import { leaveHeld } from './mailing.server.ts'
import { nextDigest } from './rhythm.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
let post: PostOffice
let portal: Portal
let services: ItemServices
let office: Organisation
let editor: Person

beforeAll(async () => {
  post = await openPostOffice()
  const environment = { ROLES: 'web', SMTP_URL: post.url, MAIL_FROM: 'nieuwsbrief@alliantie.example' }
  portal = await openPortal(environment, { stopWithTest: false })
  services = portal.services
  office = await anOrganisation(services.db, { kind: 'alliance_office', publishes: true })
  editor = await aPerson(services.db, { organisation: office, role: 'editor', secrets: services.secrets })
}, 60_000)
afterAll(async () => {
  await portal.stop()
  await post.stop()
})

const news = (title: string, options: Parameters<typeof aNews>[1] = {}) =>
  aNews(services, { label: 'CLEAR', owner: office, creator: editor, title, ...options })
const mailTo = (email: string) => post.letters(email).at(-1)?.source ?? ''
const rowOf = async (id: string) =>
  (await services.db.read.select().from(newsletterSubscription).where(eq(newsletterSubscription.id, id)))[0]!

/** A reader of digests whose time has come; the last one was a day ago. */
const aDue = (overrides: Parameters<typeof aSubscription>[1] = {}, themes: readonly string[] = []) => {
  const now = Date.now()
  const digest = { digest: 'daily', digestSince: now - dayMs, digestAt: now - 1 } as const
  return aSubscription(services.db, { issues: false, ...digest, ...overrides }, themes)
}
async function comes(id: string): Promise<void> {
  await services.db.write((tx) => emit(tx, { topic: readerTopic, key: id }))
  await portal.settle()
}
const themeNamed = async (slug: string) =>
  (await services.db.write((tx) => tx.insert(theme).values({ slug, name: slug }).returning()))[0]!

test.each([
  ['daily', '2026-11-28', '06:59', '2026-11-28'],
  ['daily', '2026-11-28', '07:00', '2026-11-29'],
  ['weekly', '2026-11-28', '12:00', '2026-11-30'],
  ['weekly', '2026-11-30', '07:00', '2026-12-07'],
  ['monthly', '2026-11-28', '12:00', '2026-12-01'],
  ['monthly', '2026-12-31', '12:00', '2027-01-01'],
  // The clock goes back that night.
  ['daily', '2026-10-24', '12:00', '2026-10-25'],
] as const)('a %s digest after %s %s comes on %s at seven', (rhythm, day, time, next) => {
  expect(nextDigest(rhythm, amsterdamInstant(day, time))).toBe(amsterdamInstant(next, '07:00'))
})

test('a digest holds what is new and theirs in their themes, once, and the next only what came after', async () => {
  const jeugd = await themeNamed('jeugd-d')
  const ander = await themeNamed('ander-d')
  const reader = await aDue({}, [jeugd.id])
  await news('Nieuws over jeugd', { themes: [jeugd.id] })
  await news('Nieuws over iets anders', { themes: [ander.id] })
  await aPractice(services, { label: 'GREEN', title: 'Praktijk voor partners', themes: [jeugd.id] })
  await news('Oud nieuws over jeugd', { themes: [jeugd.id], at: Date.now() - 3 * dayMs })
  await news('Komt morgen', { themes: [jeugd.id], publishAt: Date.now() + dayMs })
  await comes(reader.id)
  expect(post.letters(reader.email)).toHaveLength(1)
  const mail = mailTo(reader.email)
  expect(mail).toContain('Subject: Nieuw sinds gisteren')
  expect(mail).toContain('Nieuws over jeugd')
  expect(mail).not.toMatch(/iets anders|Praktijk voor partners|Oud nieuws|Komt morgen/)
  expect((await rowOf(reader.id)).digestAt).toBe(nextDigest('daily', Date.now()))

  await services.db.write(async (tx) => {
    await tx.update(newsletterSubscription).set({ digestAt: 1 }).where(eq(newsletterSubscription.id, reader.id))
  })
  await comes(reader.id)
  expect(post.letters(reader.email), 'nothing is sent when there is nothing').toHaveLength(1)
})

test('an account gets the digest by its own rights and the themes it follows; nothing of AMBER but whose it is', async () => {
  const gevolgd = await themeNamed('gevolgd-d')
  const town = await anOrganisation(services.db, { name: 'Gemeente Digest' })
  const person = await aPerson(services.db, { organisation: town, secrets: services.secrets })
  await services.db.write(async (tx) => {
    await tx.insert(themeFollow).values({ userId: person.id, themeId: gevolgd.id, createdAt: 1 })
  })
  const reader = await aDue({ email: person.email })
  const visitor = await aDue({}, [gevolgd.id])
  const themes = [gevolgd.id]
  await aPractice(services, { label: 'GREEN', title: 'Praktijk in gevolgd thema', themes })
  await aDocument(services, { label: 'AMBER', owner: town, title: 'Amberen kanarie', themes })
  await aDocument(services, { label: 'AMBER+STRICT', owner: town, title: 'Strenge kanarie', themes })
  await news('Buiten het thema')
  await comes(reader.id)
  await comes(visitor.id)
  const mail = mailTo(reader.email)
  expect(mail).toContain('Praktijk in gevolgd thema')
  expect(mail).toContain('Nieuw stuk van Gemeente Digest')
  expect(mail).toContain('Er staat iets voor u klaar in het portaal.')
  expect(mail).not.toMatch(/kanarie|Buiten het thema/i)
  expect(post.letters(visitor.email)).toEqual([])
})

test('what a letter brought already is not in the digest', async () => {
  const reader = await aDue({ issues: true, weeklyMost: 7 })
  const told = await news('Stond in de brief')
  await news('Stond er niet in')
  await services.db.write(async (tx) => {
    await tx
      .update(item)
      .set({ publishAt: Date.now() - hourMs })
      .where(eq(item.id, told.id))
  })
  await aLetterToGo(services.db, editor, [told])
  await portal.settle()
  expect(mailTo(reader.email)).toContain('Stond in de brief')
  await comes(reader.id)
  expect(post.letters(reader.email)).toHaveLength(2)
  expect(mailTo(reader.email)).toContain('Stond er niet in')
  expect(mailTo(reader.email)).not.toContain('Stond in de brief')
})

test('a digest waits where the reader has had enough mails this week, and then holds all of it', async () => {
  const reader = await aDue({ weeklyMost: 1 })
  await aSentMail(services.db, reader.id, Date.now() - dayMs)
  await news('Moet even wachten')
  await comes(reader.id)
  expect(post.letters(reader.email)).toEqual([])
  const waiting = await services.db.read.query.outbox.findMany({ where: (row, op) => op.eq(row.key, reader.id) })
  expect(waiting).toMatchObject([{ topic: readerTopic }])
  expect((waiting[0]?.dueAt ?? 0) - Date.now()).toBeGreaterThan(5 * dayMs)
  expect((await rowOf(reader.id)).digestSince).toBe(reader.digestSince)
})

test('a digest that was under way when a process was killed goes once more under the same name, and is one mail', async () => {
  const reader = await aDue()
  await news('Onderweg')
  await comes(reader.id)
  const names = () => post.letters(reader.email).map(({ source }) => /^Message-ID: (\S+)/m.exec(source)?.[1])
  expect(names()).toHaveLength(1)
  const own = eq(newsletterDelivery.subscriptionId, reader.id)
  // As a kill after the mail went, and before that was noted, leaves it.
  await services.db.write(async (tx) => {
    await tx.update(newsletterDelivery).set({ state: 'made', sentAt: null }).where(own)
    const { digestSince, digestAt } = reader
    await tx
      .update(newsletterSubscription)
      .set({ digestSince, digestAt })
      .where(eq(newsletterSubscription.id, reader.id))
  })
  await comes(reader.id)
  expect(names()).toHaveLength(2)
  expect(new Set(names()).size).toBe(1)
  expect(await services.db.read.select().from(newsletterDelivery).where(own)).toMatchObject([{ state: 'sent' }])
})

test('a held letter that another mail takes along at this moment does not go a second time', async () => {
  const reader = await aSubscription(services.db, { weeklyMost: 1 })
  const before = await aSentMail(services.db, reader.id, Date.now() - dayMs)
  const issue = await aLetterToGo(services.db, editor, [await news('Gaat al mee')])
  await portal.settle()
  const held = eq(newsletterDelivery.issueId, issue.id)
  const mine = and(held, eq(newsletterDelivery.subscriptionId, reader.id))
  await services.db.write(async (tx) => {
    await tx.delete(newsletterDelivery).where(eq(newsletterDelivery.id, before.id))
    await tx.update(newsletterDelivery).set({ claim: 'een-andere-mail' }).where(mine)
  })
  await comes(reader.id)
  expect(post.letters(reader.email)).toEqual([])
  await services.db.write((tx) => leaveHeld(tx, 'een-andere-mail'))
  await comes(reader.id)
  await comes(reader.id)
  expect(post.letters(reader.email)).toHaveLength(1)
  expect(await services.db.read.select().from(newsletterDelivery).where(mine)).toMatchObject([
    { state: 'joined', claim: null },
  ])
})

test('while another mail to them is under way, the last of this week waits', async () => {
  const reader = await aDue({ weeklyMost: 1 })
  await news('Moet nog even wachten')
  const { id } = await aSentMail(services.db, reader.id, Date.now())
  const row = eq(newsletterDelivery.id, id)
  await services.db.write(async (tx) => {
    await tx.update(newsletterDelivery).set({ state: 'made', sentAt: null }).where(row)
  })
  await comes(reader.id)
  expect(post.letters(reader.email)).toEqual([])
  await services.db.write(async (tx) => void (await tx.delete(newsletterDelivery).where(row)))
  await comes(reader.id)
  expect(post.letters(reader.email)).toHaveLength(1)
})

test('who unsubscribed or chose otherwise gets no digest that was planned', async () => {
  const left = await aDue({ endedAt: 1 })
  const never = await aDue({ digest: 'never', digestAt: null })
  const later = await aDue({ digest: 'monthly', digestAt: Date.now() + 10 * dayMs })
  await news('Voor niemand van hen')
  for (const { id } of [left, never, later]) await comes(id)
  for (const { email } of [left, never, later]) expect(post.letters(email)).toEqual([])
})

test('the link at the foot lets somebody without an account choose; opening it changes nothing', async () => {
  const jeugd = await themeNamed('keuze-d')
  const reader = await aSubscription(services.db)
  await aLetterToGo(services.db, editor, [await news('Met een voetregel')])
  await portal.settle()
  const path = linkIn(post.letters(reader.email), '/nieuwsbrief/voorkeuren/')
  const visitor = await portal.as(null)
  const before = await rowOf(reader.id)
  for (let i = 0; i < 3; i++) expect((await visitor.get(path)).status).toBe(200)
  expect((await visitor.get(path, { method: 'HEAD' })).status).toBe(200)
  expect(await rowOf(reader.id)).toEqual(before)

  const form = { digest: 'weekly', weeklyMost: '1', themes: jeugd.id }
  expect((await visitor.post(path, { ...form, weeklyMost: '99' })).status).toBe(422)
  expect((await visitor.post(path, form)).headers.get('location')).toBe(`${path}?opgeslagen`)
  const kept = await rowOf(reader.id)
  expect(kept).toMatchObject({ issues: false, digest: 'weekly', weeklyMost: 1, endedAt: null })
  expect(kept.digestAt).toBe(nextDigest('weekly', Date.now()))
  expect((await visitor.get(path)).body).toContain('keuze-d')
  expect((await visitor.post(path, { weeklyMost: '3', digest: 'never' })).headers.get('location')).toBe(
    `${path}?afgemeld`,
  )
  expect((await rowOf(reader.id)).endedHow).toBe('link')
  // A link for one thing is none for another, and another person's is none at all.
  const other = await aSubscription(services.db)
  const token = unsubscribeToken(services.secrets.session, other.id)
  expect((await visitor.post(`/nieuwsbrief/voorkeuren/${token}`, form)).status).toBe(404)
  expect((await visitor.post(`/nieuwsbrief/voorkeuren/${other.id}${path.slice(-43)}`, form)).status).toBe(404)
  expect(await rowOf(other.id)).toMatchObject({ digest: 'never', issues: true })
})

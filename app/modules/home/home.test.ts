import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anonymousViewer } from '#app/access/viewer.ts'
import { isoDate } from '#app/ui/format.ts'
import { event, item, organisationReview, membership, registration, report, themeFollow } from '#db/schema/index.ts'
import { aDocument, aNews, anEvent, aPractice, type ItemOptions } from '#tests/factories/items.ts'
import { aPerson, viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { aRequest } from '#tests/factories/requests.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { askedText } from './asked.ts'
import { forYou, publicHome } from './queries.server.ts'

let portal: Portal
let region: Region
const dayMs = 24 * 3_600_000
const dayFrom = (days: number): string => isoDate(Date.now() + days * dayMs)

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

const read = () => portal.services.db.read
const ofOffice = (): ItemOptions => ({
  owner: region.organisations.office,
  creator: region.people.officeEditor,
  label: 'CLEAR',
})
const ofHoek = (): ItemOptions => ({ owner: region.organisations.hoek, creator: region.people.editor })
const titles = (rows: ReadonlyArray<{ title: string }>) => rows.map(({ title }) => title)

describe('the home page of a visitor', () => {
  test('shows public things only: the pinned item apart, news, the next three meetings, and themes with what is public', async () => {
    const themes = [region.theme.id]
    await aNews(portal.services, { ...ofOffice(), title: 'Bovenaan', date: '2020-01-01', pinned: true, themes })
    await aNews(portal.services, { ...ofOffice(), title: 'Nieuw bericht', date: '2026-02-02', themes })
    await aNews(portal.services, { ...ofHoek(), title: 'Voor partners', date: '2026-02-03', themes })
    for (const days of [-3, 4, 2, 9, 6])
      await anEvent(portal.services, { ...ofOffice(), title: `Bijeenkomst ${days}`, date: dayFrom(days) })
    await anEvent(portal.services, { ...ofHoek(), title: 'Overleg van partners', date: dayFrom(1) })
    const now = Date.now()
    const home = await publicHome(read(), anonymousViewer(now))
    expect(home.pinned?.title).toBe('Bovenaan')
    expect(titles(home.news)).toEqual(['Nieuw bericht'])
    expect(titles(home.meetings)).toEqual(['Bijeenkomst 2', 'Bijeenkomst 4', 'Bijeenkomst 6'])
    expect(home.themes).toMatchObject([{ slug: 'algemeen', count: 2 }])
    // A kept page is made anew once the first of its meetings is over.
    expect(home.expiresAt).toBeGreaterThan(now)
    expect(home.expiresAt).toBeLessThanOrEqual(now + 4 * dayMs)
  })

  test('counts anew as soon as something public is there or gone', async () => {
    const hour = 3_600_000
    const now = Date.now()
    const count = async (at: number) => (await publicHome(read(), anonymousViewer(at))).themes[0]?.count
    const before = (await count(now)) ?? 0
    await aDocument(portal.services, { ...ofOffice(), themes: [region.theme.id], at: now })
    expect(await count(now)).toBe(before + 1)
    await aDocument(portal.services, { ...ofOffice(), themes: [region.theme.id], publishAt: now + hour })
    expect(await count(now)).toBe(before + 1)
    expect(await count(now + hour)).toBe(before + 2)
  })

  test('drops a meeting at the minute at which it ends, and keeps one of today that has no end', async () => {
    const at = Date.parse('2031-05-06T13:00:00Z')
    const today = { date: '2031-05-06' }
    await anEvent(portal.services, {
      ...ofOffice(),
      ...today,
      title: 'Ochtend',
      content: { startTime: '10:00', endTime: '15:00' },
    })
    await anEvent(portal.services, { ...ofOffice(), ...today, title: 'Hele dag' })
    await anEvent(portal.services, {
      ...ofOffice(),
      date: '2031-05-04',
      title: 'Driedaags',
      content: { endDate: '2031-05-06', endTime: '17:00' },
    })
    // Three in the afternoon in Amsterdam.
    const shown = async (now: number) => titles((await publicHome(read(), anonymousViewer(now))).meetings)
    expect(await shown(at - 60_000)).toEqual(['Driedaags', 'Ochtend', 'Hele dag'])
    expect(await shown(at)).toEqual(['Driedaags', 'Hele dag'])
    expect((await publicHome(read(), anonymousViewer(at - 60_000))).expiresAt).toBe(at)
  })
})

describe('the home page of somebody signed in', () => {
  test('shows what is new in the themes that they follow, as far as they may read it', async () => {
    const { people, theme } = region
    const db = portal.services.db
    await aPractice(portal.services, {
      ...ofHoek(),
      title: 'Alleen Hoek',
      label: 'AMBER',
      themes: [theme.id],
      date: '2026-03-01',
    })
    await aPractice(portal.services, { ...ofHoek(), title: 'Alle partners', themes: [theme.id], date: '2026-03-02' })
    await aPractice(portal.services, { ...ofHoek(), title: 'Zonder thema', date: '2026-03-03' })
    const seen = async (person: { id: string }) =>
      titles((await forYou(read(), await viewerFor(db, person.id))).inThemes)
    expect(await seen(people.reader)).toEqual([])
    await db.write((tx) =>
      tx
        .insert(themeFollow)
        .values(
          [people.reader, people.manager].map(({ id }) => ({ userId: id, themeId: theme.id, createdAt: Date.now() })),
        ),
    )
    expect(await seen(people.reader)).toEqual(expect.arrayContaining(['Alle partners', 'Alleen Hoek']))
    expect(await seen(people.manager)).toContain('Alle partners')
    expect(await seen(people.manager)).not.toContain('Alleen Hoek')
    expect(await seen(people.reader)).not.toContain('Zonder thema')
    expect((await forYou(read(), await viewerFor(db, people.reader.id))).followed).toMatchObject([{ slug: 'algemeen' }])
  })

  test('shows what came to their tables in a month, and to nobody else that there is such a table', async () => {
    const { people, organisations, workgroups } = region
    const at = {
      owner: organisations.hoek,
      creator: people.coordinator,
      workgroup: workgroups.hidden,
      label: 'AMBER' as const,
    }
    await aDocument(portal.services, { ...at, title: 'Van de tafel' })
    const old = await aDocument(portal.services, { ...at, title: 'Van lang geleden' })
    await portal.services.db.write((tx) =>
      tx
        .update(item)
        .set({ publishAt: Date.now() - 31 * dayMs })
        .where(eq(item.id, old.id)),
    )
    const of = async (person: { id: string }) =>
      (await forYou(read(), await viewerFor(portal.services.db, person.id))).inWorkgroups
    expect(await of(people.member)).toMatchObject([{ title: 'Van de tafel', workgroup: { slug: 'wg-besloten' } }])
    expect(await of(people.reader)).toEqual([])
    expect(await of(people.administrator)).toEqual([])
  })

  test('shows the meetings they signed up for while they may read them, and the next ones beside', async () => {
    const { people, organisations } = region
    const db = portal.services.db
    const open = await anEvent(portal.services, { ...ofHoek(), title: 'Aangemeld', date: dayFrom(1) })
    const shut = await anEvent(portal.services, {
      ...{ owner: organisations.police, creator: people.policeEditor },
      ...{ title: 'Van de politie', label: 'AMBER' as const, date: dayFrom(1) },
    })
    const guest = await aPerson(db, { organisation: organisations.duin, secrets: portal.services.secrets })
    await db.write((tx) =>
      tx.insert(registration).values(
        [open, shut].map(({ id }) => ({
          ...{ itemId: id, userId: guest.id, email: guest.email, name: guest.name },
          ...{ state: 'waiting' as const, createdAt: Date.now() },
        })),
      ),
    )
    const { ownMeetings, meetings } = await forYou(read(), await viewerFor(db, guest.id))
    expect(ownMeetings).toMatchObject([{ title: 'Aangemeld', state: 'waiting' }])
    expect(titles(meetings)).not.toContain('Aangemeld')
    expect(titles(meetings)).not.toContain('Van de politie')
    await db.write((tx) => tx.update(event).set({ cancelledAt: Date.now() }).where(eq(event.itemId, open.id)))
    expect((await forYou(read(), await viewerFor(db, guest.id))).ownMeetings[0]?.cancelledAt).not.toBeNull()
  })

  test('asks of a manager what waits for them, and nothing of who decides on nothing', async () => {
    const { people, organisations } = region
    const db = portal.services.db
    await aRequest(db, { organisationId: organisations.duin.id })
    const bad = await aDocument(portal.services, { owner: organisations.duin, creator: people.manager })
    const dueAt = Date.now() + 5 * dayMs
    const other = await aPerson(db, { organisation: organisations.duin, secrets: portal.services.secrets })
    await db.write(async (tx) => {
      await tx.insert(report).values({
        ...{ itemId: bad.id, reporterId: people.reader.id, reason: 'personal-data' as const, hides: true },
        createdAt: Date.now(),
      })
      await tx.insert(organisationReview).values({ organisationId: organisations.duin.id, openedAt: Date.now(), dueAt })
      await tx.update(membership).set({ reviewBy: dueAt }).where(eq(membership.userId, other.id))
    })
    const asked = async (person: { id: string }) => (await forYou(read(), await viewerFor(db, person.id))).asked
    expect(await asked(people.manager)).toEqual([
      {
        what: 'request',
        count: 1,
        href: '/beheer/organisaties/duin/aanvragen',
        organisation: 'Gemeente Duin',
        dueAt: null,
      },
      {
        what: 'report',
        count: 1,
        href: '/beheer/organisaties/duin/meldingen',
        organisation: 'Gemeente Duin',
        dueAt: null,
      },
      { what: 'review', count: 1, href: '/beheer/organisaties/duin/nakijken', organisation: 'Gemeente Duin', dueAt },
    ])
    for (const person of [people.reader, people.police, people.ownManager, people.guest])
      expect(await asked(person)).toEqual([])
    expect(askedText({ what: 'request', count: 1 })).toBe('1 aanvraag voor een account wacht op u')
    expect(askedText({ what: 'review', count: 2 })).toBe('2 medewerkers moeten nog nagekeken worden')
  })
})

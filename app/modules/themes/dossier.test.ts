import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isoDate } from '#app/ui/format.ts'
import { audit, expertise, theme, themeFollow, user } from '#db/schema/index.ts'
import { aLaw, anAgenda } from '#tests/factories/dossiers.ts'
import { aDocument, aLink, aNews, anEvent, aPractice, type ItemOptions } from '#tests/factories/items.ts'
import { anOrganisation, aPerson } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
const dayMs = 24 * 3_600_000

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
}, 60_000)
afterAll(() => portal.stop())

async function aTheme(name: string) {
  const slug = name.toLowerCase().replaceAll(' ', '-')
  const [made] = await portal.services.db.write((tx) => tx.insert(theme).values({ slug, name }).returning())
  return made!
}
const open = (themeId: string): ItemOptions => ({
  ...{ owner: region.organisations.office, creator: region.people.officeEditor, label: 'CLEAR', themes: [themeId] },
})
const ofHoek = (themeId: string): ItemOptions => ({
  ...{ owner: region.organisations.hoek, creator: region.people.editor, themes: [themeId] },
})
const get = async (person: { id: string } | null, path: string) => (await portal.as(person)).get(path)

describe('the dossier of a theme', () => {
  test('gathers everything on one subject, and each reader sees and counts what they may read', async () => {
    const { id, slug, name } = await aTheme('Haven en zee')
    for (const n of [1, 2, 3, 4, 5, 6])
      await aNews(portal.services, { ...open(id), title: `Bericht ${n}`, date: `2026-01-0${n}` })
    await aPractice(portal.services, { ...ofHoek(id), title: 'Werkwijze voor partners' })
    await aDocument(portal.services, { ...ofHoek(id), title: 'Alleen voor Hoek', label: 'AMBER' })
    await aLink(portal.services, { ...open(id), title: 'Handreiking elders', content: { source: 'De VNG' } })
    await anEvent(portal.services, { ...open(id), title: 'Komende dag', date: isoDate(Date.now() + dayMs) })
    await anEvent(portal.services, { ...open(id), title: 'Vorige dag', date: isoDate(Date.now() - 5 * dayMs) })
    await anEvent(portal.services, { ...ofHoek(id), title: 'Dag van partners', date: isoDate(Date.now() + dayMs) })
    await aLaw(portal.services.db, { name: 'Havenwet', themes: [id], text: 'Ingediend bij de Tweede Kamer.' })
    await anAgenda(portal.services.db, { title: 'Agenda van nu', themes: [id] })

    const visitor = await get(null, `/themas/${slug}`)
    expect(visitor.status).toBe(200)
    for (const shown of [
      'Bericht 6',
      'Bericht 3',
      'Handreiking elders',
      'De VNG',
      'op voorbeeld.example',
      'Komende dag',
    ])
      expect(visitor.body).toContain(shown)
    for (const shown of [
      'Vorige dag',
      'Havenwet',
      'Stand van zaken op',
      'Ingediend bij',
      'Veilige wijken: Jongeren op straat',
    ])
      expect(visitor.body).toContain(shown)
    // The newest few; the others behind "alle", for visitors by way of the public lists.
    expect(visitor.body).not.toContain('Bericht 2')
    expect(visitor.body).toContain(`href="/nieuws?thema=${slug}"`)
    expect(visitor.body).toContain('6 berichten')
    expect(visitor.body).toContain('2 bijeenkomsten')
    for (const hidden of ['Werkwijze', 'Alleen voor Hoek', 'Dag van partners', 'Goede praktijken', 'Wie weet wat'])
      expect(visitor.body).not.toContain(hidden)

    const [reader, other] = [
      await get(region.people.reader, `/themas/${slug}`),
      await get(region.people.manager, `/themas/${slug}`),
    ]
    for (const { body } of [reader, other]) {
      expect(body).toContain('Werkwijze voor partners')
      expect(body).toContain('3 bijeenkomsten')
    }
    expect(reader.body).toContain('Alleen voor Hoek')
    expect(other.body).not.toContain('Alleen voor Hoek')
    expect(other.body).not.toContain('>Documenten<')
    const counted = async (person: { id: string } | null) =>
      new RegExp(`/themas/${slug}"[^]*?(\\d+) stuk`).exec((await get(person, '/themas')).body)?.[1]
    expect([await counted(null), await counted(region.people.manager), await counted(region.people.reader)]).toEqual([
      '9',
      '11',
      '12',
    ])
    expect(name).toBe('Haven en zee')
  })

  test('of which nothing is public says so, and tells a visitor nothing of what partners have', async () => {
    const [empty, full] = [await aTheme('Leeg thema'), await aTheme('Stil thema')]
    await aDocument(portal.services, { ...ofHoek(full.id), title: 'Voor partners' })
    const [one, two] = [await get(null, '/themas/leeg-thema'), await get(null, '/themas/stil-thema')]
    expect(one.body).toContain('Nog niets openbaar')
    const same = (body: string, { slug, name }: { slug: string; name: string }) =>
      body.replaceAll(slug, ':').replaceAll(name, ':')
    expect(same(two.body, full).replace(/nonce="[^"]*"/g, '')).toBe(same(one.body, empty).replace(/nonce="[^"]*"/g, ''))
    expect((await get(region.people.reader, '/themas/leeg-thema')).body).toContain('nog niets met u gedeeld')
    expect((await get(region.people.reader, '/themas/stil-thema')).body).toContain('Voor partners')
    expect((await get(null, '/themas/bestaat-niet')).status).toBe(404)
  })

  test('kept for visitors is made anew when something public changes, and never goes to who signed in', async () => {
    const { id, slug } = await aTheme('Vers thema')
    expect((await get(null, `/themas/${slug}`)).body).not.toContain('Vers bericht')
    await aNews(portal.services, { ...open(id), title: 'Vers bericht' })
    expect((await get(null, `/themas/${slug}`)).body).toContain('Vers bericht')
    const signedIn = await get(region.people.reader, `/themas/${slug}`)
    expect(signedIn.headers.get('cache-control')).toBe('private, no-store')
    expect(signedIn.body).toContain('Volg dit thema')
    expect((await get(null, `/themas/${slug}`)).body).not.toContain('Volg dit thema')
  })

  test('names who knows to participants only, and hides the names of who is hidden', async () => {
    const { slug, name } = await aTheme('Mensenhandel')
    const { people } = region
    await portal.services.db.write(async (tx) => {
      for (const { id } of [people.manager, people.police])
        await tx.insert(expertise).values({ userId: id, subject: name, folded: 'mensenhandel' })
      await tx.update(user).set({ jobTitle: 'Wijkagent' }).where(eq(user.id, people.police.id))
    })
    const seen = await get(people.reader, `/themas/${slug}`)
    expect(seen.body).toContain('mirjam')
    expect(seen.body).toMatch(/Wijkagent \d+/)
    expect(seen.body).not.toContain('joris')
    for (const person of [null, people.guest])
      expect((await get(person, `/themas/${slug}`)).body).not.toContain('mirjam')
  })
})

describe('following a theme', () => {
  test('is a button on its page, is told on the profile, and ends with a button in either place', async () => {
    const { id, slug, name } = await aTheme('Te volgen')
    const client = await portal.as(region.people.guest)
    const followed = await client.post(`/themas/${slug}`, { intent: 'follow' })
    expect(followed.headers.get('location')).toBe(`/themas/${slug}?gedaan=follow`)
    await client.post(`/themas/${slug}`, { intent: 'follow' })
    expect((await client.get(`/themas/${slug}?gedaan=follow`)).body).toContain('Volg dit thema niet meer')
    expect((await client.get('/profiel')).body).toContain(name)
    const rows = () => portal.services.db.read.select().from(themeFollow).where(eq(themeFollow.themeId, id))
    expect(await rows()).toHaveLength(1)
    const ended = await client.post(`/themas/${slug}`, { intent: 'unfollow', naar: '/profiel' })
    expect(ended.headers.get('location')).toBe('/profiel?gedaan=unfollow')
    expect(await rows()).toHaveLength(0)
    // No other site is gone to, and nobody follows what is not there.
    const away = await client.post(`/themas/${slug}`, { intent: 'unfollow', naar: 'https://elders.example/' })
    expect(away.headers.get('location')).toBe(`/themas/${slug}?gedaan=unfollow`)
    expect((await client.post('/themas/bestaat-niet', { intent: 'follow' })).status).toBe(404)
    const visitor = await (await portal.as(null)).post(`/themas/${slug}`, { intent: 'follow' })
    expect(visitor.headers.get('location')).toContain('/inloggen')
    expect(await portal.services.db.read.select().from(audit).where(eq(audit.actor, region.people.guest.id))).toEqual(
      [],
    )
  })

  test('comes with one’s own data, and goes with the account', async () => {
    const { id, name } = await aTheme('Volgend thema')
    const { db, secrets } = portal.services
    const person = await aPerson(db, { organisation: region.organisations.duin, secrets })
    await db.write((tx) => tx.insert(themeFollow).values({ userId: person.id, themeId: id, createdAt: Date.now() }))
    const own = await (await portal.as(person)).get('/profiel/account/gegevens')
    expect(JSON.parse(own.body)).toMatchObject({ followedThemes: [{ name }] })
    const { forgetAccount } = await import('#app/modules/profile/delete-account.server.ts')
    await db.write((tx) => forgetAccount(tx, person.id, Date.now()))
    expect(await db.read.select().from(themeFollow).where(eq(themeFollow.userId, person.id))).toEqual([])
  })
})

describe('the introduction of a theme', () => {
  test('is written by editors of the bureau and the RIEC, as clean HTML, and shown at once', async () => {
    const { id, slug } = await aTheme('Met inleiding')
    const { db, secrets } = portal.services
    const riec = await anOrganisation(db, { kind: 'riec', publishes: true })
    const keepers = [region.people.officeEditor, await aPerson(db, { organisation: riec, role: 'editor', secrets })]
    for (const [revision, person] of keepers.entries()) {
      const client = await portal.as(person)
      expect((await client.get('/redactie')).body).toContain('href="/redactie/themas"')
      expect((await client.get('/redactie/themas')).body).toContain(`href="/redactie/themas/${slug}"`)
      const introduction = `## Waarom\n\nOmdat ${revision} <script>alert(1)</script> [het](javascript:alert(1)) moet.`
      const saved = await client.post(`/redactie/themas/${slug}`, { revision: String(revision + 1), introduction })
      expect(saved.headers.get('location')).toBe(`/redactie/themas/${slug}?gedaan=opgeslagen`)
      const page = await get(null, `/themas/${slug}`)
      expect(page.body).toContain('<h2>Waarom</h2>')
      expect(page.body).toContain(`Omdat ${revision}`)
      expect(page.body).not.toMatch(/<script>alert|javascript:/)
    }
    const acts = await db.read.select().from(audit).where(eq(audit.objectId, id))
    expect(acts.map(({ action }) => action)).toEqual(['edit-introduction', 'edit-introduction'])
  })

  test('typed by two at once is kept for the second, beside what is stored', async () => {
    const { slug } = await aTheme('Dubbel geschreven')
    const client = await portal.as(region.people.officeEditor)
    const send = (introduction: string) => client.post(`/redactie/themas/${slug}`, { revision: '1', introduction })
    await send('De eerste versie')
    const second = await send('De tweede versie')
    expect(second.status).toBe(409)
    expect(second.body).toContain('De tweede versie')
    expect(second.body).toContain('De eerste versie')
    expect((await get(null, `/themas/${slug}`)).body).toContain('De eerste versie')
  })

  test('is no business of other editors, authors of the bureau, managers or administrators', async () => {
    const { slug } = await aTheme('Niet voor ieder')
    const { db, secrets } = portal.services
    const { office } = region.organisations
    const others = [
      ...[region.people.editor, region.people.ownManager, region.people.administrator],
      await aPerson(db, { organisation: office, role: 'author', secrets }),
      await aPerson(db, { organisation: await anOrganisation(db, { kind: 'riec' }), role: 'editor', secrets }),
    ]
    for (const person of others) {
      const client = await portal.as(person)
      for (const path of [
        '/redactie/themas',
        `/redactie/themas/${slug}`,
        '/redactie/strategische-agenda',
        '/redactie/wetgeving',
      ])
        expect((await client.get(path)).status).toBe(404)
      expect((await client.post(`/redactie/themas/${slug}`, { revision: '1', introduction: 'Van mij' })).status).toBe(
        404,
      )
    }
    expect((await get(null, `/themas/${slug}`)).body).not.toContain('Van mij')
  })
})

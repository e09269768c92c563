import { beforeAll, describe, expect, test } from 'vitest'
import { slugOf } from '#app/lib/urls.ts'
import { editOrganisation } from '#app/modules/people/commands.organisations.server.ts'
import { withdrawItem } from '#app/modules/items/commands.server.ts'
import { authorize } from '#app/access/policy.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { publicGeneration } from '#app/modules/items/generation.server.ts'
import { aNews } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, viewerFor } from '#tests/factories/people.ts'
import { clientOf, openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { rawRequest, sayRaw } from '#tests/setup/raw.ts'

let portal: Portal
let visitor: Client
let office: Awaited<ReturnType<typeof anOrganisation>>
let editor: { id: string }
beforeAll(async () => {
  portal = await openPortal({}, { stopWithTest: false })
  const { db, secrets } = portal.services
  visitor = clientOf(portal.url, '')
  office = await anOrganisation(db, { name: 'Bureau Rijnmond', kind: 'alliance_office', publishes: true })
  editor = await aPerson(db, { organisation: office, role: 'editor', secrets })
  return () => portal.stop()
})

const clear = (title: string, options: Parameters<typeof aNews>[1] = {}) =>
  aNews(portal.services, { label: 'CLEAR', owner: office, creator: editor, title, ...options })
/** A page that may be kept says so to the browser; one that was rendered for this visitor alone does not. */
const isKeepable = async (path: string, client = visitor) =>
  (await client.get(path)).headers.get('cache-control') === 'private, no-cache'

describe('a kept page', () => {
  test('is gone when something public changes: published, withdrawn', async () => {
    await visitor.get('/nieuws')
    const news = await clear('Een nieuw bericht')
    expect((await visitor.get('/nieuws')).body).toContain('Een nieuw bericht')
    const address = `/nieuws/${slugOf(news)}`
    for (let i = 0; i < 2; i++) expect((await visitor.get(address)).status).toBe(200)
    const { db } = portal.services
    const viewer = await viewerFor(db, editor.id)
    await db.write(async (tx) => {
      await withdrawItem(tx, viewer, authorize(viewer, 'withdraw', await getStoredItem(tx, news.id, viewer.now)))
    })
    expect((await visitor.get('/nieuws')).body).not.toContain('Een nieuw bericht')
    expect((await visitor.get(address)).status).toBe(410)
  })

  test('is gone when the organisation that it names gets another name', async () => {
    const { db, secrets } = portal.services
    const news = await clear('Bericht van het bureau')
    const address = `/nieuws/${slugOf(news)}`
    expect((await visitor.get(address)).body).toContain('Bureau Rijnmond')
    const administrator = await aPerson(db, { organisation: null, administrator: true, secrets })
    const viewer = await viewerFor(db, administrator.id)
    const { kind, corePartner, publishes, namesHidden } = office
    const edit = (name: string) =>
      db.write((tx) =>
        editOrganisation(
          tx,
          { ...viewer, userId: administrator.id },
          office.id,
          { name, kind, corePartner, publishes, namesHidden } as Parameters<typeof editOrganisation>[3],
          undefined,
        ),
      )
    await edit('Bureau Delta')
    const { body } = await visitor.get(address)
    expect(body).toContain('Bureau Delta')
    expect(body).not.toContain('Bureau Rijnmond')
    const before = await publicGeneration(db.read)
    await edit('Bureau Delta')
    expect(await publicGeneration(db.read)).toBe(before)
  })

  test('stays when something changes that is not public', async () => {
    const { db } = portal.services
    const before = await publicGeneration(db.read)
    await aNews(portal.services, { label: 'GREEN', title: 'Alleen voor partners' })
    expect(await publicGeneration(db.read)).toBe(before)
    expect((await visitor.get('/nieuws')).body).not.toContain('Alleen voor partners')
  })

  test('ends at the moment of a planned publication', async () => {
    const publishAt = Date.now() + 3000
    await clear('Gepland bericht', { publishAt })
    for (const path of ['/nieuws', '/'])
      for (let i = 0; i < 2; i++) expect((await visitor.get(path)).body).not.toContain('Gepland bericht')
    expect(Date.now(), 'kept before the moment').toBeLessThan(publishAt)
    for (const path of ['/nieuws', '/'])
      await expect.poll(async () => (await visitor.get(path)).body, { timeout: 10_000 }).toContain('Gepland bericht')
    expect(Date.now()).toBeGreaterThanOrEqual(publishAt)
  })

  test('ends with the lock that made it public', async () => {
    const until = Date.now() + 3000
    const news = await clear('Tijdelijk bericht', { locks: [{ key: 'public', until }] })
    const address = `/nieuws/${slugOf(news)}`
    for (let i = 0; i < 2; i++) {
      expect((await visitor.get(address)).body).toContain('Tijdelijk bericht')
      expect((await visitor.get('/nieuws')).body).toContain('Tijdelijk bericht')
    }
    expect(Date.now(), 'kept before the moment').toBeLessThan(until)
    await expect.poll(async () => (await visitor.get(address)).status, { timeout: 10_000 }).toBe(404)
    expect((await visitor.get('/nieuws')).body).not.toContain('Tijdelijk bericht')
    expect(Date.now()).toBeGreaterThanOrEqual(until)
  })
})

describe('who is signed in', () => {
  test('neither gets a kept page nor leaves one for others', async () => {
    const { db, secrets } = portal.services
    const person = await aPerson(db, { name: 'Ilse van Ingelogd', secrets })
    await clear('Voor wie is dit')
    for (const assurance of [1, 2, 3] as const) {
      const client = await portal.as(person, { assurance })
      for (const path of ['/nieuws', '/', '/contact', '/over']) {
        expect((await client.get(path)).headers.get('cache-control')).toBe('private, no-store')
        const anonymous = await visitor.get(path)
        expect(anonymous.body).toMatch(/href="\/inloggen[?"]/)
        expect(anonymous.body).not.toContain('Ilse van Ingelogd')
        const own = await client.get(path)
        expect(own.body).not.toBe(anonymous.body)
        expect(own.headers.get('cache-control')).toBe('private, no-store')
      }
    }
  })

  test('even with a cookie that is worth nothing, or a token', async () => {
    await visitor.get('/contact')
    expect(await isKeepable('/contact', clientOf(portal.url, 'sessie=onzin'))).toBe(false)
    const withToken = await visitor.get('/contact', { headers: { Authorization: 'Bearer onzin' } })
    expect(withToken.headers.get('cache-control')).toBe('private, no-store')
  })
})

describe('nobody fills the store of kept pages at will', () => {
  test.each(['/', '/contact', '/nieuws'])('of %s only the address that the portal links to is kept', async (path) => {
    expect(await isKeepable(path)).toBe(true)
    for (const query of ['?x=1', '?x=2&y=3', '?_routes=root', '?jaar=1850', '?na=2026-01-01.abcdefghijkmnpqrstuv'])
      expect(await isKeepable(path + query), query).toBe(false)
  })

  test('and of the years only those with news, once each', async () => {
    await clear('Oud bericht', { date: '2019-05-01' })
    expect(await isKeepable('/nieuws?jaar=2019')).toBe(true)
    for (const query of ['jaar=1999', 'jaar=2019&x=1', 'x=1&jaar=2019', 'jaar=%32019', 'jaar=2019&jaar=2019'])
      expect(await isKeepable(`/nieuws?${query}`), query).toBe(false)
  })

  test('nor another way of writing it', async () => {
    for (const path of ['/NIEUWS', '/nieuws/', '/%6eieuws', '/Contact', '/nieuws.data'])
      expect(await isKeepable(path), path).toBe(false)
  })

  test('and what a kept page says does not follow from how its host was named', async () => {
    await clear('Om de bewaarde pagina’s te laten vallen')
    const asked = (host: string) => sayRaw(portal.url, rawRequest('GET /nieuws HTTP/1.1', `Host: ${host}`))
    const pages = [await asked('kwaad.example'), await asked('localhost')].map((answer) => answer.split('\r\n\r\n')[1])
    expect(pages[0]).toContain('Om de bewaarde')
    expect(pages[0]).not.toContain('kwaad.example')
    expect(pages[1]).toBe(pages[0])
  })
})

import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { audit, news } from '#db/schema/index.ts'
import { aNews } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { anImage } from '#app/files/fixtures.ts'

let portal: Portal
let region: Region

/** The titles of a page of news, in order, and where "next" leads. */
async function listed(path: string): Promise<{ titles: string[]; next: string | null }> {
  const { body } = await (await portal.as(null)).get(path)
  const titles = [...body.matchAll(/var-item__title"><a href="\/nieuws\/[^"]+">([^<]+)</g)].map(
    (found) => found[1] ?? '',
  )
  const next = /href="(\/nieuws\?[^"]*na=[^"]*)"/.exec(body)?.[1] ?? null
  return { titles, next: next?.replaceAll('&amp;', '&') ?? null }
}

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  const { organisations, people } = region
  const make = (title: string, date: string, pinned = false) =>
    aNews(portal.services, {
      ...{ label: 'CLEAR', title, date, pinned },
      ...{ owner: organisations.office, creator: people.officeEditor },
    })
  for (let i = 10; i < 35; i++) await make(`Bericht ${i}`, `2025-03-${i - 4 < 10 ? '0' : ''}${i - 4}`)
  for (let i = 10; i < 15; i++) await make(`Oud bericht ${i}`, `2024-11-${i}`)
  await make('Vastgezet bericht', '2023-01-01', true)
  return () => portal.stop()
}, 60_000)

describe('the list of news', () => {
  test('shows every message once, page after page, the pinned one first and only there', async () => {
    const seen: string[] = []
    let at: string | null = '/nieuws'
    let pages = 0
    while (at) {
      const { titles, next }: { titles: string[]; next: string | null } = await listed(at)
      if (pages++ === 0) expect(titles[0]).toBe('Vastgezet bericht')
      seen.push(...titles)
      at = next
    }
    expect(pages).toBe(2)
    expect(seen).toHaveLength(31)
    expect(new Set(seen).size).toBe(31)
    expect(seen.slice(1, 3)).toEqual(['Bericht 34', 'Bericht 33'])
    expect(seen.at(-1)).toBe('Oud bericht 10')
  })

  test('of one year has that year only, over more pages as well', async () => {
    const first = await listed('/nieuws?jaar=2025')
    expect(first.titles).toHaveLength(20)
    expect(first.titles[0]).toBe('Bericht 34')
    const second = await listed(first.next ?? '')
    expect([...first.titles, ...second.titles]).toHaveLength(25)
    expect(second.next).toBeNull()
    expect((await listed('/nieuws?jaar=2024')).titles).toHaveLength(5)
    expect((await listed('/nieuws?jaar=2023')).titles).toEqual(['Vastgezet bericht'])
    expect((await listed('/nieuws?jaar=1999')).titles).toEqual([])
  })

  test.each(['?jaar=abc', '?jaar=2025%0d%0aX:1', '?na=onzin', '?na=2025-01-01', '?jaar=99999'])(
    'with %s answers a page',
    async (query) => expect([200, 404]).toContain((await (await portal.as(null)).get(`/nieuws${query}`)).status),
  )
})

test('news for partners says who may read it, gives its files, and writes down who read it', async () => {
  const { organisations, people } = region
  const item = await aNews(portal.services, {
    ...{ label: 'AMBER', title: 'Alleen voor ons', owner: organisations.hoek, creator: people.editor },
    files: [{ name: 'bijlage.txt', bytes: Buffer.from('de bijlage') }],
  })
  await portal.settle()
  const address = `/nieuws/alleen-voor-ons-${item.id.slice(0, 8)}`
  const page = await (await portal.as(people.reader)).get(address)
  expect(page.status).toBe(200)
  expect(page.body).toContain('TLP:AMBER')
  expect(page.body).toMatch(/Wie kan dit zien\?/)
  expect(page.body).toContain('bijlage.txt')
  expect(page.body).not.toContain('Bewerk dit bericht')
  expect((await (await portal.as(people.editor)).get(address)).body).toContain('Bewerk dit bericht')
  for (const outsider of [null, people.manager, people.guest, people.administrator])
    expect((await (await portal.as(outsider)).get(address)).status).toBe(404)
  const trail = await portal.services.db.read.select().from(audit).where(eq(audit.objectId, item.id))
  expect(trail.filter(({ action }) => action === 'read').map(({ actor }) => actor)).toEqual([
    people.reader.id,
    people.editor.id,
  ])
})

test('a message planned for later is there from its moment, on pages that were kept as well, and is found', async () => {
  const { organisations, people } = region
  const anyone = await portal.as(null)
  await anyone.get('/nieuws')
  const item = await aNews(portal.services, {
    ...{ label: 'CLEAR', title: 'Gepland bericht', date: '2026-11-01', publishAt: Date.now() + 1500 },
    ...{ owner: organisations.office, creator: people.officeEditor },
  })
  await portal.settle()
  const address = `/nieuws/gepland-bericht-${item.id.slice(0, 8)}`
  expect((await anyone.get(address)).status).toBe(404)
  expect((await listed('/nieuws')).titles).not.toContain('Gepland bericht')
  expect((await anyone.get('/feed.xml')).body).not.toContain('Gepland bericht')
  await expect.poll(async () => (await anyone.get(address)).status, { timeout: 10_000 }).toBe(200)
  expect((await listed('/nieuws')).titles).toContain('Gepland bericht')
  expect((await anyone.get('/feed.xml')).body).toContain('Gepland bericht')
  await portal.settle()
  expect((await anyone.get('/zoeken?q=gepland+bericht')).body).toContain(address)
})

test('an editor plans a message by the form, in Dutch time', async () => {
  const { organisations, people } = region
  const item = await aNews(portal.services, {
    ...{ label: 'CLEAR', title: 'Later', status: 'draft', owner: organisations.office, creator: people.officeEditor },
  })
  const editor = await portal.as(people.officeEditor)
  const answer = await editor.post(`/redactie/${item.id}/publiceren`, {
    ...{ intent: 'publish', revision: String(item.revision), publishDate: '2031-07-01', publishTime: '09:30' },
  })
  expect(answer.status).toBe(302)
  const stored = await portal.services.db.read.query.item.findFirst({ where: (i) => eq(i.id, item.id) })
  expect(stored?.status).toBe('published')
  expect(new Date(stored?.publishAt ?? 0).toISOString()).toBe('2031-07-01T07:30:00.000Z')
  expect((await (await portal.as(null)).get(`/nieuws/later-${item.id.slice(0, 8)}`)).status).toBe(404)
})

test('an editor gives a message a picture; visitors see it with its text and credit', async () => {
  const { organisations, people } = region
  const item = await aNews(portal.services, {
    ...{ label: 'CLEAR', title: 'Met beeld', owner: organisations.office, creator: people.officeEditor },
    files: [{ name: 'haven.png', bytes: await anImage('png') }],
  })
  await portal.settle()
  const file = await portal.services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
  const editor = await portal.as(people.officeEditor)
  const form = { intent: 'image', fileId: file?.id ?? '' }
  expect((await editor.post(`/redactie/${item.id}/bestanden/${file?.id}`, form)).status).toBe(302)
  const [row] = await portal.services.db.read.select().from(news).where(eq(news.itemId, item.id))
  expect(row?.imageFileId).toBe(file?.id)
  const anyone = await portal.as(null)
  const page = await anyone.get(`/nieuws/met-beeld-${item.id.slice(0, 8)}`)
  expect(page.body).toContain(`src="/bestanden/${file?.id}/beeld/breed-640.jpg"`)
  expect((await anyone.get(`/bestanden/${file?.id}`)).headers.get('content-type')).toBe('image/png')
})

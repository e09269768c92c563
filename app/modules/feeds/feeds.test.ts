import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { authorize } from '#app/access/policy.ts'
import { anonymousViewer } from '#app/access/viewer.ts'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { publishItem, saveDraft, withdrawItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { newId } from '#db/columns.ts'
import { item, theme } from '#db/schema/index.ts'
import { aLink, aNews, anEvent, aPractice } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { xmlFaults } from '#tests/setup/valid.ts'
import { answerUnlessKnown } from './answer.server.ts'

const baseUrl = 'https://portaal.example'
const instant = z.iso.datetime({ offset: true })
/** JSON Feed 1.1, https://www.jsonfeed.org/version/1.1/, and what the portal promises beyond it. */
const jsonFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().min(1),
  description: z.string().min(1),
  language: z.literal('nl'),
  home_page_url: z.url(),
  feed_url: z.url(),
  items: z.array(
    z.strictObject({
      id: z.string().regex(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      url: z.url(),
      title: z.string().min(1),
      summary: z.string().min(1).optional(),
      content_html: z.string(),
      date_published: instant,
      date_modified: instant,
      authors: z.array(z.strictObject({ name: z.string().min(1) })).min(1),
      tags: z.array(z.string().min(1)),
    }),
  ),
})

let portal: Portal
let region: Region
let visitor: Client
const ids = { theme: newId(), emptyTheme: newId() }
const hostile = 'Kop & staart <b>]]> “é” \u0001 🚲 \u2028'

const read = async (path: string) => jsonFeed.parse(JSON.parse((await visitor.get(path)).body))
const office = () => ({ owner: region.organisations.office, creator: region.people.officeEditor })

beforeAll(async () => {
  portal = await openPortal({ BASE_URL: baseUrl, ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  region = await aRegion(services.db, services.secrets)
  visitor = await portal.as(null)
  await services.db.write(async (tx) => {
    await tx.insert(theme).values({ id: ids.theme, slug: 'ondermijning', name: 'Ondermijning & zo' })
    await tx.insert(theme).values({ id: ids.emptyTheme, slug: 'leeg', name: 'Leeg' })
  })
  await aNews(services, {
    ...office(),
    ...{ label: 'CLEAR', title: hostile, summary: hostile, date: '2025-07-01', themes: [ids.theme] },
    body: `Zie [de lijst](/nieuws) en [elders](https://voorbeeld.nl/x?a=1&b=2).\n\n${hostile}`,
  })
  await aNews(services, {
    ...office(),
    ...{ label: 'CLEAR', title: 'Winterbericht', date: '2025-12-01', content: { publisher: 'riec' } },
  })
  await anEvent(services, {
    ...office(),
    ...{ label: 'CLEAR', title: 'Kennissessie', date: '2031-03-04' },
    content: { startTime: '09:30', place: 'Stadhuis', onlineUrl: 'https://vergader.example/geheim' },
  })
  await aLink(services, {
    ...office(),
    ...{
      label: 'CLEAR',
      title: 'Elders',
      date: '2025-01-01',
      content: { url: 'https://elders.example/a&b', source: 'CCV' },
    },
  })
  await aPractice(services, { label: 'GREEN', title: 'Voor partners', themes: [ids.theme] })
  return () => portal.stop()
}, 60_000)

describe('a feed', () => {
  const addresses = ['/feed', '/themas/ondermijning/feed', '/themas/leeg/feed', '/feed/var', '/feed/riec', '/feed/pvo']

  test.each(addresses)('%s is valid in each of its three forms, and the same for everybody', async (address) => {
    const reader = await portal.as(region.people.officeEditor)
    for (const [end, type] of [
      ['xml', 'application/rss+xml; charset=utf-8'],
      ['atom', 'application/atom+xml; charset=utf-8'],
      ['json', 'application/feed+json; charset=utf-8'],
    ] as const) {
      const answer = await visitor.get(`${address}.${end}`)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
      if (end === 'json') expect(jsonFeed.safeParse(JSON.parse(answer.body)).error).toBeUndefined()
      else expect(await xmlFaults(end === 'xml' ? 'rss.rng' : 'atom.rng', answer.body)).toEqual([])
      expect((await reader.get(`${address}.${end}`)).body).toBe(answer.body)
      expect(answer.body).not.toContain('Voor partners')
      expect(answer.body).not.toContain('vergader.example')
    }
  })

  test.each([
    '/feed/onbekend.xml',
    '/feed/var.pdf',
    '/feed/var',
    '/themas/bestaat-niet/feed.xml',
    '/themas/leeg/feed.pdf',
  ])('that is none is absent: %s', async (path) => expect((await visitor.get(path)).status).toBe(404))

  test('has the whole text with addresses that work elsewhere, the publisher as its author and dates in our own zone', async () => {
    const { items } = await read('/feed.json')
    expect(items.map(({ title }) => title.slice(0, 12))).toEqual([
      'Kennissessie',
      'Winterbericht'.slice(0, 12),
      hostile.slice(0, 12),
      'Elders',
    ])
    const [meeting, winter, summer, link] = items
    expect(summer?.content_html).toContain(`href="${baseUrl}/nieuws"`)
    expect(summer?.content_html).toContain('href="https://voorbeeld.nl/x?a=1&#x26;b=2"')
    expect(summer?.authors).toEqual([{ name: 'VAR' }])
    expect(winter?.authors).toEqual([{ name: 'RIEC Rotterdam' }])
    expect(summer?.date_published).toBe('2025-07-01T00:00:00+02:00')
    expect(winter?.date_published).toBe('2025-12-01T00:00:00+01:00')
    expect(meeting?.content_html).toContain('Datum: 4 maart 2031, 09.30 uur. Plaats: Stadhuis.')
    expect(link?.content_html).toContain('<a href="https://elders.example/a&amp;b">CCV</a>')
    const rss = (await visitor.get('/feed.xml')).body
    expect(rss).toContain('<pubDate>Tue, 01 Jul 2025 00:00:00 +0200</pubDate>')
    expect(rss).toContain('Kop &amp; staart &lt;b&gt;]]&gt;')
  })

  test('of a theme or a publisher has what is theirs', async () => {
    expect((await read('/themas/ondermijning/feed.json')).items).toHaveLength(1)
    expect((await read('/feed/riec.json')).items.map(({ title }) => title)).toEqual(['Winterbericht'])
    expect((await read('/feed/var.json')).items).toHaveLength(3)
    expect((await read('/feed/pvo.json')).items).toEqual([])
  })

  test('is answered with 304 until it changes, by its tag and by its time', async () => {
    for (const path of ['/feed.xml', '/feed.atom', '/feed.json', '/sitemap.xml']) {
      const first = await visitor.get(path)
      const etag = first.headers.get('etag') ?? ''
      const modified = first.headers.get('last-modified') ?? ''
      const conditions: Array<Record<string, string>> = [
        { 'If-None-Match': etag },
        { 'If-None-Match': `W/${etag}` },
        { 'If-Modified-Since': modified },
      ]
      for (const headers of conditions) {
        const again = await visitor.get(path, { headers })
        expect([path, again.status, again.bytes.length]).toEqual([path, 304, 0])
      }
      const other = await visitor.get(path, { headers: { 'If-None-Match': '"anders"', 'If-Modified-Since': modified } })
      expect(other.status).toBe(200)
    }
  })
})

test('a feed that changes twice within a second has another time each time', async () => {
  const now = 1_790_000_000_100
  const ask = (body: string, since?: string | null) => {
    const request = new Request(`${baseUrl}/x`, { headers: since ? { 'If-Modified-Since': since } : {} })
    const args = { request, viewer: anonymousViewer(now), services: portal.services }
    return answerUnlessKnown(args, '/x', body, 'text/plain')
  }
  const first = ask('eerst').headers.get('last-modified')
  const second = ask('dan', first)
  expect(second.status).toBe(200)
  expect(ask('dan', second.headers.get('last-modified')).status).toBe(304)
  expect(ask('eerst', second.headers.get('last-modified')).status).toBe(200)
})

test('an item keeps its id whatever becomes of it; a draft changes nothing, a publication its time, a withdrawal all', async () => {
  const { services } = portal
  const { db } = services
  const at = amsterdamInstant('2026-01-10', '10:00')
  const made = await aNews(services, { ...office(), label: 'CLEAR', title: 'Eerste titel', date: '2026-01-10', at })
  const find = async () => {
    const { items } = await read('/feed.json')
    return items.find(({ url }) => url.includes(made.id.slice(0, 8)))
  }
  const before = await find()
  expect(before).toMatchObject({
    title: 'Eerste titel',
    date_published: '2026-01-10T10:00:00+01:00',
    date_modified: '2026-01-10T10:00:00+01:00',
  })
  const first = await visitor.get('/feed.json')

  const editor = await viewerFor(db, region.people.officeEditor.id)
  const content = renderContent(
    'news',
    contentSchemas.news.parse({ title: 'Tweede titel', date: '2026-01-10', body: 'Anders.' }),
  )
  const load = () => getStoredItem(db.read, made.id, editor.now)
  const found = await load()
  await db.write((tx) =>
    saveDraft(tx, editor, authorize(editor, 'edit', found), { revision: found.revision, content, themeIds: [] }),
  )
  const draft = await load()
  expect((await visitor.get('/feed.json')).body).toBe(first.body)

  await db.write((tx) =>
    publishItem(tx, editor, authorize(editor, 'publish', draft), {
      revision: draft.revision,
      confirmed: true,
      publishAt: null,
    }),
  )
  const after = await find()
  expect(after).toMatchObject({ id: before?.id, title: 'Tweede titel', date_published: before?.date_published })
  expect(Date.parse(after?.date_modified ?? '')).toBe(Math.floor(editor.now / 1000) * 1000)
  const [row] = await db.read.select().from(item).where(eq(item.id, made.id))
  expect(row?.publishedAt).toBe(editor.now)

  const seen = await visitor.get('/feed.json')
  await db.write(async (tx) =>
    withdrawItem(tx, editor, authorize(editor, 'withdraw', await getStoredItem(tx, made.id, editor.now))),
  )
  const gone = await visitor.get('/feed.json', { headers: { 'If-None-Match': seen.headers.get('etag') ?? '' } })
  expect(gone.status).toBe(200)
  expect(gone.body).not.toContain('Tweede titel')
})

test('the page of feeds leads to every one of them, and public pages name theirs in their head', async () => {
  const { body } = await visitor.get('/feeds')
  const hrefs = [...body.matchAll(/href="([^"]*feed[^"]*\.(?:xml|atom|json))"/g)].map((match) => match[1]!)
  expect(new Set(hrefs).size).toBe(21)
  for (const href of hrefs) expect([href, (await visitor.get(href)).status]).toEqual([href, 200])
  for (const path of ['/', '/nieuws', '/feeds'])
    for (const type of ['rss+xml', 'atom+xml', 'feed+json'])
      expect((await visitor.get(path)).body, path).toMatch(
        new RegExp(`<link rel="alternate" type="application/${type.replace('+', '\\+')}"[^>]+href="/feed\\.`),
      )
})

import { beforeAll, describe, expect, test } from 'vitest'
import { amsterdamInstant } from '#app/lib/dates.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { newId } from '#db/columns.ts'
import { theme } from '#db/schema/index.ts'
import { aDocument, aNews, anItemOf, type ItemOptions } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { xmlFaults } from '#tests/setup/valid.ts'
import { meetingData, type PublicMeeting } from './json-ld.ts'
import { writeSitemap } from './sitemap.server.ts'

const baseUrl = 'https://portaal.example'
const title = 'Zo </script><script>alert(1)</script> & “verder”'
const at = amsterdamInstant('2026-03-02', '08:30')

let portal: Portal
let region: Region
let visitor: Client
const made: Record<'news' | 'green' | 'document' | 'later', { id: string; title: string }> = {} as never

beforeAll(async () => {
  portal = await openPortal({ BASE_URL: baseUrl, ROLES: 'web' }, { stopWithTest: false })
  const { services } = portal
  region = await aRegion(services.db, services.secrets)
  visitor = await portal.as(null)
  const office = { owner: region.organisations.office, creator: region.people.officeEditor, at, date: '2026-03-02' }
  const make = (kind: 'news' | 'document', options: ItemOptions) => anItemOf(services, kind, { ...office, ...options })
  made.news = await make('news', { label: 'CLEAR', title, summary: 'Kort gezegd: "zo".' })
  made.document = await make('document', { label: 'CLEAR', title: 'Openbaar stuk' })
  made.later = await make('news', { label: 'CLEAR', title: 'Volgend jaar', publishAt: Date.now() + 1e10 })
  made.green = await aNews(services, { label: 'GREEN', title: 'Alleen partners', summary: 'Besloten samenvatting' })
  for (let i = 0; i < 12; i++)
    await aNews(services, { ...office, label: 'CLEAR', title: `Bericht ${i}`, date: '2025-05-05' })
  await aDocument(services, { label: 'AMBER', title: 'Vertrouwelijk' })
  return () => portal.stop()
}, 60_000)

/** Contents of the head: meta tags by name, the canonical address and what JSON-LD parses to. */
async function headOf(client: Client, path: string) {
  const { body } = await client.get(path)
  const head = body.slice(0, body.indexOf('</head>'))
  const text = (value: string) =>
    value.replace(
      /&(amp|lt|gt|quot|#x27);/g,
      (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" })[name]!,
    )
  const tags = new Map(
    [...head.matchAll(/<meta (?:property|name)="([^"]+)" content="([^"]*)"/g)].map((match) => [
      match[1],
      text(match[2]!),
    ]),
  )
  const data = [...head.matchAll(/<script type="application\/ld\+json">([^]*?)<\/script>/g)].map(
    (match) => JSON.parse(match[1]!) as Record<string, unknown>,
  )
  return { head, tags, data, canonical: /<link rel="canonical" href="([^"]+)"/.exec(head)?.[1] }
}

describe('the sitemap', () => {
  test('is valid and names public pages only, each with when it was last published', async () => {
    const { body, headers } = await visitor.get('/sitemap.xml')
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8')
    expect(await xmlFaults('sitemap.xsd', body)).toEqual([])
    expect(body).toContain(
      `<url><loc>${baseUrl}${urls.news.item(made.news)}</loc><lastmod>2026-03-02T08:30:00+01:00</lastmod></url>`,
    )
    expect(body).toContain(`<loc>${baseUrl}/nieuws?jaar=2025</loc>`)
    for (const one of [made.green, made.later]) expect(body).not.toContain(one.id.slice(0, 8))
  })

  test('names no address that a visitor cannot open', async () => {
    const { body } = await visitor.get('/sitemap.xml')
    const addresses = [...body.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!.replaceAll('&amp;', '&'))
    expect(addresses.length).toBeGreaterThan(20)
    expect(new Set(addresses).size).toBe(addresses.length)
    for (const address of addresses) {
      expect(address.startsWith(baseUrl)).toBe(true)
      const answer = await visitor.get(address.slice(baseUrl.length))
      expect([address, answer.status]).toEqual([address, 200])
    }
  })

  test('comes in parts where it has more addresses than one may hold, every one once', async () => {
    const ask = (part: number | null) =>
      writeSitemap(portal.services.db.read, { baseUrl, now: Date.now(), part, most: 20 })
    const index = await ask(null)
    expect(await xmlFaults('sitemap.xsd', index ?? '')).toEqual([])
    const parts = [...(index ?? '').matchAll(/sitemap\.xml\?deel=(\d+)/g)].map((match) => Number(match[1]))
    expect(parts.length).toBeGreaterThan(1)
    const found: string[] = []
    for (const part of parts) {
      const map = (await ask(part)) ?? ''
      expect(await xmlFaults('sitemap.xsd', map)).toEqual([])
      const here = [...map.matchAll(/<loc>([^<]+)</g)].map((match) => match[1]!)
      expect(here.length).toBeLessThanOrEqual(20)
      found.push(...here)
    }
    const { body } = await visitor.get('/sitemap.xml')
    expect(found).toEqual([...body.matchAll(/<loc>([^<]+)</g)].map((match) => match[1]!))
    expect(await ask(parts.length + 1)).toBeNull()
  })

  test('is made once for everybody, until something public changes', async () => {
    const { db } = portal.services
    const before = (await visitor.get('/sitemap.xml')).body
    // Something that was written without a word of it, so that it shows whether anybody looked.
    await db.write(async (tx) => {
      await tx.insert(theme).values({ id: newId(), slug: 'stil-gemaakt', name: 'Stil gemaakt' })
    })
    expect((await visitor.get('/sitemap.xml')).body).toBe(before)
    await db.write((tx) => bumpPublicGeneration(tx))
    expect((await visitor.get('/sitemap.xml')).body).toContain(`${baseUrl}/themas/stil-gemaakt<`)
  })

  test('names what is to come once its moment is there', async () => {
    const { read } = portal.services.db
    const on = (now: number) => writeSitemap(read, { baseUrl, now, part: null })
    const address = urls.news.item(made.later)
    expect(await on(Date.now())).not.toContain(address)
    expect(await on(Date.now() + 2e10)).toContain(address)
  })

  test.each(['0', '2', '-1', 'x', '1e3', ''])('has no part %j', async (part) =>
    expect((await visitor.get(`/sitemap.xml?deel=${part}`)).status).toBe(404),
  )
})

test('robots are kept from partner pages and secret addresses, and told of the sitemap; from a demo altogether', async () => {
  const { body } = await visitor.get('/robots.txt')
  for (const path of [
    '/beheer',
    '/redactie',
    '/profiel',
    '/inloggen',
    '/uitnodiging/',
    '/wachtwoord-',
    '/api/',
    '/zoeken?*&',
  ])
    expect(body).toContain(`Disallow: ${path}\n`)
  expect(body).not.toMatch(/Disallow: \/(?:nieuws\b(?!brief)|kennisbank|bestanden|$)/m)
  expect(body).toContain(`Sitemap: ${baseUrl}/sitemap.xml`)
  const demo = await openPortal({ ROLES: 'web', BASE_URL: 'https://demo.example' }, { demo: true })
  expect((await (await demo.as(null)).get('/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n')
})

describe('security.txt', () => {
  test('tells whom to write to, in which languages, by which rules and where the file is', async () => {
    const { body, headers } = await visitor.get('/.well-known/security.txt')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(body).toMatch(/^Contact: mailto:.+@.+$/m)
    expect(body).toMatch(/^Preferred-Languages: nl, en$/m)
    expect(body).toContain(`Canonical: ${baseUrl}/.well-known/security.txt\n`)
    const policy = /^Policy: https:\/\/portaal\.example(\/\S+)#(\S+)$/m.exec(body)
    expect((await visitor.get(policy?.[1] ?? '')).body).toContain(`id="${policy?.[2]}"`)
  })

  test('holds for more than thirty days and less than a year', async () => {
    const { body } = await visitor.get('/.well-known/security.txt')
    const days = (Date.parse(/^Expires: (\S+)$/m.exec(body)?.[1] ?? '') - Date.now()) / (24 * 3_600_000)
    expect(days).toBeGreaterThan(30)
    expect(days).toBeLessThan(365)
  })
})

describe('the head of a page', () => {
  test('of public news has its one address, what a link to it shows, and an article that machines can read', async () => {
    const path = `/nieuws/${slugOf(made.news)}`
    const { head, tags, data, canonical } = await headOf(visitor, path)
    expect(canonical).toBe(baseUrl + path)
    expect(Object.fromEntries(tags)).toMatchObject({
      description: 'Kort gezegd: "zo".',
      'og:type': 'article',
      'og:locale': 'nl_NL',
      'og:title': title,
      'og:url': baseUrl + path,
      'og:description': 'Kort gezegd: "zo".',
      'article:published_time': '2026-03-02T08:30:00+01:00',
      'article:modified_time': '2026-03-02T08:30:00+01:00',
    })
    expect(data).toEqual([
      {
        '@context': 'https://schema.org',
        '@type': 'NewsArticle',
        headline: title,
        description: 'Kort gezegd: "zo".',
        datePublished: '2026-03-02T08:30:00+01:00',
        dateModified: '2026-03-02T08:30:00+01:00',
        inLanguage: 'nl',
        url: baseUrl + path,
        mainEntityOfPage: baseUrl + path,
        author: { '@type': 'Organization', name: 'VAR' },
        publisher: { '@type': 'Organization', name: 'VeiligheidsAlliantie regio Rotterdam', url: `${baseUrl}/` },
      },
    ])
    expect(head).not.toContain('alert(1)</script>')
  })

  test('of the home page says whose site it is', async () => {
    const { data, canonical } = await headOf(visitor, '/')
    expect(canonical).toBe(`${baseUrl}/`)
    const graph = data[0]?.['@graph'] as Array<Record<string, unknown>>
    expect(graph.map((one) => one['@type'])).toEqual(['Organization', 'WebSite'])
  })

  test('of every public page names that page and no other, whatever was added to its address', async () => {
    for (const path of [
      '/',
      '/nieuws',
      '/nieuws?jaar=2025',
      '/over',
      '/contact',
      '/privacy',
      '/cookies',
      '/toegankelijkheid',
      '/feeds',
    ]) {
      const extra = path.includes('?') ? '&utm=x' : '?utm=x'
      expect((await headOf(visitor, path + extra)).canonical).toBe(baseUrl + path)
    }
    const document = `/kennisbank/${slugOf(made.document)}`
    expect((await headOf(visitor, document)).canonical).toBe(baseUrl + document)
  })

  test('of what is not public has none of this, to those who may read it either', async () => {
    const reader = await portal.as(region.people.reader)
    const editor = await portal.as(region.people.officeEditor)
    for (const [client, path] of [
      [reader, `/nieuws/${slugOf(made.green)}`],
      [editor, `/nieuws/${slugOf(made.later)}`],
      [visitor, '/inloggen'],
      [visitor, '/bestaat-niet'],
    ] as const) {
      const { head, tags, data, canonical } = await headOf(client, path)
      expect(head).toContain('<title>')
      expect(
        [...tags.keys()].filter((name) => /^(?:og|article):/.test(name ?? '')),
        path,
      ).toEqual([])
      expect([data, canonical]).toEqual([[], undefined])
    }
  })
})

describe('a meeting as machines read it', () => {
  const meeting: PublicMeeting = {
    ...{
      title: 'Kennissessie',
      summary: 'Over ondermijning',
      publisher: 'riec',
      date: '2026-07-01',
      startTime: '09:30',
    },
    ...{ endDate: '', endTime: '12:00', place: 'Stadhuis', address: 'Coolsingel 40, Rotterdam', online: true },
    ...{ cancelled: false, host: null, path: '/agenda/kennissessie-abcdefgh' },
  }
  test('has its place and times, and never where to join from elsewhere', () => {
    expect(meetingData(baseUrl, meeting)).toMatchObject({
      '@type': 'Event',
      name: 'Kennissessie',
      startDate: '2026-07-01T09:30:00+02:00',
      endDate: '2026-07-01T12:00:00+02:00',
      eventStatus: 'https://schema.org/EventScheduled',
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [
        { '@type': 'Place', name: 'Stadhuis', address: 'Coolsingel 40, Rotterdam' },
        { '@type': 'VirtualLocation', url: `${baseUrl}/agenda/kennissessie-abcdefgh` },
      ],
      organizer: { name: 'RIEC Rotterdam' },
    })
  })
  test('is a day where its time is not known, and says that it does not go through', () => {
    const bare = { ...meeting, startTime: '', endTime: '', place: '', address: '', online: false, cancelled: true }
    const data = meetingData(baseUrl, { ...bare, host: 'Gemeente Hoek' })
    expect(data).toMatchObject({
      startDate: '2026-07-01',
      eventStatus: 'https://schema.org/EventCancelled',
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      organizer: { name: 'Gemeente Hoek' },
    })
    expect(data).not.toHaveProperty('location')
    expect(data).not.toHaveProperty('endDate')
  })
})

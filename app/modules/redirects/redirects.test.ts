import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '#app/lib/paths.ts'
import { urls } from '#app/lib/urls.ts'
import { storeViews } from '#app/modules/views/count.server.ts'
import { audit, redirect, redirectHit } from '#db/schema/index.ts'
import { aDocument, aNews } from '#tests/factories/items.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { anOffice, like, portal as command } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { isOwnPlace, oldPath, ownPlaces } from './path.ts'

let portal: Portal
let region: Region
let visitor: Client
let admin: Client
let news: { id: string; title: string; kind: string }
const page = '/beheer/verwijzingen'

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  visitor = await portal.as(null)
  admin = await portal.as(region.people.administrator)
  news = await aNews(portal.services, {
    ...{ label: 'CLEAR', title: 'Het nieuwe bericht' },
    ...{ owner: region.organisations.office, creator: region.people.officeEditor },
  })
  return () => portal.stop()
}, 60_000)

beforeEach(async () => {
  await portal.services.db.write(async (tx) => {
    await tx.delete(redirectHit)
    await tx.delete(redirect)
  })
})

const send = (intent: 'preview' | 'confirm', list: string) => admin.post(page, { intent, list })
const add = async (list: string) => expect((await send('confirm', list)).status).toBe(302)
const stored = async () => (await portal.services.db.read.select().from(redirect)).map(({ path }) => path).sort()

describe('an old address', () => {
  test('leads to the item wherever its title has taken it, or to a page, and is counted', async () => {
    await add(
      [
        'oud;nieuw',
        `https://www.oude-site.example/2019/05/Een-Bericht/;${news.id}`,
        `/nieuws/zomaar;/nieuws/iets-anders-${news.id.slice(0, 8)}`,
        '/index.php?id=12;/nieuws?jaar=2019',
      ].join('\n'),
    )
    for (const [asked, to] of [
      ['/2019/05/een-bericht', urls.item(news)],
      ['/2019/05/EEN-bericht/?utm=x', urls.item(news)],
      ['/nieuws/zomaar', urls.item(news)],
      ['/index.php?id=12', '/nieuws?jaar=2019'],
    ]) {
      const answer = await visitor.get(asked!)
      expect([asked, answer.status, answer.headers.get('location')]).toEqual([asked, 301, to])
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
    }
    expect((await visitor.get('/index.php?id=13')).status).toBe(404)
    expect((await visitor.get('/2019/05/een-bericht', { method: 'HEAD' })).status).toBe(301)
    const browser = { headers: { 'User-Agent': 'Mozilla/5.0 (X11; Linux) Firefox/130.0' } }
    for (let i = 0; i < 3; i++) await visitor.get('/nieuws/zomaar', browser)
    await visitor.get('/nieuws/zomaar', { headers: { 'User-Agent': 'Googlebot/2.1' } })
    await storeViews(portal.services.db)
    const hits = await portal.services.db.read.select().from(redirectHit)
    expect(hits.map(({ hits: n }) => n)).toEqual([3])
    expect((await admin.get(page)).body).toMatch(/\/nieuws\/zomaar<\/th>.*?>3</)
  })

  test('that leads to itself with a query is led nowhere, and not without end', async () => {
    await portal.services.db.write(async (tx) => {
      await tx.insert(redirect).values({ path: '/nieuws/rondje', target: '/nieuws/rondje?jaar=2019', createdAt: 1 })
    })
    for (const asked of ['/nieuws/rondje', '/nieuws/rondje?jaar=2019'])
      expect([asked, (await visitor.get(asked)).status]).toEqual([asked, 404])
  })

  test('is not asked where there is a page', async () => {
    await portal.services.db.write(async (tx) => {
      await tx.insert(redirect).values({ path: '/contact', target: '/over', createdAt: 1 })
    })
    expect((await visitor.get('/contact')).status).toBe(200)
  })

  test('of what somebody may not read answers like one that nobody knows, and takes them on who may', async () => {
    const secret = await aDocument(portal.services, {
      ...{ label: 'AMBER', title: 'Zeer vertrouwelijk', locks: [`org:${region.organisations.hoek.id}`] },
      ...{ owner: region.organisations.hoek, creator: region.people.editor },
    })
    const { db } = portal.services
    await db.write(async (tx) => {
      await tx.insert(redirect).values({ path: '/oud/geheim', itemId: secret.id, createdAt: 1 })
    })
    for (const client of [visitor, admin, await portal.as(region.people.manager)]) {
      const there = await client.get('/oud/geheim')
      const absent = await client.get('/oud/nergens')
      expect([there.status, there.headers.get('location')]).toEqual([404, null])
      expect(there.body.replaceAll('geheim', 'x')).toBe(absent.body.replaceAll('nergens', 'x'))
    }
    const reader = await portal.as(region.people.reader)
    expect((await reader.get('/oud/geheim')).headers.get('location')).toBe(urls.item(secret))
    await storeViews(db)
    expect(await db.read.select().from(redirectHit)).toEqual([])
    const { body } = await admin.get(page)
    expect(body).toContain('een stuk dat u niet mag lezen')
    expect(body).not.toMatch(/vertrouwelijk/i)
    expect((await send('preview', `/oud/anders;${secret.id}`)).body).toContain('dat u niet mag lezen')
  })
})

describe('a list of old addresses', () => {
  test('is shown first, and nothing is made of it until it is agreed to', async () => {
    const list = `/oud/een;${news.id}\n/oud/twee;/over`
    const preview = await send('preview', list)
    expect(preview.status).toBe(200)
    expect(preview.body).toContain('Dit gebeurt er: 2 verwijzingen')
    expect(preview.body).toContain(urls.item(news))
    expect(await stored()).toEqual([])
    await add(list)
    expect(await stored()).toEqual(['/oud/een', '/oud/twee'])
    const [noted] = await portal.services.db.read.select().from(audit).where(eq(audit.action, 'add-redirects')).limit(1)
    expect(noted?.actor).toBe(region.people.administrator.id)
  })

  const faulty: Array<[row: string, fault: RegExp]> = [
    ['geen adres;/over', /regel.*|is geen adres/],
    ['/oud/x;https://kwaad.example/', /ligt op een andere site/],
    ['/oud/x;//kwaad.example', /ligt op een andere site/],
    ['/oud/x;javascript:alert(1)', /ligt op een andere site/],
    ['/oud/x;/\\kwaad.example', /is geen adres/],
    ['/oud/x;/bestaat-niet', /kent dit portaal niet/],
    ['/oud/x;/nieuws/weg-zzzzzzzz', /een stuk dat er niet is/],
    ['/contact;/over', /een adres dat dit portaal zelf gebruikt/],
    ['/nieuws;/over', /een adres dat dit portaal zelf gebruikt/],
    ['/?p=12;/over', /een adres dat dit portaal zelf gebruikt/],
    ['/nieuws/lus;/nieuws/LUS/', /is hetzelfde als het oude adres|kent dit portaal niet/],
    ['/nieuws/lus;/nieuws/lus?jaar=2019', /is hetzelfde als het oude adres/],
    ['/oud/a;/over\n/oud/A/;/nieuws', /staat ook op regel 2/],
    ['/nieuws/a;/nieuws/b\n/nieuws/b;/over', /zelf een oud adres/],
    ['/nieuws/a;/nieuws/b?x=1\n/nieuws/b;/nieuws/a?y=1', /zelf een oud adres/],
    ['/oud/bestaat;/over', /heeft al een verwijzing/],
    ['/oud/x;/nieuws/eerder', /verwijst zelf weer door/],
    ['/oud/x;/nieuws/eerder?x=1', /verwijst zelf weer door/],
    ['/nieuws/zijweg;/over', /waar een andere verwijzing heen leidt/],
    ['/nieuws/doel;/over', /waar een andere verwijzing heen leidt/],
  ]
  test.each(faulty)('with a fault makes nothing at all: %j', async (row, fault) => {
    await add(
      '/oud/bestaat;/over\n/nieuws/eerder;/nieuws?jaar=2020\n/oud/leidt;/nieuws/doel\n/oud/ook;/nieuws/zijweg?x=1',
    )
    const before = await stored()
    for (const intent of ['preview', 'confirm'] as const) {
      // Beside a row that could be made, unless it takes two rows to be wrong.
      const list = row.includes('\n') ? row : `/oud/goed;/over\n${row}`
      const answer = await send(intent, `oud;nieuw\n${list}`)
      expect([row, answer.status]).toEqual([row, 422])
      expect(answer.body).toMatch(fault)
      expect(answer.body).toContain('In de lijst klop')
    }
    expect(await stored()).toEqual(before)
  })

  test('that would take the place of a public item is refused', async () => {
    expect((await send('preview', `${urls.item(news)};/over`)).body).toContain('is het adres van een openbaar stuk')
  })

  test('is for administrators, and one row of it is taken away again', async () => {
    await add('/oud/weg;/over')
    const [row] = await portal.services.db.read.select().from(redirect)
    for (const person of [region.people.manager, region.people.officeEditor]) {
      const client = await portal.as(person)
      expect((await client.get(page)).status).toBe(404)
      expect((await client.post(page, { intent: 'remove', redirect: row!.id })).status).toBe(404)
    }
    expect((await admin.post(page, { intent: 'remove', redirect: row!.id })).status).toBe(302)
    expect((await visitor.get('/oud/weg')).status).toBe(404)
  })

  test('of hundreds comes a page at a time', async () => {
    await add(Array.from({ length: 250 }, (_, i) => `/oud/${1000 + i};/over`).join('\n'))
    const seen: string[] = []
    let path: string | undefined = page
    while (path) {
      const { body }: { body: string } = await admin.get(path)
      seen.push(...[...body.matchAll(/>(\/oud\/\d+)<\/th>/g)].map((match) => match[1]!))
      path = /href="([^"]*\?na=[^"]*)"/.exec(body)?.[1]
    }
    expect(seen).toEqual(await stored())
    expect(seen).toHaveLength(250)
  })
})

test('the operator reads a file: all of it, or every fault with its line', async () => {
  const db = await anOffice()
  const file = join(temporaryFolder('redirects'), 'oud.csv')
  writeFileSync(file, 'oud;nieuw\n/oud/een;/over\n/oud/twee;/nergens\n/contact;/over\n')
  expect(await command(db, 'redirects', file)).toMatchObject({
    code: 1,
    out: like(/regel 3, kolom nieuw: kent dit portaal niet\n.*regel 4, kolom oud: is een adres/),
    err: like(/2 fouten: er is niets toegevoegd/),
  })
  expect(await db.read.select().from(redirect)).toEqual([])
  writeFileSync(file, 'oud;nieuw\n/oud/een;/over\n/oud/twee;/nieuws\n')
  expect(await command(db, 'redirects', file)).toMatchObject({ code: 0, out: '2 verwijzingen toegevoegd.\n' })
  expect((await command(db, 'redirects', `${file}.weg`)).code).toBe(1)
}, 60_000)

describe('the path of an old address', () => {
  test.each([
    ['https://oud.example/A/B/?x=1#y', '/a/b?x=1'],
    ['/caf%C3%A9', '/café'],
    ['/cafe\u0301', '/café'],
    ['/', '/'],
    ['//kwaad', null],
    ['/a b', null],
    ['/%zz', null],
    ['zonder', null],
    [`/${'a'.repeat(600)}`, null],
  ])('%s is compared as %s', (given, path) => expect(oldPath(given)).toBe(path))

  test('knows every place where the portal answers itself', () => {
    const first = readdirSync(join(projectRoot, 'app/routes'))
      .map((name) => name.replace(/\.tsx?$/, '').replace(/\[(.)\]/g, '\u0000'))
      .map((name) => (name.split('.')[0] ?? '').replaceAll('\u0000', '.').replace(/_$/, ''))
      .filter((name) => !['_index', '$', 'nieuws', 'agenda'].includes(name))
    expect([...new Set(first)].filter((name) => !ownPlaces.has(name))).toEqual([])
    expect(isOwnPlace('/nieuws/oud')).toBe(false)
  })
})

import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { urls } from '#app/lib/urls.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { purgeItem } from '#app/modules/purge/purge.server.ts'
import { isoDate } from '#app/ui/format.ts'
import { pageView } from '#db/schema/index.ts'
import { aNews } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'
import { storeViews } from './count.server.ts'
import { isMachine, pageAt } from './pages.ts'

const browser = { 'User-Agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:130.0) Gecko/20100101 Firefox/130.0' }
const today = () => isoDate(Date.now())

let portal: Portal
let region: Region
let visitor: Client
let news: StoredItem
let green: StoredItem
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  visitor = await portal.as(null)
  const owner = { owner: region.organisations.office, creator: region.people.officeEditor }
  news = await aNews(portal.services, { ...owner, label: 'CLEAR', title: 'Openbaar bericht' })
  green = await aNews(portal.services, { ...owner, label: 'GREEN', title: 'Besloten bericht' })
  return () => portal.stop()
}, 60_000)
beforeEach(() => portal.services.db.write(async (tx) => void (await tx.delete(pageView))))

/** What is stored, by page. */
async function counted(): Promise<Record<string, number>> {
  await storeViews(portal.services.db)
  const rows = await portal.services.db.read.select().from(pageView)
  expect(rows.every(({ day }) => day === today())).toBe(true)
  return Object.fromEntries(rows.map(({ page, views }) => [page, views]))
}
const open = (client: Client, path: string, headers: Record<string, string> = browser) => client.get(path, { headers })

describe('what is counted', () => {
  test('is every time that somebody opens a public page, kept or not, signed in or not', async () => {
    const reader = await portal.as(region.people.reader)
    for (let i = 0; i < 3; i++) await open(visitor, urls.item(news))
    await open(reader, urls.item(news))
    for (const path of ['/', '/nieuws', '/nieuws', '/zoeken?q=x', '/cookies']) await open(visitor, path)
    expect(await counted()).toEqual({ [news.id]: 4, home: 1, nieuws: 2, zoeken: 1, cookies: 1 })
  })

  test('is no page for partners, nothing that is absent or leads on, no feed, no form and no file', async () => {
    const reader = await portal.as(region.people.reader)
    const paths = [
      urls.item(green),
      '/kennisbank',
      '/werkgroepen',
      '/profiel',
      '/bestaat-niet',
      '/feed.xml',
      '/inloggen',
    ]
    for (const path of [...paths, `/nieuws/anders-${news.id.slice(0, 8)}`])
      for (const client of [visitor, reader]) await open(client, path)
    await visitor.get('/', { method: 'HEAD', headers: browser })
    await visitor.get('/nieuws.data', { headers: browser })
    expect(await counted()).toEqual({})
  })

  test('is no machine that says what it is, and nothing fetched in advance', async () => {
    for (const agent of ['Googlebot/2.1 (+http://www.google.com/bot.html)', 'curl/8.5.0', 'python-requests/2.32', ''])
      for (let i = 0; i < 2; i++) await open(visitor, '/over', { 'User-Agent': agent })
    await open(visitor, '/over', { ...browser, 'Sec-Purpose': 'prefetch' })
    expect(await counted()).toEqual({})
  })

  test('is stored as a number per page and day, and nothing of who it was', async () => {
    await open(visitor, '/', { ...browser, 'X-Forwarded-For': '203.0.113.7' })
    await storeViews(portal.services.db)
    expect(await portal.services.db.read.select().from(pageView)).toEqual([{ page: 'home', day: today(), views: 1 }])
  })

  test('adds up over more than one moment of storing, and is stored when the portal stops', async () => {
    const own = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
    const client = await own.as(null)
    await client.get('/', { headers: browser })
    await storeViews(own.services.db)
    await client.get('/', { headers: browser })
    const { dataDir } = own.services.config
    await own.stop()
    const again = await openPortal({ ROLES: 'web', DATA_DIR: dataDir })
    expect(await again.services.db.read.select().from(pageView)).toMatchObject([{ page: 'home', views: 2 }])
  })
})

describe('what was counted', () => {
  test('is shown to administrators, as a page and as CSV, and to the desk of the item', async () => {
    for (let i = 0; i < 7; i++) await open(visitor, urls.item(news))
    await counted()
    const admin = await portal.as(region.people.administrator)
    for (const days of [7, 30, 365])
      expect((await admin.get(`/beheer/bezoek?dagen=${days}`)).body).toMatch(/Openbaar bericht<\/a><\/th>.*?>7</)
    expect((await admin.get('/beheer/bezoek.csv')).body).toMatch(/^Openbaar bericht;Nieuwsbericht;http[^;]+;7\r$/m)
    const editor = await portal.as(region.people.officeEditor)
    expect((await editor.get(urls.desk.publish(news.id))).body).toMatch(/30.*dagen is het.*7 keer.*geopend/)
    for (const person of [region.people.reader, region.people.manager]) {
      const client = await portal.as(person)
      for (const path of ['/beheer/bezoek', '/beheer/bezoek.csv', urls.desk.publish(news.id)])
        expect([403, 404]).toContain((await client.get(path)).status)
    }
  })

  test('of an item that became stricter is shown to nobody, and goes with it when it is purged', async () => {
    const { services } = portal
    const { db } = services
    const made = await aNews(services, {
      ...{ label: 'CLEAR', title: 'Eerst openbaar' },
      ...{ owner: region.organisations.office, creator: region.people.officeEditor },
    })
    await open(visitor, urls.item(made))
    expect(await counted()).toEqual({ [made.id]: 1 })
    const editor = await viewerFor(db, region.people.officeEditor.id)
    await db.write(async (tx) => {
      const found = authorize(editor, 'edit', await getStoredItem(tx, made.id, editor.now))
      await setAudience(tx, editor, found, {
        ...{ revision: found.revision, label: 'AMBER', confirmed: true },
        locks: [{ key: `org:${region.organisations.office.id}`, until: null }],
      })
    })
    const desk = await portal.as(region.people.officeEditor)
    await open(desk, urls.item(made))
    expect(await counted()).toEqual({ [made.id]: 1 })
    const admin = await portal.as(region.people.administrator)
    const page = (await admin.get('/beheer/bezoek')).body
    expect(page).not.toContain('Eerst openbaar')
    expect(page).toContain('Nog niets geteld')
    expect((await admin.get('/beheer/bezoek.csv')).body).not.toContain('Eerst openbaar')
    expect((await desk.get(urls.desk.publish(made.id))).body).not.toContain('keer geopend')
    await purgeItem(services, made.id, { purgedBy: 'system', reason: 'operator' })
    expect(await counted()).toEqual({})
  })
})

test.each([
  ['/', 'home'],
  ['/nieuws', 'nieuws'],
  ['/themas/ondermijning', 'themas'],
  ['/nieuws/x-abcdefgh', null],
  ['/home', null],
  ['/constructor', null],
  ['/beheer', null],
])('%s counts as %s', (path, name) => expect(pageAt(path)).toBe(name))

test.each([
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 Version/17.5 Mobile/15E148 Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/125.0.0.0 Mobile Safari/537.36', false],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', true],
  ['FeedFetcher-Google', true],
  [undefined, true],
])('%s is a machine: %s', (agent, machine) => expect(isMachine(agent)).toBe(machine))

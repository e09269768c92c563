import { beforeAll, describe, expect, test } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { slugOf, urls } from '#app/lib/urls.ts'
import { archiveItem, withdrawItem } from '#app/modules/items/commands.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { purgeItem } from '#app/modules/purge/purge.server.ts'
import { anItemOf, type ItemOptions } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Client, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region
let visitor: Client
beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  visitor = await portal.as(null)
  return () => portal.stop()
}, 60_000)

const make = (kind: 'news' | 'document', options: ItemOptions) =>
  anItemOf(portal.services, kind, {
    ...{ owner: region.organisations.office, creator: region.people.officeEditor, ...options },
  })

async function withdraw(made: StoredItem, how: typeof withdrawItem | typeof archiveItem = withdrawItem): Promise<void> {
  const { db } = portal.services
  const editor = await viewerFor(db, region.people.officeEditor.id)
  await db.write(async (tx) => {
    const found = await getStoredItem(tx, made.id, editor.now)
    if (how === archiveItem) await archiveItem(tx, editor, authorize(editor, 'publish', found))
    else await withdrawItem(tx, editor, authorize(editor, 'withdraw', found))
  })
}

describe('what everybody could read and was withdrawn', () => {
  test('is gone: its page says so in Dutch, without a word of it, to visitors and to partners', async () => {
    const news = await make('news', { label: 'CLEAR', title: 'Te vroeg gejuicht' })
    const document = await make('document', { label: 'CLEAR', title: 'Verkeerd stuk' })
    expect((await visitor.get(urls.item(news))).status).toBe(200)
    for (const one of [news, document]) await withdraw(one)
    const reader = await portal.as(region.people.reader)
    for (const client of [visitor, reader])
      for (const path of [urls.item(news), urls.item(document), `/nieuws/anders-${news.id.slice(0, 8)}`]) {
        const answer = await client.get(path)
        expect([path, answer.status]).toEqual([path, 410])
        expect(answer.body).toContain('Dit is niet meer openbaar')
        // The way to sign-in leads back to what was asked for.
        expect(answer.body.replaceAll(encodeURIComponent(path), '')).not.toMatch(/gejuicht|verkeerd/i)
        expect(answer.headers.get('cache-control')).toBe('private, no-store')
      }
    expect((await (await portal.as(region.people.officeEditor)).get(urls.item(news))).status).toBe(200)
  })

  test('is absent under an address that never was its own', async () => {
    const document = await make('document', { label: 'CLEAR' })
    await withdraw(document)
    expect((await visitor.get(`/nieuws/${slugOf(document)}`)).status).toBe(404)
  })

  test('is gone as well where it was put away first, from the moment that it is withdrawn', async () => {
    const news = await make('news', { label: 'CLEAR' })
    await withdraw(news, archiveItem)
    expect((await visitor.get(urls.item(news))).status).toBe(404)
    await withdraw(news)
    expect((await visitor.get(urls.item(news))).status).toBe(410)
  })

  test('is absent once it was purged: nothing is left that could say more', async () => {
    const news = await make('news', { label: 'CLEAR' })
    await withdraw(news)
    await purgeItem(portal.services, news.id, { purgedBy: 'system', reason: 'operator' })
    expect((await visitor.get(urls.item(news))).status).toBe(404)
  })
})

describe('what was never public, or is no more', () => {
  const cases: Array<[what: string, make: () => Promise<StoredItem>]> = [
    ['for partners', () => make('news', { label: 'GREEN' })],
    ['for the own organisation', () => make('news', { label: 'AMBER' })],
    [
      'planned, and withdrawn before its time',
      () => make('news', { label: 'CLEAR', publishAt: Date.now() + 3_600_000 }),
    ],
    ['a draft', () => make('news', { label: 'CLEAR', status: 'draft' })],
    [
      'public until its lock ended',
      () => make('news', { label: 'CLEAR', at: Date.now() - 1e9, locks: [{ key: 'public', until: Date.now() - 1e6 }] }),
    ],
    [
      'public, and made stricter before it was withdrawn',
      async () => {
        const news = await make('news', { label: 'CLEAR' })
        const { db } = portal.services
        const editor = await viewerFor(db, region.people.officeEditor.id)
        await db.write(async (tx) => {
          const found = authorize(editor, 'edit', await getStoredItem(tx, news.id, editor.now))
          const locks = [{ key: `org:${region.organisations.office.id}`, until: null }]
          await setAudience(tx, editor, found, { revision: found.revision, label: 'AMBER', locks, confirmed: true })
        })
        return news
      },
    ],
  ]
  test.each(cases)('is absent like any other address: %s', async (_what, one) => {
    const news = await one()
    await withdraw(news)
    const answer = await visitor.get(urls.item(news))
    const absent = await visitor.get('/nieuws/zo-maar-zzzzzzzz')
    expect([answer.status, absent.status]).toEqual([404, 404])
    expect(answer.body.replaceAll(slugOf(news), 'x')).toBe(absent.body.replaceAll('zo-maar-zzzzzzzz', 'x'))
  })
})

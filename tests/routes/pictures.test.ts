import { writeFile } from 'node:fs/promises'
import sharp from 'sharp'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { newId } from '#db/columns.ts'
import { removeOrphans } from '#app/modules/files/orphans.server.ts'
import { archiveItem, withdrawItem } from '#app/modules/items/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { purgeItem } from '#app/modules/purge/purge.server.ts'
import { audit, filePicture, news } from '#db/schema/index.ts'
import { aNews, type ItemOptions } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { aRegion, type Region } from '#tests/factories/region.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'

let portal: Portal
let region: Region

beforeAll(async () => {
  portal = await openPortal({ ROLES: 'web' }, { stopWithTest: false })
  region = await aRegion(portal.services.db, portal.services.secrets)
  return () => portal.stop()
}, 60_000)

afterEach(() => {
  vi.useRealTimers()
})

/** Like no other, so that no other has the same bytes in the store. */
const ownImage = () =>
  sharp({ text: { text: newId(), dpi: 300, width: 1600 } })
    .flatten({ background: '#204060' })
    .resize(1600, 900, { fit: 'fill' })
    .png()
    .toBuffer()

/** A message with a picture, and the picture's address. */
async function withPicture(options: ItemOptions = {}) {
  const { organisations, people } = region
  const { services } = portal
  const item = await aNews(services, {
    ...{ label: 'CLEAR', title: 'Met beeld', owner: organisations.office, creator: people.officeEditor },
    files: [{ name: 'haven.png', bytes: await ownImage() }],
    ...options,
  })
  await portal.settle()
  const file = await services.db.read.query.file.findFirst({ where: (f) => eq(f.itemId, item.id) })
  const fileId = file?.id ?? ''
  await services.db.write(async (tx) => tx.update(news).set({ imageFileId: fileId }).where(eq(news.itemId, item.id)))
  return { item, fileId, at: (name: string) => `/bestanden/${fileId}/beeld/${name}` }
}

const made = (fileId: string) =>
  portal.services.db.read.select().from(filePicture).where(eq(filePicture.fileId, fileId))

describe('a picture cut to size', () => {
  test('is what a page offers in several sizes, with its own size known and its text', async () => {
    const { item, fileId, at } = await withPicture({
      content: { imageAlt: 'De haven bij avond', imageCredit: 'A. Maker' },
    })
    const anyone = await portal.as(null)
    const { body } = await anyone.get(`/nieuws/met-beeld-${item.id.slice(0, 8)}`)
    expect(body).toContain(
      `src="/bestanden/${fileId}/beeld/breed-640.jpg" alt="De haven bij avond" width="640" height="400"`,
    )
    expect(body).toContain('Beeld: A. Maker')
    const source = /<source type="image\/webp" srcSet="([^"]+)" sizes="[^"]+"/i.exec(body)?.[1] ?? ''
    const addresses = source.split(', ').map((one) => one.split(' ')[0] ?? '')
    expect(addresses).toHaveLength(4)
    for (const address of [...addresses, at('breed-640.jpg'), at('tegel-160.webp'), at('delen-1200.jpg')]) {
      const answer = await anyone.get(address)
      expect([address, answer.status]).toEqual([address, 200])
      const meta = await sharp(answer.bytes).metadata()
      expect(answer.headers.get('content-type')).toBe(`image/${meta.format}`)
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.bytes.length).toBe(Number(answer.headers.get('content-length')))
    }
    expect((await anyone.get(at('breed-640.jpg'))).bytes.length).toBeGreaterThan(0)
    expect(await made(fileId)).toHaveLength(7)
  })

  test('in a size that no page uses is not there, and nothing is made of it', async () => {
    const { fileId, at } = await withPicture()
    const reader = await portal.as(region.people.reader)
    for (const name of ['breed-641.webp', 'breed-640.gif', 'x', 'tegel-160.webp.jpg'])
      expect((await reader.get(at(name))).status, name).toBe(404)
    expect(await made(fileId)).toEqual([])
  })

  test('asked for twenty times at once is made once', async () => {
    const { fileId, at } = await withPicture()
    const anyone = await portal.as(null)
    const answers = await Promise.all(Array.from({ length: 20 }, () => anyone.get(at('breed-960.webp'))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await made(fileId)).toHaveLength(1)
  })

  test.each([
    ['withdrawn', withdrawItem],
    ['archived', archiveItem],
  ] as const)(
    'of an item that is %s is gone at the next request, for whoever had it a moment ago',
    async (_how, end) => {
      const { item, at } = await withPicture()
      const [anyone, reader] = [await portal.as(null), await portal.as(region.people.reader)]
      for (const client of [anyone, reader]) expect((await client.get(at('breed-640.webp'))).status).toBe(200)
      const etag = (await reader.get(at('breed-640.webp'))).headers.get('etag') ?? ''
      const viewer = await viewerFor(portal.services.db, region.people.officeEditor.id)
      await portal.services.db.write(async (tx) => {
        const found = await getStoredItem(tx, item.id, viewer.now)
        if (end === withdrawItem) await withdrawItem(tx, viewer, authorize(viewer, 'withdraw', found))
        else await archiveItem(tx, viewer, authorize(viewer, 'publish', found))
      })
      expect((await reader.get(at('breed-640.webp'))).status).toBe(404)
      expect((await reader.get(at('breed-640.webp'), { headers: { 'If-None-Match': etag } })).status).toBe(404)
      expect((await anyone.get(at('breed-640.webp'))).headers.get('location')).toMatch(/^\/inloggen/)
    },
  )

  test('follows the focus at once, and the pictures of the old one are cleared away', async () => {
    const { item, fileId, at } = await withPicture()
    const anyone = await portal.as(null)
    const before = (await anyone.get(at('tegel-320.webp'))).headers.get('etag')
    const [old] = await made(fileId)
    await portal.services.db.write(async (tx) => tx.update(news).set({ focusX: 17 }).where(eq(news.itemId, item.id)))
    await anyone.get(at('breed-320.webp'))
    expect(before).not.toBeNull()
    const names = (await made(fileId)).map(({ name }) => name)
    expect(names).toEqual(['320x200.webp@17,50'])
    const { services } = portal
    expect(await services.store.has(old!.sha256)).toBe(true)
    await removeOrphans(services, Date.now() + 25 * 3_600_000)
    expect(await services.store.has(old!.sha256)).toBe(false)
    expect((await anyone.get(at('breed-320.webp'))).status).toBe(200)
  })

  test('is made again where the store lost it, as after a backup was put back', async () => {
    const { fileId, at } = await withPicture()
    const anyone = await portal.as(null)
    const first = await anyone.get(at('breed-320.webp'))
    await portal.services.store.remove((await made(fileId))[0]!.sha256)
    const again = await anyone.get(at('breed-320.webp'))
    expect(again.status).toBe(200)
    expect(again.bytes.equals(first.bytes)).toBe(true)
  })

  test('that could not be cut is not tried again at every request, but is after some minutes', async () => {
    const { fileId, at } = await withPicture()
    const anyone = await portal.as(null)
    const { db, store } = portal.services
    expect((await anyone.get(at('breed-320.webp'))).status).toBe(200)
    const version = await db.read.query.fileVersion.findFirst({ where: (v) => eq(v.fileId, fileId) })
    const start = Date.now()
    const lies = (bytes: Uint8Array) => store.withLocalFile(version!.sha256, (path) => writeFile(path, bytes))
    await lies(Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]))
    expect((await anyone.get(at('breed-640.webp'))).status).toBe(404)
    // It could be cut now, so that who is told no was told so without anybody looking.
    await lies(await ownImage())
    for (const name of ['breed-640.webp', 'breed-640.jpg', 'tegel-160.webp'])
      expect((await anyone.get(at(name))).status, name).toBe(404)
    expect((await anyone.get(at('breed-320.webp'))).status, 'what was cut before is still there').toBe(200)
    const laterBy = (minutes: number) => vi.useFakeTimers({ toFake: ['Date'], now: start + minutes * 60_000 })
    laterBy(6)
    expect((await anyone.get(at('breed-640.webp'))).status).toBe(404)
    laterBy(11)
    expect((await anyone.get(at('breed-640.webp'))).status).toBe(200)
  })

  test('goes with its item when that is purged', async () => {
    const { item, fileId, at } = await withPicture()
    await (await portal.as(null)).get(at('breed-320.webp'))
    const [row] = await made(fileId)
    await purgeItem(portal.services, item.id, { purgedBy: 'system', reason: 'operator' })
    expect(await made(fileId)).toEqual([])
    expect(await portal.services.store.has(row!.sha256)).toBe(false)
    expect((await (await portal.as(region.people.reader)).get(at('breed-320.webp'))).status).toBe(404)
  })

  test.each(['AMBER', 'AMBER+STRICT'] as const)(
    'of a %s item carries the name of its reader and is written down',
    async (label) => {
      const { organisations, people } = region
      const { item, fileId, at } = await withPicture({ label, owner: organisations.hoek, creator: people.editor })
      const [one, other] = [await portal.as(people.reader), await portal.as(people.author)]
      const [first, second] = [await one.get(at('breed-640.jpg')), await other.get(at('breed-640.jpg'))]
      expect([first.status, second.status]).toEqual([200, 200])
      expect(first.bytes.equals(second.bytes), 'each has a copy of their own').toBe(false)
      expect(first.headers.get('cache-control')).toBe('private, no-store')
      const trail = await portal.services.db.read.select().from(audit).where(eq(audit.objectId, item.id))
      expect(trail.filter(({ action }) => action === 'read-page').map(({ actor }) => actor)).toEqual([
        people.reader.id,
        people.author.id,
      ])
      expect(await made(fileId)).toHaveLength(1)
      for (const outsider of [people.manager, people.guest, people.administrator])
        expect((await (await portal.as(outsider)).get(at('breed-640.jpg'))).status).toBe(404)
      const { body } = await one.get(`/nieuws/met-beeld-${item.id.slice(0, 8)}`)
      expect(body).not.toContain('srcSet')
      expect(body).toContain(`src="/bestanden/${fileId}/beeld/breed-640.jpg"`)
    },
  )
})

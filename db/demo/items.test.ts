import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { labels } from '#app/access/label.ts'
import { asReader } from '#app/access/policy.ts'
import { openDiskStore } from '#app/files/disk.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { itemsWhere } from '#db/item-access.ts'
import { file, item, setting } from '#db/schema/index.ts'
import { testSecrets, viewerFor } from '#tests/factories/people.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { documents } from './content/documents.ts'
import { news } from './content/news.ts'
import { practices } from './content/practices.ts'
import { emailOfPersona } from './content/people.ts'
import { makeItems } from './items.ts'
import { makePeople, need, type Ids } from './people.ts'

let db: Database
let ids: Ids
beforeEach(async () => {
  useAuditKey(testSecrets.audit)
  db = testDatabase()
  await db.write(async (tx) => void (await tx.insert(setting).values({ name: 'red_label', value: 'on' })))
  ids = await makePeople(db, Date.UTC(2020, 0, 1))
})

/** Everything of the content, with a line of text in place of every file. */
async function makeAll(): Promise<number> {
  const store = await openDiskStore(join(temporaryFolder('store'), 'files'))
  const files = new Map(documents.map((one) => [one, [{ name: 'stuk.md', bytes: Buffer.from('# Stuk\n') }]]))
  return makeItems({ db, store, maxBytes: 1_000_000 }, ids, { news, practices, documents }, files)
}

describe('the items of the demo', () => {
  test('are all published on their own date by people who may', async () => {
    expect(await makeAll()).toBe(news.length + practices.length + documents.length)
    const rows = await db.read.select().from(item)
    expect(rows.filter(({ status }) => status !== 'published')).toEqual([])
    const today = new Date().toJSON().slice(0, 10)
    for (const { date, publishAt, title } of rows)
      expect(new Date(publishAt ?? 0).toJSON().slice(0, 10), title).toBe(date < today ? date : today)
    const beside = news.flatMap(({ picture, kit = [] }) => [...(picture ? [picture] : []), ...kit])
    expect(await db.read.select().from(file)).toHaveLength(documents.length + beside.length)
    expect(new Set(rows.map(({ label }) => label))).toEqual(new Set(labels))
  })

  test('open for whom the content names: RED for the people named and nobody else', async () => {
    await makeAll()
    const red = documents.filter(({ label }) => label === 'RED')
    for (const persona of ['police', 'advisor', 'prosecution', 'manager'] as const) {
      const email = emailOfPersona(persona)
      const viewer = await viewerFor(db, need(ids.people, email))
      const seen = await db.read
        .select({ title: item.title })
        .from(item)
        .where(itemsWhere(asReader(viewer), viewer.now))
      const named = red.filter(({ locks }) => locks.includes(`person:${email}`)).map(({ title }) => title)
      const titles = new Set(seen.map(({ title }) => title))
      expect(
        red.map(({ title }) => title).filter((title) => titles.has(title)),
        persona,
      ).toEqual(named)
      expect(titles.has(news[0]?.title ?? '')).toBe(true)
    }
    const [first] = await db.read.select().from(item).where(eq(item.label, 'RED'))
    expect(first?.assurance).toBe(3)
  })
})

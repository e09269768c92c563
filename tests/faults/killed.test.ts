import { existsSync, readdirSync, utimesSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { desc, eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { authorize } from '#app/access/policy.ts'
import { saveDraft } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { audit, document, file, fileVersion, item, itemVersion, outbox, searchDocument } from '#db/schema/index.ts'
import { aDocument, aPdfOf, type ItemServices } from '#tests/factories/items.ts'
import { viewerFor } from '#tests/factories/people.ts'
import { clientOf } from '#tests/setup/portal.ts'
import { aDataFolder, anEditor, leasesEnd, outside, startProduction, verifyAll, waiting } from './production.ts'

type Editor = Awaited<ReturnType<typeof anEditor>>

/** Several starts of a whole server on a machine that may be busy. */
const options = { timeout: 120_000 }
const dayMs = 24 * 3_600_000

/** Every file below the store of this data folder. */
function storedFiles(dataDir: string): string[] {
  const folder = join(dataDir, 'files')
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** A form with two files, of which the second never ends. @param cookie whose it is */
function uploadWithoutEnd(url: string, path: string, cookie: string, first: Buffer): void {
  const part = (name: string) =>
    `--grens\r\nContent-Disposition: form-data; name="files"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`
  const sent = request(url + path, {
    method: 'POST',
    headers: { Cookie: cookie, Origin: url, 'Content-Type': 'multipart/form-data; boundary=grens' },
  })
  // The server is killed while we send.
  sent.on('error', () => undefined)
  sent.write(Buffer.concat([Buffer.from(part('eerste.pdf')), first, Buffer.from(`\r\n${part('tweede.pdf')}`)]))
  sent.write(Buffer.concat([first, Buffer.alloc(100_000, 'x')]))
}

test(
  'an editor whose upload was cut off by a crash finds the draft as it was, and what was sent is tidied away',
  options,
  async () => {
    const dataDir = aDataFolder()
    const { editor, draft } = await outside(dataDir, async (services) => {
      const made = await anEditor(services)
      return { editor: made, draft: await aDocument(services, { ...made, status: 'draft' }) }
    })
    const pdf = await aPdfOf(['Samenwerken aan veiligheid'])
    const page = `/redactie/${draft.id}/bestanden`
    const first = await startProduction(dataDir)
    uploadWithoutEnd(first.url, page, editor.cookie, pdf)
    // The first file is a blob by then, the second still arrives.
    await vi.waitUntil(
      () => storedFiles(dataDir).length === 2 && readdirSync(join(dataDir, 'files/incoming')).length === 1,
      { timeout: 20_000 },
    )
    await first.kill()
    expect(await outside(dataDir, ({ db }) => db.read.select().from(file))).toEqual([])

    const second = await startProduction(dataDir)
    const client = clientOf(second.url, editor.cookie)
    expect((await client.get(page)).body).toContain('Er zijn nog geen bestanden.')
    expect(await outside(dataDir, ({ db }) => getStoredItem(db.read, draft.id, Date.now()))).toEqual(draft)

    const leftOver = storedFiles(dataDir)
    expect(leftOver).toHaveLength(2)
    const yesterday = new Date(Date.now() - dayMs - 60_000)
    for (const path of leftOver) utimesSync(path, yesterday, yesterday)
    await outside(dataDir, ({ db }) =>
      db.write((tx) => tx.update(outbox).set({ dueAt: Date.now() }).where(eq(outbox.topic, 'nightly'))),
    )
    await expect.poll(() => storedFiles(dataDir), { timeout: 20_000 }).toEqual([])

    const body = new FormData()
    body.set('files', new File([new Uint8Array(pdf)], 'eerste.pdf', { type: 'application/pdf' }))
    expect((await client.post(page, {}, { body })).headers.get('location')).toBe(`${page}?toegevoegd=1`)
    const versions = () => outside(dataDir, ({ db }) => db.read.select().from(fileVersion))
    await expect.poll(async () => (await versions()).map(({ text }) => text), { timeout: 20_000 }).toEqual(['ready'])
    for (const { sha256 } of await versions())
      expect(existsSync(join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256))).toBe(true)
    expect(await second.stop()).toBe(0)
    expect((await verifyAll(dataDir)).integrity).toBe('ok')
  },
)

/** A number from 0 to 1, the same row of them for the same seed. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

interface Waiting {
  id: string
  revision: number
  /** A new version of what is published already. */
  again: boolean
}

/** A draft that waits for its publication: a new item, or a new version of a published one. */
async function toPublish(services: ItemServices, editor: Editor, again: boolean): Promise<Waiting> {
  const one = await aDocument(services, {
    ...editor,
    title: 'Oud',
    body: 'Oude tekst',
    status: again ? 'published' : 'draft',
  })
  if (!again) return { id: one.id, revision: one.revision, again }
  const viewer = await viewerFor(services.db, editor.creator.id)
  const content = renderContent(
    'document',
    contentSchemas.document.parse({ title: 'Nieuw', summary: '', date: '2026-01-02', body: 'Nieuwe tekst' }),
  )
  await services.db.write((tx) =>
    saveDraft(tx, viewer, authorize(viewer, 'edit', one), { revision: one.revision, content, themeIds: [] }),
  )
  return { id: one.id, revision: one.revision + 1, again }
}

/** Everything that tells how far the publication of this item came. */
async function stateOf({ db }: ItemServices, id: string) {
  const [stored] = await db.read
    .select({ status: item.status, title: item.title, publishAt: item.publishAt, body: document.body })
    .from(item)
    .innerJoin(document, eq(document.itemId, item.id))
    .where(eq(item.id, id))
  const versions = await db.read
    .select({ state: itemVersion.state })
    .from(itemVersion)
    .where(eq(itemVersion.itemId, id))
    .orderBy(desc(itemVersion.number))
  const acts = await db.read.select({ action: audit.action }).from(audit).where(eq(audit.objectId, id))
  const tasks = await db.read.select({ id: outbox.id }).from(outbox).where(eq(outbox.key, id))
  const rows = await db.read
    .select({ title: searchDocument.title })
    .from(searchDocument)
    .where(eq(searchDocument.itemId, id))
  return {
    ...stored,
    publishAt: stored?.publishAt !== null,
    versions: versions.map(({ state }) => state),
    published: acts.filter(({ action }) => action === 'publish').length,
    // Indexed, or about to be.
    followed: tasks.length > 0 || rows.some(({ title }) => title === stored?.title),
  }
}

/** How an item is before its publication and after it; there is no third way. */
function before({ again }: Waiting) {
  const text = { title: 'Oud', body: 'Oude tekst' }
  return again
    ? { ...text, status: 'published', publishAt: true, versions: ['draft', 'published'], published: 1, followed: true }
    : { ...text, status: 'draft', publishAt: false, versions: ['draft'], published: 0 }
}
function after({ again }: Waiting) {
  const state = { status: 'published', publishAt: true, followed: true }
  return again
    ? { ...state, title: 'Nieuw', body: 'Nieuwe tekst', versions: ['published', 'old'], published: 2 }
    : { ...state, title: 'Oud', body: 'Oude tekst', versions: ['published'], published: 1 }
}

test(
  'of publications that a crash cuts off each is done in full or not at all, and none that was confirmed is lost',
  options,
  async () => {
    const rounds = 4
    const number = numbersFrom(20_261_127)
    const dataDir = aDataFolder()
    const { editor, batches } = await outside(dataDir, async (services) => {
      const made = await anEditor(services)
      const list: Waiting[][] = []
      for (let round = 0; round < rounds; round++) {
        const batch: Waiting[] = []
        for (let i = 0; i < 16; i++) batch.push(await toPublish(services, made, i % 2 === 1))
        list.push(batch)
      }
      return { editor: made, batches: list }
    })
    let done = 0
    let undone = 0
    for (const batch of batches) {
      const portal = await startProduction(dataDir)
      const client = clientOf(portal.url, editor.cookie)
      const confirmed = new Set<string>()
      const refused: number[] = []
      const left = [...batch]
      const publish = async () => {
        for (let one = left.shift(); one; one = left.shift()) {
          const answer = await client.post(`/redactie/${one.id}/publiceren`, {
            intent: 'publish',
            revision: String(one.revision),
          })
          if (answer.status === 302) confirmed.add(one.id)
          else refused.push(answer.status)
        }
      }
      const publishing = Promise.allSettled([publish(), publish(), publish()])
      const many = 1 + Math.floor(number() * 10)
      await vi.waitUntil(() => confirmed.size >= many, { timeout: 20_000, interval: 1 })
      // why: a crash comes at any moment of a request, so this is no wait for something that could be polled.
      await pause(number() * 20)
      await portal.kill()
      await publishing
      expect(refused).toEqual([])

      await outside(dataDir, async (services) => {
        for (const one of batch) {
          const state = await stateOf(services, one.id)
          const isDone = state.published === after(one).published
          expect(state).toMatchObject(isDone ? after(one) : before(one))
          if (confirmed.has(one.id)) expect(isDone, 'what was confirmed is there').toBe(true)
          if (isDone) done++
          else undone++
        }
      })
      await leasesEnd(dataDir)
    }
    // The moments were not all too early or too late.
    expect(Math.min(done, undone)).toBeGreaterThan(0)

    const portal = await startProduction(dataDir)
    await expect.poll(async () => (await waiting(dataDir, 'index-item')).length, { timeout: 20_000 }).toBe(0)
    await outside(dataDir, async ({ db }) => {
      const live = await db.read
        .select({ id: item.id, title: item.title })
        .from(item)
        .where(eq(item.status, 'published'))
      const indexed = await db.read
        .select({ id: searchDocument.itemId, title: searchDocument.title })
        .from(searchDocument)
      const sorted = (list: typeof live) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1))
      expect(sorted(indexed)).toEqual(sorted(live))
    })
    expect(await portal.stop()).toBe(0)
    const { integrity, trail } = await verifyAll(dataDir)
    expect(integrity).toBe('ok')
    expect(trail).toMatch(/regels, ongewijzigd/)
  },
)

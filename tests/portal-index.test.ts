import { dirname } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { item, searchDocument } from '#db/schema/index.ts'
import { meilisearchEngine } from '#search/meilisearch/engine.server.ts'
import { localBinary, startLocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { readNote } from '#search/meilisearch/running.server.ts'
import { aPerson } from './factories/people.ts'
import { aFolder, anOffice, like, portal, startCommand } from './setup/command.ts'
import { temporaryFolder } from './setup/database.ts'
import { openPortal, type Portal } from './setup/portal.ts'

/** Three pieces that were imported, published and indexed. */
async function threePieces(): Promise<Database> {
  const db = await anOffice()
  expect(await portal(db, 'import', aFolder(3), '--publish', '--yes', '--wait')).toMatchObject({ code: 0 })
  return db
}

describe('the embedded index', { timeout: 60_000 }, () => {
  test('is found to miss a piece, to hold another text and to have one too many, and is repaired', async () => {
    const db = await threePieces()
    expect(await portal(db, 'index', 'check')).toMatchObject({ code: 0, out: like(/komt overeen/) })
    const right = await db.read.select().from(searchDocument).orderBy(searchDocument.id)
    const [first, second, third] = right
    await db.write(async (tx) => {
      await tx.delete(searchDocument).where(eq(searchDocument.id, first?.id ?? ''))
      await tx
        .update(searchDocument)
        .set({ text: 'iets anders' })
        .where(eq(searchDocument.id, second?.id ?? ''))
      await tx
        .update(item)
        .set({ status: 'withdrawn' })
        .where(eq(item.id, third?.itemId ?? ''))
    })
    const wrong = await portal(db, 'index', 'check')
    expect(wrong).toMatchObject({ code: 1, out: '', err: '3 stukken verschillen. Herstel met --repair.\n' })
    const repaired = await portal(db, 'index', 'check', '--repair')
    expect(repaired).toMatchObject({ code: 0, out: '3 stukken verschillen: hersteld\n' })
    const now = await db.read.select().from(searchDocument).orderBy(searchDocument.id)
    expect(now.map(({ id, text }) => [id, text])).toEqual(
      [first, second].map((row) => [row?.id, row?.text]).sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
    )
    expect(await portal(db, 'index', 'check')).toMatchObject({ code: 0 })
  })

  test.each([['reindex'], ['index check --repair']])(
    'whose list of words is lost is put right by %s',
    async (command) => {
      const db = await threePieces()
      await db.write(async (tx) => {
        await tx.run(sql`INSERT INTO search_fts (search_fts) VALUES ('delete-all')`)
      })
      expect(await portal(db, 'index', 'check')).toMatchObject({ code: 1, err: like(/woordenlijst/) })
      expect(await portal(db, ...command.split(' '))).toMatchObject({ code: 0 })
      expect(await portal(db, 'index', 'check')).toMatchObject({ code: 0 })
      const found = await db.read.all(sql`SELECT rowid FROM search_fts WHERE search_fts MATCH 'drugsafval'`)
      expect(found).toHaveLength(3)
    },
  )
})

describe('a Meilisearch that runs elsewhere', { timeout: 60_000 }, () => {
  test.each([['reindex'], ['index check --repair']])('and is empty is filled by %s', async (command) => {
    const db = await threePieces()
    const server = await startLocalMeilisearch(localBinary() ?? '', temporaryFolder('elsewhere'))
    onTestFinished(() => server.close())
    const { url, key = '' } = server.connection()
    const outside = { SEARCH_ENGINE: 'meilisearch', MEILISEARCH_URL: url, MEILISEARCH_API_KEY: key }
    const run = (words: string) => startCommand(db, words.split(' '), outside).ended
    expect(await run(command)).toMatchObject({ code: 0, out: like(/^3 stukken/) })
    expect(await run('index check')).toMatchObject({ code: 0, out: like(/komt overeen/) })
    const engine = meilisearchEngine(() => ({ url, key }))
    onTestFinished(() => engine.close())
    expect((await engine.stamps())?.size).toBe(3)
  })
})

describe('beside a server with its own Meilisearch', { timeout: 60_000 }, () => {
  async function aServer(db: Database): Promise<{ site: Portal; run: (words: string[]) => ReturnType<typeof portal> }> {
    const site = await openPortal({ DATA_DIR: dirname(db.file), SEARCH_ENGINE: 'auto' })
    await site.services.search.settled()
    expect(site.services.search.state()).toMatchObject({ engine: 'meilisearch', state: 'ready' })
    const environment = { SEARCH_ENGINE: 'auto', PORT: new URL(site.url).port }
    return { site, run: (words) => startCommand(db, words, environment).ended }
  }

  test('the check sees what that engine misses, and repairs it', async () => {
    const db = await threePieces()
    const { run } = await aServer(db)
    expect(await run(['index', 'check'])).toMatchObject({ code: 0 })
    const note = readNote(`${dirname(db.file)}/meilisearch`)
    const engine = meilisearchEngine(() => ({ url: note?.url ?? '', key: note?.key }))
    onTestFinished(() => engine.close())
    const [one] = await db.read.select({ id: item.id }).from(item)
    await engine.replaceItems(new Map([[one?.id ?? '', []]]))
    expect(await run(['index', 'check'])).toMatchObject({ code: 1, err: like(/^1 stuk verschilt/) })
    expect(await run(['index', 'check', '--repair'])).toMatchObject({ code: 0, out: like(/hersteld/) })
    expect((await engine.stamps())?.size).toBe(3)
  })

  test(
    'an import that waits leaves the work to the server, whose engine finds all of it',
    { timeout: 60_000 },
    async () => {
      const db = await anOffice()
      const reader = await aPerson(db)
      const { site, run } = await aServer(db)
      const imported = await run(['import', aFolder(3), '--publish', '--yes', '--wait'])
      expect(imported).toMatchObject({ code: 0, out: like(/Alles is gelezen en doorzoekbaar/) })
      const note = readNote(`${dirname(db.file)}/meilisearch`)
      const engine = meilisearchEngine(() => ({ url: note?.url ?? '', key: note?.key }))
      onTestFinished(() => engine.close())
      expect((await engine.stamps())?.size).toBe(3)
      expect((await (await site.as(reader)).get('/zoeken?q=drugsafval')).body).toContain('Stuk 2')
    },
  )

  test(
    'an import that would keep the server waiting too long is refused before it begins',
    { timeout: 60_000 },
    async () => {
      const db = await anOffice()
      const { run } = await aServer(db)
      const { code, err } = await run(['import', aFolder(1001)])
      expect(code).toBe(1)
      expect(err).toMatch(/1001 stukken in één keer houdt een draaiende server te lang op: er is niets ingevoerd/)
      expect(await db.read.select().from(item)).toEqual([])
    },
  )
})

import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq, getTableColumns, getTableName, is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { describe, expect, test } from 'vitest'
import { urls } from '#app/lib/urls.ts'
import { saveDraft } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { authorize } from '#app/access/policy.ts'
import { contentSchemas } from '#app/modules/items/kinds.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import * as schema from '#db/schema/index.ts'
import { audit, outbox, searchWord, suspect, tombstone } from '#db/schema/index.ts'
import { localBinary } from '#search/meilisearch/process.server.ts'
import { aDocument, aNews, aPdfOf } from '#tests/factories/items.ts'
import { anOrganisation, aPerson, viewerFor } from '#tests/factories/people.ts'
import { startCommand, like } from '#tests/setup/command.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { openPortal, type Portal } from '#tests/setup/portal.ts'
import { purgeItem } from './purge.server.ts'
import { applyTombstones, listTombstones, readTombstoneFile, writeTombstones } from './tombstones.server.ts'

/** Words that stand nowhere else: in titles, texts, summaries, file names and files, of several versions. */
const canaries = ['kwartelzang', 'wulpendans', 'grutterij', 'kievitsveld', 'putterlied', 'zwaluwnest']
const seconds = 1000

interface Planted {
  portal: Portal
  item: StoredItem
  other: StoredItem
  hashes: { own: string; shared: string }
}

/** A portal with an item whose every part holds a canary, edited and reindexed once, and a neighbour with one file alike. */
async function planted(label: 'GREEN' | 'AMBER', environment: Record<string, string> = {}): Promise<Planted> {
  const portal = await openPortal(environment)
  const { services } = portal
  const owner = await anOrganisation(services.db)
  const creator = await aPerson(services.db, { organisation: owner, role: 'editor' })
  const shared = Buffer.from('Een bijlage die twee stukken hebben.')
  const pdf = await aPdfOf([`De ${canaries[3]} op bladzijde een.`, `Nog een ${canaries[3]} erbij.`])
  const item = await aDocument(services, {
    label,
    owner,
    creator,
    title: `Verslag van de ${canaries[0]}`,
    summary: `Over de ${canaries[1]}.`,
    body: `Hier staat ${canaries[2]}, en ook ${canaries[2]}hokje.`,
    files: [
      { name: `${canaries[4]}.pdf`, bytes: pdf },
      { name: 'samen.txt', bytes: shared },
    ],
  })
  const other = await aDocument(services, {
    owner,
    creator,
    title: 'Ander verslag',
    body: 'Hier staat niets bijzonders.',
    files: [{ name: 'ook-samen.txt', bytes: shared }],
  })
  await portal.settle()
  const viewer = await viewerFor(services.db, creator.id)
  await services.db.write(async (tx) => {
    const found = authorize(viewer, 'edit', await getStoredItem(tx, item.id, viewer.now))
    const content = renderContent(
      'document',
      contentSchemas.document.parse({ title: `Het ${canaries[5]}`, date: '2026-01-02', body: `Meer ${canaries[5]}.` }),
    )
    await saveDraft(tx, viewer, found, {
      revision: found.revision,
      content,
      themeIds: [],
    })
  })
  const files = await services.db.read.query.fileVersion.findMany()
  const hashOf = (name: string) => files.find((one) => one.name === name)?.sha256 ?? ''
  return { portal, item, other, hashes: { own: hashOf(`${canaries[4]}.pdf`), shared: hashOf('samen.txt') } }
}

const purged = async ({ portal, item }: Planted) => {
  await purgeItem(portal.services, item.id, { purgedBy: 'system', reason: 'operator' })
  await portal.settle()
}

/** The files under a folder that hold one of the words, in whatever case, or are named after it. */
function filesWith(folder: string, words: readonly string[]): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('meilisearch-'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const text = readFileSync(path).toString('latin1').toLowerCase()
      return words.some((word) => text.includes(word) || path.includes(word))
    })
    .map((path) => path.slice(folder.length + 1))
}

const dataOf = (portal: Portal): string => portal.services.config.dataDir

describe('a purged item', { timeout: 60 * seconds }, () => {
  test.each(['GREEN', 'AMBER'] as const)('leaves no byte of itself in the data folder (%s)', async (label) => {
    const one = await planted(label)
    const { portal, hashes } = one
    const mail = portal.services.config.mail.folder
    mkdirSync(mail, { recursive: true })
    writeFileSync(
      join(mail, 'a.eml'),
      `To: a@b.example\r\nSubject: Nieuw: Verslag van =\r\n\r\nhttps://x/kennisbank/iets-${one.item.id.slice(0, 8)} ${canaries[0]}`,
    )
    writeFileSync(join(mail, 'b.eml'), 'To: a@b.example\r\nSubject: Ander\r\n\r\nIets anders.')
    expect(filesWith(dataOf(portal), canaries)).toEqual(expect.arrayContaining([like(/^portal\.db/), 'mail/a.eml']))
    await purged(one)
    expect(filesWith(dataOf(portal), canaries)).toEqual([])
    expect(await portal.services.store.has(hashes.own)).toBe(false)
    expect(await portal.services.store.has(hashes.shared), 'the file of the neighbour stays').toBe(true)
    expect(readdirSync(mail)).toEqual(['b.eml'])
  })

  test('is at no address, in no search and no count, and its neighbour still is', async () => {
    const one = await planted('GREEN')
    const { portal, item, other } = one
    const reader = await aPerson(portal.services.db, { organisation: await anOrganisation(portal.services.db) })
    const client = await portal.as(reader)
    const [fileId] = (await portal.services.db.read.query.file.findMany()).map(({ id }) => id)
    expect((await client.get(urls.library.item(item))).status).toBe(200)
    await purged(one)
    for (const address of [
      urls.library.item(item),
      `/bestanden/${fileId}`,
      `/redactie/${item.id}`,
      `/melden/${item.id}`,
    ])
      expect((await client.get(address)).status, address).toBe(404)
    for (const word of canaries) {
      const found = await client.get(`/api/v1/search?q=${word}`)
      expect(JSON.parse(found.body)).toMatchObject({ total: 0, hits: [] })
    }
    expect((await client.get('/zoeken?q=bijzonders')).body).toContain('Ander verslag')
    expect((await client.get(urls.library.item(other))).status).toBe(200)
    const words = (await portal.services.db.read.select().from(searchWord)).map(({ word }) => word)
    expect(words).toContain('bijzonders')
    expect(words.filter((word) => canaries.some((canary) => word.includes(canary)))).toEqual([])
  })

  test('has no row left in any table but the trail, its tombstone and who asked', async () => {
    const one = await planted('AMBER')
    const { db } = one.portal.services
    await purged(one)
    const left: string[] = []
    for (const table of Object.values(schema)) {
      if (!is(table, SQLiteTable) || getTableName(table) === 'audit') continue
      const columns = getTableColumns(table)
      const rows = await db.read.select().from(table)
      for (const row of rows)
        if (Object.keys(columns).some((name) => JSON.stringify(row[name as keyof typeof row]).includes(one.item.id)))
          left.push(getTableName(table))
    }
    expect(left).toEqual(['tombstone'])
    expect(await db.read.select().from(suspect)).toEqual([])
    expect(await db.read.select().from(tombstone)).toMatchObject([
      { itemId: one.item.id, purgedBy: 'system', reason: 'operator', ownerId: one.item.ownerId },
    ])
    const trail = await db.read.select().from(audit).where(eq(audit.action, 'purge'))
    expect(trail).toMatchObject([{ objectId: one.item.id, organisationId: one.item.ownerId }])
  })

  test('is not brought back by a job that was reading its file, and twice is harmless', async () => {
    const one = await planted('AMBER')
    const { db } = one.portal.services
    const versions = await db.read.query.fileVersion.findMany()
    await purged(one)
    await db.write(async (tx) => {
      for (const { id } of versions)
        await tx.insert(outbox).values({ topic: 'take-in-file', key: id, payload: {}, createdAt: 1, dueAt: 1 })
    })
    await purged(one)
    expect(filesWith(dataOf(one.portal), canaries)).toEqual([])
  })

  test('is gone from the kept pages of the public side', async () => {
    const portal = await openPortal()
    const item = await aNews(portal.services, { label: 'CLEAR', title: `Nieuws over ${canaries[0]}` })
    await portal.settle()
    const visitor = await portal.as(null)
    for (const address of ['/nieuws', '/feed.xml', '/sitemap.xml', urls.news.item(item)])
      expect((await visitor.get(address)).body, address).toContain(canaries[0])
    await purgeItem(portal.services, item.id, { purgedBy: 'system', reason: 'operator' })
    for (const address of ['/', '/nieuws', '/feed.xml', '/feed.json', '/sitemap.xml', '/zoeken?q=nieuws'])
      expect((await visitor.get(address)).body, address).not.toContain(canaries[0])
    expect((await visitor.get(urls.news.item(item))).status).toBe(404)
  })
})

describe('an older copy that is put back', { timeout: 90 * seconds }, () => {
  test.each([
    ['of database and files', false],
    ['of the files alone', true],
  ])('%s obeys the tombstones beside it', async (_what, filesOnly) => {
    const one = await planted('AMBER')
    const folder = dataOf(one.portal)
    const copy = join(temporaryFolder('copy'), 'data')
    await one.portal.services.db.compact()
    cpSync(folder, copy, { recursive: true })
    await purged(one)
    await one.portal.stop()
    rmSync(join(folder, 'files'), { recursive: true })
    cpSync(join(copy, 'files'), join(folder, 'files'), { recursive: true })
    if (!filesOnly) {
      for (const end of ['-wal', '-shm']) rmSync(join(folder, `portal.db${end}`), { force: true })
      copyFileSync(join(copy, 'portal.db'), join(folder, 'portal.db'))
      expect(filesWith(folder, canaries)).toContain('portal.db')
    }
    const again = await openPortal({ DATA_DIR: folder })
    await again.settle()
    expect(filesWith(folder, canaries)).toEqual([])
    expect(await again.services.store.has(one.hashes.own)).toBe(false)
    expect(await again.services.store.has(one.hashes.shared)).toBe(true)
    expect(await listTombstones(again.services.db.read)).toHaveLength(1)
  })

  test('elsewhere obeys those that a restore hands it', async () => {
    const one = await planted('AMBER')
    const folder = dataOf(one.portal)
    const copy = join(temporaryFolder('copy'), 'data')
    await one.portal.services.db.compact()
    cpSync(folder, copy, { recursive: true })
    await purged(one)
    const stones = await readTombstoneFile(folder, one.portal.services.secrets.audit)
    const restored = await openPortal({ DATA_DIR: copy })
    expect(await applyTombstones(restored.services, stones)).toBe(1)
    await restored.settle()
    expect(filesWith(copy, canaries)).toEqual([])
    expect(await applyTombstones(restored.services, stones), 'twice').toBe(0)
  })
})

describe('the file of tombstones', () => {
  const stone = {
    itemId: 'a'.repeat(20),
    purgedAt: 5,
    purgedBy: 'system',
    reason: 'operator',
    ownerId: 'b',
    blobs: ['c'.repeat(64)],
  }

  test('is read back as it was written; torn and forged lines are left out', async () => {
    const folder = temporaryFolder('stones')
    await writeTombstones(folder, 'key', [stone])
    const file = join(folder, 'tombstones.jsonl')
    const line = readFileSync(file, 'utf8')
    writeFileSync(file, `${line}${line.replace('aaaa', 'bbbb')}${line.slice(0, 40)}`)
    await writeTombstones(folder, 'key', [{ ...stone, itemId: 'd'.repeat(20) }])
    expect((await readTombstoneFile(folder, 'key')).map(({ itemId }) => itemId)).toEqual([
      'a'.repeat(20),
      'd'.repeat(20),
    ])
    expect(await readTombstoneFile(folder, 'another key')).toEqual([])
    expect(await readTombstoneFile(temporaryFolder('none'), 'key')).toEqual([])
  })
})

describe('portal purge', { timeout: 60 * seconds }, () => {
  test('says what it is and who read it, and removes it by address', async () => {
    const one = await planted('AMBER', { ROLES: 'web' })
    const { portal, item } = one
    const reader = await aPerson(portal.services.db, {
      organisation: { id: item.ownerId },
      role: 'reader',
      name: 'Lies Lezer',
    })
    await (await portal.as(reader)).get(urls.library.item(item))
    const command = (...args: string[]) => startCommand(portal.services.db, ['purge', ...args]).ended
    expect(await command('niet-zo')).toMatchObject({ code: 2 })
    expect(await command(`iets-${'zzzzzzzz'}`, '--yes')).toMatchObject({ code: 1, err: like(/is er niet/) })
    expect(await command(item.id)).toMatchObject({ code: 1, err: like(/--yes/) })
    const done = await command(`https://portaal.example${urls.library.item(item)}`, '--yes')
    expect(done).toMatchObject({ code: 0, out: like(/TLP:AMBER.*1 versie|2 versies/) })
    expect(done.out).toMatch(/Lies Lezer <.*>, 1 keer/)
    expect(done.out).not.toMatch(new RegExp(canaries.join('|')))
    expect(filesWith(dataOf(portal), canaries)).toEqual([])
    expect((await (await portal.as(reader)).get(urls.library.item(item))).status).toBe(404)
  })
})

describe.runIf(localBinary())('with Meilisearch', { timeout: 120 * seconds }, () => {
  test('no byte of a purged item stays in its folder either, and what stays is found', async () => {
    const one = await planted('GREEN', { SEARCH_ENGINE: 'meilisearch' })
    const { portal } = one
    expect(filesWith(dataOf(portal), canaries).filter((path) => path.startsWith('meilisearch/'))).not.toEqual([])
    await purged(one)
    expect(filesWith(dataOf(portal), canaries)).toEqual([])
    const reader = await aPerson(portal.services.db, { organisation: await anOrganisation(portal.services.db) })
    const found = await (await portal.as(reader)).get('/api/v1/search?q=bijzonders')
    expect(JSON.parse(found.body)).toMatchObject({ engine: 'meilisearch', total: 1 })
  })
})

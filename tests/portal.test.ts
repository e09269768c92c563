import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq, sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { nodeEntry, projectRoot } from '#app/lib/paths.ts'
import type { Database } from '#db/client.server.ts'
import { audit, importSource, item, itemVersion, outbox, searchDocument, user } from '#db/schema/index.ts'
import { anOrganisation, aPerson } from './factories/people.ts'
import { temporaryFolder, testDatabase } from './setup/database.ts'

interface Ended {
  code: number | null
  out: string
  err: string
}

/** Starts `npm run portal -- …` on this database, as an operator would beside a server. */
function start(db: Database, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [nodeEntry('portal'), ...args], {
    cwd: projectRoot,
    env: { NODE_ENV: 'test', PATH: process.env.PATH, DATA_DIR: dirname(db.file), PORT: '1', SEARCH_ENGINE: 'embedded' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const result: Ended = { code: null, out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (result.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (result.err += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ ...result, code: code as number | null }))
  return { child, ended }
}
const like = (words: RegExp) => expect.stringMatching(words) as string
const portal = (db: Database, ...args: string[]): Promise<Ended> => start(db, ...args).ended

/** A database with a bureau and its editor. */
async function anOffice(): Promise<Database> {
  const db = testDatabase()
  const office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office', publishes: true })
  await aPerson(db, { organisation: office, role: 'editor' })
  return db
}

/** A folder of Markdown files, all GREEN by its manifest. */
function aFolder(count: number): string {
  const folder = temporaryFolder('folder')
  const rows = Array.from({ length: count }, (_, i) => {
    writeFileSync(join(folder, `${i}.md`), `# Stuk ${i}\n\nEen tekst over drugsafval.\n`)
    return `${i}.md;;;GREEN`
  })
  writeFileSync(join(folder, 'manifest.csv'), ['path;title;kind;label', ...rows].join('\n'))
  return folder
}

describe('the portal command', () => {
  test.each([
    [['--help'], 0, /import/],
    [['import', '--help'], 0, /--skip-bad/],
    [['index', 'check', '--help'], 0, /--repair/],
    [['migrate'], 0, /nieuwste/],
    [['audit', 'verify'], 0, /0 regels/],
    [['reindex'], 0, /0 stukken/],
    [['index', 'check'], 0, /komt overeen/],
    [['doctor'], 0, /database: ok/],
  ])('%s ends with %i', async (args, code, words) => {
    const { out, err, ...ended } = await portal(testDatabase(), ...args)
    expect({ ...ended, err }).toEqual({ code, err: '' })
    expect(out).toMatch(words)
  })

  test.each([
    [[] as string[], /Geef een opdracht/],
    [['importeer'], /importeer is geen opdracht/],
    [['import'], /Geef DIR/],
    [['import', 'a', 'b'], /b is te veel/],
    [['import', 'a', '--publiceer'], /--publiceer is geen optie/],
    [['import', 'a', '--as'], /--as vraagt een waarde/],
    [['admin', 'invite', 'niemand'], /niemand is geen e-mailadres/],
  ])('%s is wrong usage: one line and exit code 2', async (args, words) => {
    const { code, out, err } = await portal(testDatabase(), ...args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(words)
    expect(err.trim().split('\n')).toHaveLength(1)
  })

  test('fails with a reason in one line where there is nothing to import for', async () => {
    const { code, err } = await portal(testDatabase(), 'import', aFolder(1))
    expect(code).toBe(1)
    expect(err).toBe('Er is nog geen bureau van de alliantie; maak dat eerst.\n')
  })

  test('tells a trail that was changed', async () => {
    const db = testDatabase()
    expect((await portal(db, 'admin', 'invite', 'beheer@bureau.example')).out).toMatch(/\/uitnodiging\//)
    expect(await db.read.select({ administrator: user.administrator }).from(user)).toEqual([{ administrator: true }])
    expect((await portal(db, 'audit', 'verify')).out).toMatch(/^1 regels, ongewijzigd/)
    await db.write(async (tx) => {
      await tx.run(sql`DROP TRIGGER audit_no_update`)
      await tx.run(sql`UPDATE audit SET action = 'nothing'`)
    })
    expect(await portal(db, 'audit', 'verify')).toMatchObject({ code: 1, err: like(/vanaf regel 1/) })
  })

  test('finds and repairs an index that misses an item', async () => {
    const db = await anOffice()
    await portal(db, 'import', aFolder(1), '--publish', '--yes', '--wait')
    await db.write(async (tx) => void (await tx.delete(searchDocument)))
    expect(await portal(db, 'index', 'check')).toMatchObject({ code: 1, err: like(/1 stukken verschillen/) })
    expect(await portal(db, 'index', 'check', '--repair')).toMatchObject({ code: 0, out: like(/1 stukken hersteld/) })
    expect(await db.read.select().from(searchDocument)).toHaveLength(1)
  })
})

describe('portal import', () => {
  test('publishes a folder after telling how many get to read it, and makes it findable', async () => {
    const db = await anOffice()
    const { code, out } = await portal(db, 'import', aFolder(3), '--publish', '--yes', '--wait')
    expect(code).toBe(0)
    expect(out).toMatch(/TLP:GREEN: 3 stukken, 1 lezer\n/)
    expect(out).toMatch(/3 nieuw, 0 gewijzigd, 0 ongewijzigd, 3 gepubliceerd/)
    expect(await db.read.select().from(searchDocument)).toHaveLength(3)
  })

  test('publishes nothing unasked: without a terminal and without --yes', async () => {
    const db = await anOffice()
    expect(await portal(db, 'import', aFolder(2), '--publish')).toMatchObject({
      code: 1,
      err: like(/Bevestig met --yes/),
    })
    expect(await db.read.select().from(item)).toEqual([])
  })

  test('writes nothing where one row is bad, names it, and with --skip-bad takes the others', async () => {
    const db = await anOffice()
    const folder = aFolder(2)
    writeFileSync(join(folder, 'manifest.csv'), 'path;label\n0.md;GREEN\n1.md;ORANJE\n')
    const refused = await portal(db, 'import', folder)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('manifest.csv, rij 3, kolom label: ORANJE is geen TLP-aanduiding\n')
    expect(refused.err).toMatch(/1 fout: er is niets ingevoerd/)
    expect(await db.read.select().from(item)).toEqual([])
    expect(await portal(db, 'import', folder, '--skip-bad')).toMatchObject({ code: 0, out: like(/1 nieuw/) })
    expect(await db.read.select().from(item)).toHaveLength(1)
  })

  test('refuses who may not do this, and who is not there', async () => {
    const db = await anOffice()
    const reader = await aPerson(db)
    expect(await portal(db, 'import', aFolder(1), '--as', reader.email)).toMatchObject({
      code: 1,
      err: like(/mag voor deze organisatie geen stukken maken/),
    })
    expect(await portal(db, 'import', aFolder(1), '--as', 'weg@nergens.example')).toMatchObject({ code: 1 })
    expect(await db.read.select().from(item)).toEqual([])
  })

  test('that is killed while it writes leaves nothing, and the next one brings everything', async () => {
    const db = await anOffice()
    const folder = aFolder(300)
    const { child, ended } = start(db, 'import', folder, '--publish', '--yes')
    child.stderr?.on('data', (chunk: Buffer) => {
      if (/Invoeren: \d{2,} van 600/.test(chunk.toString())) child.kill('SIGKILL')
    })
    const { code, out, err } = await ended
    expect({ code, out }).toEqual({ code: null, out: 'TLP:GREEN: 300 stukken, 1 lezer\n' })
    expect(err).not.toContain('Invoeren: 600 van 600')
    for (const table of [item, itemVersion, importSource, outbox, audit])
      expect(await db.read.select({ n: sql`1` }).from(table)).toEqual([])

    const again = await portal(db, 'import', folder, '--publish', '--yes')
    expect(again.out).toMatch(/300 nieuw, 0 gewijzigd, 0 ongewijzigd, 300 gepubliceerd/)
    expect(await db.read.select().from(item).where(eq(item.status, 'published'))).toHaveLength(300)
  })

  test('takes one file, and says that WordPress is not read', async () => {
    const db = await anOffice()
    const folder = aFolder(2)
    expect(await portal(db, 'import', join(folder, '1.md'))).toMatchObject({ code: 0, out: like(/^1 nieuw/) })
    expect(await portal(db, 'import', join(folder, 'export.xml'))).toMatchObject({ code: 2 })
    expect(await portal(db, 'import', join(folder, 'weg'))).toMatchObject({
      code: 1,
      err: like(/kan niet worden gelezen/),
    })
  })
})

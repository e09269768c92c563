import { createHash } from 'node:crypto'
import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableName } from 'drizzle-orm'
import { expect, test } from 'vitest'
import {
  file,
  fileVersion,
  item,
  itemKey,
  itemVersion,
  membership,
  organisation,
  seat,
  theme,
  user,
  workgroup,
} from '#db/schema/index.ts'
import { outside, verifyAll } from '#tests/faults/production.ts'
import { aKeyFile, portalOn } from '#tests/setup/backup.ts'
import { useBrowser } from '#tests/setup/browser.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { aDemoFolder, startDemo, type Demo } from './demo.ts'
import { signIn } from './steps.ts'

const browser = useBrowser()
const words = ['ondermijning', 'drugsafval', 'jeugd', 'zorg']
const kept = [user, organisation, membership, workgroup, seat, theme, item, itemKey, itemVersion, file, fileVersion]

/** Every row of what is kept, in an order of its own. */
const rowsOf = (dataDir: string) =>
  outside(dataDir, async ({ db }) => {
    const tables: Record<string, string[]> = {}
    for (const table of kept)
      tables[getTableName(table)] = (await db.read.select().from(table)).map((row) => JSON.stringify(row)).toSorted()
    return tables
  })

/** The files, each with the hash of its bytes. */
const hashesOf = (dataDir: string): Array<[name: string, hash: string]> =>
  readdirSync(join(dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map(({ name, parentPath }): [string, string] => [
      name,
      createHash('sha256')
        .update(readFileSync(join(parentPath, name)))
        .digest('hex'),
    ])
    .toSorted()

/** What a partner finds: how many, and the first page of it. */
async function findsOf(demo: Demo) {
  const cookie = await demo.cookieOf(demo.account('advisor').email)
  const found: Record<string, unknown> = {}
  for (const word of words) {
    const answer = await fetch(`${demo.url}/api/v1/search?q=${word}`, { headers: { cookie } })
    const { total, hits } = (await answer.json()) as { total: number; hits: Array<{ title: string }> }
    found[word] = { total, titles: hits.map(({ title }) => title) }
  }
  return found
}

test(
  'the whole region comes back into an empty folder: every file, both steps of signing in, and finding',
  { timeout: 240_000 },
  async () => {
    const dataDir = await aDemoFolder()
    const key = await aKeyFile()
    const backup = join(temporaryFolder('backup'), 'portaal.age')
    const target = join(temporaryFolder('restored'), 'data')
    const made = await portalOn(dataDir, ['backup', backup], { BACKUP_RECIPIENT: key.recipient }).ended
    expect(made).toMatchObject({ code: 0, err: '' })
    const restored = await portalOn(dataDir, ['restore', backup, '--to', target, '--key-file', key.path]).ended
    expect(restored).toMatchObject({ code: 0, err: '' })

    const hashes = hashesOf(target)
    expect(hashes.length).toBeGreaterThan(20)
    expect(hashes).toEqual(hashesOf(dataDir))
    for (const [name, hash] of hashes) expect(hash).toBe(name)
    expect(await rowsOf(target)).toEqual(await rowsOf(dataDir))
    expect(await verifyAll(target)).toMatchObject({
      integrity: 'ok',
      trail: expect.stringMatching(/ongewijzigd/) as string,
    })

    // Who is shown as a button on the page for signing in is no part of a backup.
    copyFileSync(join(dataDir, 'demo-accounts.json'), join(target, 'demo-accounts.json'))
    const environment = { SEARCH_ENGINE: 'embedded' }
    const before = await startDemo({ dataDir, environment })
    const wanted = await findsOf(before)
    await before.stop()
    const demo = await startDemo({ dataDir: target, environment })
    expect(Object.values(wanted)).not.toContainEqual({ total: 0, titles: [] })
    expect(await findsOf(demo)).toEqual(wanted)
    const { page } = await browser.visitor({ url: demo.url })
    await page.goto('/inloggen')
    await signIn(page, demo.account('advisor'))
    await page.goto('/zoeken?q=ondermijning')
    await page.getByRole('main').getByRole('heading', { level: 2 }).or(page.getByRole('article')).first().waitFor()
    expect(await demo.stop()).toBe(0)
  },
)

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { openDiskStore } from '#app/files/disk.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { audit, item, membership, user } from '#db/schema/index.ts'
import { aMembership, anOrganisation, aPerson, testSecrets, type Organisation } from '#tests/factories/people.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { loadActors } from './actor.server.ts'
import { checkFolder } from './check.server.ts'
import { faultLine } from './fault.ts'
import { readFolder } from './folder.server.ts'
import { runImport } from './run.server.ts'

let db: Database
let folder: string
let office: Organisation
let schiedam: Organisation
let capelle: Organisation

beforeEach(async () => {
  useAuditKey(testSecrets.audit)
  db = testDatabase()
  folder = temporaryFolder('owners')
  office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office', publishes: true })
  schiedam = await anOrganisation(db, { slug: 'schiedam' })
  capelle = await anOrganisation(db, { slug: 'capelle' })
  await aPerson(db, { organisation: office, role: 'editor', email: 'redactie@bureau.example' })
  const since = (year: number) => ({ startedAt: Date.UTC(year, 0, 1) })
  const editor = { organisation: schiedam, role: 'editor' } as const
  await aPerson(db, { ...editor, email: 'nieuw@schiedam.example', membership: since(2025) })
  await aPerson(db, { ...editor, email: 'ervaren@schiedam.example', membership: since(2021) })
  await aPerson(db, { ...editor, role: 'author', email: 'auteur@schiedam.example', membership: since(2019) })
  await aPerson(db, { organisation: capelle, role: 'manager', email: 'manager@capelle.example' })
})

function put(rows: Record<string, string>): void {
  mkdirSync(folder, { recursive: true })
  for (const path of Object.keys(rows)) writeFileSync(join(folder, path), `# Stuk ${path} ${rows[path]}\n\nTekst.\n`)
  const lines = Object.entries(rows).map(([path, cells]) => `${path};${cells}`)
  writeFileSync(join(folder, 'manifest.csv'), ['path;label;readers;owner', ...lines].join('\n'))
}

async function check(options: { publish?: boolean; as?: string } = {}) {
  const now = Date.now()
  return checkFolder(db.read, await loadActors(db.read, options.as, now), await readFolder(folder), {
    source: 'map',
    publish: options.publish ?? false,
    officeId: office.id,
    maxBytes: 1_000_000,
    now,
  })
}
const faults = async (options?: { publish?: boolean; as?: string }) => (await check(options)).faults.map(faultLine)

async function run(options: { publish?: boolean; as?: string } = {}) {
  const plan = await check(options)
  expect(plan.faults.map(faultLine)).toEqual([])
  const store = await openDiskStore(join(folder, '../store'))
  return runImport({ db, store }, plan, { publish: options.publish ?? false, maxBytes: 1_000_000 })
}

/** Who made what, by title. */
async function makers(): Promise<Record<string, string>> {
  const rows = await db.read
    .select({ title: item.title, email: user.email })
    .from(item)
    .innerJoin(user, eq(user.id, item.creatorId))
  return Object.fromEntries(rows.map(({ title, email }) => [title.split(' ')[1] ?? '', email]))
}

const three = { 'a.md': 'GREEN;;', 'b.md': 'AMBER;org:bureau;schiedam', 'c.md': 'GREEN;;capelle' }

test('a folder of three organisations goes in at once, each piece by the longest editor of its own', async () => {
  put(three)
  expect(await run({ publish: true })).toMatchObject({ created: 3, published: 3 })
  expect(await makers()).toEqual({
    'a.md': 'redactie@bureau.example',
    'b.md': 'ervaren@schiedam.example',
    'c.md': 'manager@capelle.example',
  })
  const owners = await db.read.select({ ownerId: item.ownerId, status: item.status }).from(item).orderBy(item.title)
  expect(owners).toEqual([office, schiedam, capelle].map(({ id }) => ({ ownerId: id, status: 'published' })))
})

test('the trail tells who acted, and that it was one import', async () => {
  put(three)
  await run({ publish: true })
  const rows = await db.read
    .select({ email: user.email, organisationId: audit.organisationId, detail: audit.detail })
    .from(audit)
    .innerJoin(user, eq(user.id, audit.actor))
    .where(eq(audit.action, 'import'))
    .orderBy(audit.seq)
  const run1 = rows[0]?.detail.import
  expect(run1).toEqual(expect.stringMatching(/^\w+$/))
  expect(rows).toEqual([
    { email: 'redactie@bureau.example', organisationId: office.id, detail: { import: run1, state: 'new' } },
    { email: 'ervaren@schiedam.example', organisationId: schiedam.id, detail: { import: run1, state: 'new' } },
    { email: 'manager@capelle.example', organisationId: capelle.id, detail: { import: run1, state: 'new' } },
  ])
})

test('a person who is named acts for their own organisation, and for no other', async () => {
  put(three)
  await run({ as: 'Nieuw@schiedam.example' })
  expect(await makers()).toEqual({
    'a.md': 'redactie@bureau.example',
    'b.md': 'nieuw@schiedam.example',
    'c.md': 'manager@capelle.example',
  })
})

test('a person who is named gets no more rights than they have', async () => {
  put(three)
  expect(await faults({ as: 'auteur@schiedam.example' })).toEqual([])
  expect(await faults({ as: 'auteur@schiedam.example', publish: true })).toEqual([
    'manifest.csv, rij 3, kolom owner: auteur@schiedam.example mag voor deze organisatie niet publiceren',
  ])
  const [author] = await db.read.select().from(user).where(eq(user.email, 'auteur@schiedam.example'))
  await aMembership(db, { userId: author?.id ?? '', organisationId: capelle.id, role: 'reader' })
  expect(await faults({ as: 'auteur@schiedam.example' })).toEqual([
    'manifest.csv, rij 4, kolom owner: auteur@schiedam.example mag voor deze organisatie geen stukken maken',
  ])
  const reader = await aPerson(db, { organisation: schiedam })
  await expect(check({ as: reader.email })).rejects.toThrow(/mag voor geen enkele organisatie stukken maken/)
})

test('an organisation without an editor is named with its row; others may go in', async () => {
  await anOrganisation(db, { slug: 'leeg' })
  await db.write(async (tx) => {
    await tx
      .update(membership)
      .set({ endsAt: Date.now() - 1 })
      .where(eq(membership.organisationId, capelle.id))
  })
  put({ ...three, 'd.md': 'GREEN;;leeg' })
  const reason = 'kolom owner: deze organisatie heeft nog geen redacteur of manager die dit kan doen'
  expect(await faults()).toEqual([`manifest.csv, rij 4, ${reason}`, `manifest.csv, rij 5, ${reason}`])
  expect((await check()).items.map(({ path }) => path)).toEqual(['a.md', 'b.md'])
})

test('what only its maker may change is changed by its maker, and by nobody once they have left', async () => {
  put({ 'a.md': 'AMBER+STRICT;org:bureau;schiedam' })
  await run({ publish: true, as: 'nieuw@schiedam.example' })
  const renew = () => writeFileSync(join(folder, 'a.md'), `# Nieuwe titel ${Math.random()}\n`)
  renew()
  expect(await run({ publish: true })).toMatchObject({ changed: 1, published: 1 })
  renew()
  const [made] = await db.read.select().from(item)
  await db.write(async (tx) => {
    await tx
      .update(membership)
      .set({ endsAt: Date.now() - 1 })
      .where(eq(membership.userId, made?.creatorId ?? ''))
  })
  expect(await faults({ publish: true })).toEqual([expect.stringMatching(/rij 2, kolom owner: .* alleen de makers/)])
})

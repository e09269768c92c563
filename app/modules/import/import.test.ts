import { mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, test } from 'vitest'
import { openDiskStore } from '#app/files/disk.server.ts'
import { aPdf } from '#app/files/fixtures.ts'
import { authorize } from '#app/access/policy.ts'
import { withdrawItem } from '#app/modules/items/commands.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { Invalid } from '#app/lib/errors.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  file,
  fileVersion,
  importSource,
  item,
  itemKey,
  itemTheme,
  practice,
  setting,
  theme,
} from '#db/schema/index.ts'
import {
  aMembership,
  anOrganisation,
  aPerson,
  testSecrets,
  viewerFor,
  type Organisation,
} from '#tests/factories/people.ts'
import { temporaryFolder, testDatabase } from '#tests/setup/database.ts'
import { loadActors } from './actor.server.ts'
import { checkFolder } from './check.server.ts'
import { faultLine } from './fault.ts'
import { readFolder } from './folder.server.ts'
import { readersPerLabel } from './readers.server.ts'
import { runImport } from './run.server.ts'

let db: Database
let folder: string
let office: Organisation
let editorId: string

beforeEach(async () => {
  useAuditKey(testSecrets.audit)
  db = testDatabase()
  folder = temporaryFolder('import')
  office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office', publishes: true })
  editorId = (await aPerson(db, { organisation: office, role: 'editor', email: 'redactie@bureau.example' })).id
  await anOrganisation(db, { slug: 'politie', kind: 'police' })
  await db.write(async (tx) => void (await tx.insert(theme).values({ slug: 'haven', name: 'Haven' })))
})

function put(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
const header = 'path;title;kind;label;readers;themes;owner;date\n'

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
async function run(options: { publish?: boolean; as?: string } = {}) {
  const plan = await check(options)
  expect(plan.faults.map(faultLine)).toEqual([])
  const store = await openDiskStore(join(folder, '../store'))
  const publish = options.publish ?? false
  return runImport({ db, store }, plan, { publish, maxBytes: 1_000_000 })
}
const onlyItem = async () => {
  const rows = await db.read.select().from(item)
  expect(rows).toHaveLength(1)
  const [only] = rows
  if (!only) throw new Error('no item')
  const keys = await db.read.select().from(itemKey).where(eq(itemKey.itemId, only.id))
  return { ...only, readers: keys.filter(({ side }) => side === 'reader').map(({ key }) => key) }
}

describe('a folder', () => {
  test('with a row per file becomes drafts with what the row says', async () => {
    put('map/praktijk.md', '# Buurtapp\n\n## Het probleem\nOverlast.\n\n## De aanpak\nEen app.\n')
    put('manifest.csv', `${header}map/praktijk.md;;practice;TLP:AMBER;kind:police org:bureau;haven;bureau;2024-05-06\n`)
    expect(await run()).toMatchObject({ created: 1, published: 0 })
    const made = await onlyItem()
    expect(made).toMatchObject({
      kind: 'practice',
      title: 'Buurtapp',
      label: 'AMBER',
      status: 'draft',
      ownerId: office.id,
      date: '2024-05-06',
    })
    expect(made.readers.sort()).toEqual(['kind:police', `org:${office.id}`])
    expect(await db.read.select({ approach: practice.approach }).from(practice)).toEqual([{ approach: 'Een app.' }])
    expect(await db.read.select().from(itemTheme)).toHaveLength(1)
  })

  test('without a manifest becomes drafts of the bureau with label AMBER, for nobody', async () => {
    put('rapport_2023.pdf', await aPdf(['Een bladzijde']))
    await run()
    const made = await onlyItem()
    expect(made).toMatchObject({ kind: 'document', title: 'Rapport 2023', label: 'AMBER', status: 'draft' })
    expect(made.readers).toEqual([])
    expect(await db.read.select({ name: fileVersion.name }).from(fileVersion)).toEqual([{ name: 'rapport_2023.pdf' }])
  })

  test('goes live with --publish, and stays a draft where nobody may read it', async () => {
    put('a.md', '# Openbaar\n\ntekst')
    put('b.md', '# Voor niemand\n\ntekst')
    put('manifest.csv', `${header}a.md;;news;CLEAR\n`)
    expect(await run({ publish: true })).toMatchObject({ created: 2, published: 1 })
    const rows = await db.read.select({ title: item.title, status: item.status }).from(item).orderBy(item.title)
    expect(rows).toEqual([
      { title: 'Openbaar', status: 'published' },
      { title: 'Voor niemand', status: 'draft' },
    ])
  })

  test('that goes wrong half-way leaves nothing', async () => {
    const red = (value: string) =>
      db.write(async (tx) => {
        await tx.delete(setting)
        await tx.insert(setting).values({ name: 'red_label', value })
      })
    await red('on')
    put('a.md', '# A')
    put('b.md', '# B')
    put('manifest.csv', `${header}a.md;;;GREEN\nb.md;;;RED;person:redactie@bureau.example\n`)
    const plan = await check()
    expect(plan.faults).toEqual([])
    await red('off')
    const store = await openDiskStore(join(folder, '../store'))
    await expect(runImport({ db, store }, plan, { publish: false, maxBytes: 1_000_000 })).rejects.toThrow(Invalid)
    expect(await db.read.select().from(item)).toEqual([])
    expect(await db.read.select().from(importSource)).toEqual([])
  })

  test('says per label how many people get to read', async () => {
    await aPerson(db, { organisation: office, role: 'reader' })
    put('a.md', '# A')
    put('b.md', '# B')
    put('manifest.csv', `${header}a.md;;;GREEN\nb.md;;;CLEAR\n`)
    const plan = await check({ publish: true })
    expect(await readersPerLabel(db.read, plan)).toEqual([
      { label: 'CLEAR', items: 1, people: null },
      { label: 'GREEN', items: 1, people: 2 },
    ])
  })
})

describe('importing the same folder again', () => {
  beforeEach(async () => {
    put('a.md', '# Eerste\n\ntekst')
    put('b.pdf', await aPdf(['Een']))
    put('manifest.csv', `${header}a.md;;;GREEN\n`)
    await run()
  })

  test('makes nothing twice', async () => {
    utimesSync(join(folder, 'a.md'), new Date(0), new Date(0))
    expect(await run()).toMatchObject({ created: 0, changed: 0, unchanged: 2 })
    expect(await db.read.select().from(item)).toHaveLength(2)
  })

  test('changes what changed: text, file, readers', async () => {
    put('a.md', '# Tweede\n\ntekst')
    put('b.pdf', await aPdf(['Een', 'Twee']))
    put('manifest.csv', `${header}a.md;;;AMBER;org:politie\n`)
    expect(await run()).toMatchObject({ created: 0, changed: 2, unchanged: 0 })
    const [changed] = await db.read.select().from(item).where(eq(item.title, 'Tweede'))
    expect(changed?.label).toBe('AMBER')
    expect(await db.read.select().from(file)).toHaveLength(1)
    expect(await db.read.select().from(fileVersion)).toHaveLength(2)
    expect(await run()).toMatchObject({ changed: 0, unchanged: 2 })
  })

  test('publishes the drafts of before', async () => {
    expect(await run({ publish: true })).toMatchObject({ created: 0, unchanged: 2, published: 1 })
    expect(await run({ publish: true })).toMatchObject({ published: 0 })
  })

  test('keeps what readers see until it publishes, and asks a colleague for a wider audience', async () => {
    await run({ publish: true })
    put('a.md', '# Nieuwe titel\n\ntekst')
    put('manifest.csv', `${header}a.md;;;CLEAR\n`)
    expect(await run()).toMatchObject({ changed: 1, proposed: 1, published: 0 })
    const [before] = await db.read.select().from(item).where(eq(item.status, 'published'))
    expect(before).toMatchObject({ title: 'Eerste', label: 'GREEN' })
  })

  test('refuses a new file under a published item without --publish', async () => {
    put('manifest.csv', `${header}a.md;;;GREEN\nb.pdf;;;GREEN\n`)
    await run({ publish: true })
    put('b.pdf', await aPdf(['Anders']))
    expect((await check()).faults).toMatchObject([{ row: 3, column: 'path' }])
    expect(await run({ publish: true })).toMatchObject({ changed: 1, published: 1 })
  })

  test('leaves a withdrawn item alone, and says so when its file changed', async () => {
    const [row] = await db.read.select().from(importSource).where(eq(importSource.path, 'a.md'))
    const viewer = await viewerFor(db, editorId)
    await db.write(async (tx) =>
      withdrawItem(tx, viewer, authorize(viewer, 'withdraw', await getStoredItem(tx, row?.itemId ?? '', viewer.now))),
    )
    expect((await check({ publish: true })).faults).toEqual([])
    put('a.md', '# Gewijzigd')
    expect((await check()).faults).toMatchObject([{ row: 2, column: 'path' }])
  })
})

describe('a bad row names file, row, column and reason:', () => {
  test.each([
    ['a file that is not there', 'weg.md', 'path', /weg.md staat niet in de map/],
    ['a way out of the folder', '../../etc/passwd', 'path', /wijst buiten de map/],
    ['a link', 'koppeling.md', 'path', /koppeling/],
    ['an unknown kind', 'a.md;;boek', 'kind', /boek is geen soort/],
    ['an unknown label', 'a.md;;;TLP:BLUE', 'label', /TLP:BLUE is geen TLP-aanduiding/],
    ['readers of CLEAR', 'a.md;;;CLEAR;org:politie', 'readers', /laat dit leeg/],
    ['a label without readers', 'a.md;;;AMBER', 'readers', /noem de lezers/],
    ['readers that do not fit', 'a.md;;;AMBER+STRICT;kind:police', 'readers', /past niet bij TLP:AMBER\+STRICT/],
    ['an unknown organisation', 'a.md;;;AMBER;org:weg', 'readers', /org:weg: deze organisatie bestaat niet/],
    ['an unknown prefix', 'a.md;;;AMBER;iedereen', 'readers', /schrijf kind:/],
    ['an unknown person', 'a.md;;;AMBER;person:weg@bureau.example', 'readers', /deze persoon bestaat niet/],
    ['an unknown theme', 'a.md;;;;;haven,weg', 'themes', /weg: dit thema bestaat niet/],
    ['an unknown owner', 'a.md;;;;;;weg', 'owner', /weg: deze organisatie bestaat niet/],
    ['an owner without editors', 'a.md;;;;;;politie', 'owner', /nog geen redacteur of manager/],
    ['a date that is none', 'a.md;;;;;;;2024-02-30', 'date', /2024-02-30 is geen datum/],
    ['RED while it is off', 'a.md;;;RED;person:redactie@bureau.example', 'label', /nog niet aangezet/],
    ['a title that is too long', `a.md;${'x'.repeat(201)}`, 'title', /niet meer dan 200 tekens/],
    ['a program', 'virus.exe', 'path', /soort die het portaal niet aanneemt/],
    ['a file that is not what its name says', 'nep.pdf', 'path', /soort die het portaal niet aanneemt/],
    ['an empty file', 'leeg.md', 'path', /is leeg/],
  ])('%s', async (_what, row, column, reason) => {
    put('a.md', '# Goed')
    put('bijlagen/b.md', '# Ook goed')
    const path = row.split(';')[0] ?? ''
    if (path === 'koppeling.md') symlinkSync(join(folder, 'a.md'), join(folder, path))
    if (path === 'virus.exe') put(path, 'MZ')
    if (path === 'nep.pdf') put(path, 'geen pdf')
    if (path === 'leeg.md') put(path, '')
    put('manifest.csv', `${header}bijlagen/b.md;;;GREEN\n${row}\n`)
    const plan = await check()
    expect(plan.faults).toEqual([
      { file: 'manifest.csv', row: 3, column, reason: expect.stringMatching(reason) as string },
    ])
    expect(plan.items.map((one) => one.path)).toContain('bijlagen/b.md')
    expect(plan.items.map((one) => one.path)).not.toContain(path === 'a.md' ? 'a.md' : path)
  })

  test('all faults at once, in the order of the manifest; then files without a row', async () => {
    put('a.md', '# A')
    put('los.exe', 'MZ')
    put('manifest.csv', `${header}a.md;;boek;BLUE;;weg\nweg.md\n`)
    expect((await check()).faults.map(({ file, row, column }) => [file, row, column])).toEqual([
      ['manifest.csv', 2, 'kind'],
      ['manifest.csv', 2, 'label'],
      ['manifest.csv', 2, 'themes'],
      ['manifest.csv', 3, 'path'],
      ['los.exe', null, null],
    ])
  })

  test('where rows were lost, no file without a row is taken as a draft of the bureau', async () => {
    put('a.md', '# A')
    put('b.md', '# B')
    put('manifest.csv', `${header}a.md;;;GREEN\nb.md;;;;;;;;;;te veel\n`)
    const plan = await check()
    expect(plan.items.map(({ path }) => path)).toEqual(['a.md'])
  })
})

test('a person may be named at their first organisation or at another', async () => {
  const person = await aPerson(db, { organisation: office, email: 'dubbel@bureau.example' })
  const other = await anOrganisation(db, { slug: 'elders' })
  await aMembership(db, { userId: person.id, organisationId: other.id, startedAt: Date.now() - 1000 })
  await db.write(async (tx) => void (await tx.run("INSERT INTO setting (name, value) VALUES ('red_label', 'on')")))
  put('a.md', '# A')
  put('b.md', '# B')
  put(
    'manifest.csv',
    `${header}a.md;;;RED;person:dubbel@bureau.example\nb.md;;;RED;person:Dubbel@bureau.example@elders\n`,
  )
  const plan = await check()
  expect(plan.faults).toEqual([])
  expect(plan.items.map(({ meaning }) => meaning.locks)).toEqual([
    [`person:${person.id}@${office.id}`],
    [`person:${person.id}@${other.id}`],
  ])
})

import { eq } from 'drizzle-orm'
import { describe, expect, test, beforeAll } from 'vitest'
import type { Label } from '#app/access/label.ts'
import { authorize } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { Conflict, Forbidden, Invalid, NotFound } from '#app/lib/errors.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import {
  audit,
  document,
  item,
  itemTheme,
  itemVersion,
  outbox,
  proposal,
  setting,
  suspect,
  theme as themes,
} from '#db/schema/index.ts'
import { anOrganisation, aPerson, aSeat, aWorkgroup, viewerFor } from '#tests/factories/people.ts'
import { testDatabase } from '#tests/setup/database.ts'
import { confirmProposal, refuseProposal, setAudience } from './commands.audience.server.ts'
import { archiveItem, createDraft, publishItem, saveDraft, withdrawItem } from './commands.server.ts'
import { renderContent } from './content.server.ts'
import { findOpenProposal } from './desk.server.ts'
import { getStoredItem } from './facts.server.ts'
import { publicGeneration } from './generation.server.ts'
import { contentSchemas } from './kinds.ts'

type SignedIn = Viewer & { userId: string }

beforeAll(() => useAuditKey('a-key-for-tests'))

const contentOf = (title: string, body = '') =>
  renderContent('document', contentSchemas.document.parse({ title, date: '2026-11-22', body }))

async function aDesk() {
  const db = testDatabase()
  const bureau = await anOrganisation(db, { kind: 'alliance_office', publishes: true })
  const police = await anOrganisation(db, { kind: 'police' })
  const outsider = await anOrganisation(db, { kind: 'other', corePartner: false })
  const person = async (role: 'author' | 'editor' | 'manager') =>
    viewerFor(db, (await aPerson(db, { organisation: bureau, role })).id)
  const [author, editor, colleague, manager] = [
    await person('author'),
    await person('editor'),
    await person('editor'),
    await person('manager'),
  ]
  return { db, bureau, police, outsider, author, editor, colleague, manager }
}

const draftBy = (db: Database, viewer: SignedIn, ownerId: string, workgroupId: string | null = null) =>
  db.write(async (tx) =>
    createDraft(tx, viewer, {
      kind: 'document',
      ownerId,
      workgroupId,
      content: contentOf('Stuk', 'oud'),
      themeIds: [],
    }),
  )

const lockedAs = (
  db: Database,
  viewer: SignedIn,
  id: string,
  label: Label,
  keys: string[],
  until: number | null = null,
  confirmed = true,
) =>
  db.write(async (tx) => {
    const found = authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
    return setAudience(tx, viewer, found, {
      revision: found.revision,
      label,
      locks: keys.map((key) => ({ key, until })),
      confirmed,
    })
  })

const published = (
  db: Database,
  viewer: SignedIn,
  id: string,
  input: { confirmed?: boolean; publishAt?: number } = {},
) =>
  db.write(async (tx) => {
    const found = authorize(viewer, 'publish', await getStoredItem(tx, id, viewer.now))
    const { confirmed = true, publishAt = null } = input
    await publishItem(tx, viewer, found, { revision: found.revision, confirmed, publishAt })
  })

const stored = (db: Database, id: string) => getStoredItem(db.read, id, Date.now())

describe('a draft', () => {
  test('is made locked for its own desk, with a version, an audit row and no index task', async () => {
    const { db, bureau, author } = await aDesk()
    const id = await draftBy(db, author, bureau.id)
    expect(await stored(db, id)).toMatchObject({
      status: 'draft',
      label: 'AMBER',
      readers: [`org:${bureau.id}`],
      revision: 1,
    })
    expect(await db.read.select().from(itemVersion)).toMatchObject([{ number: 1, state: 'draft' }])
    expect(await db.read.select().from(audit)).toMatchObject([{ action: 'create', objectId: id, actor: author.userId }])
    expect(await db.read.select().from(outbox)).toEqual([])
  })

  test('is refused to who has no desk there', async () => {
    const { db, bureau, police } = await aDesk()
    const officer = await viewerFor(db, (await aPerson(db, { organisation: police, role: 'editor' })).id)
    await expect(draftBy(db, officer, bureau.id)).rejects.toThrow(Forbidden)
    expect(await db.read.select().from(item)).toEqual([])
  })

  test('in a workgroup is for its coordinators, and an author of the same organisation does not see it', async () => {
    const { db, bureau, author } = await aDesk()
    const group = await aWorkgroup(db)
    const holder = await aPerson(db, { organisation: bureau, role: 'reader' })
    await aSeat(db, { workgroupId: group.id, organisationId: bureau.id, userId: holder.id, coordinator: true })
    const coordinator = await viewerFor(db, holder.id)
    const id = await draftBy(db, coordinator, bureau.id, group.id)
    const found = await stored(db, id)
    expect(() => authorize(author, 'read', found)).toThrow(NotFound)
    expect(() => authorize(coordinator, 'publish', found)).not.toThrow()
  })
})

describe('saving', () => {
  test('with an older revision is a conflict and changes nothing', async () => {
    const { db, bureau, author } = await aDesk()
    const id = await draftBy(db, author, bureau.id)
    const save = (title: string) =>
      db.write(async (tx) => {
        const found = authorize(author, 'edit', await getStoredItem(tx, id, author.now))
        await saveDraft(tx, author, found, { revision: 1, content: contentOf(title), themeIds: [] })
      })
    await save('Eerste')
    await expect(save('Tweede')).rejects.toThrow(Conflict)
    expect(await stored(db, id)).toMatchObject({ title: 'Eerste', revision: 2 })
  })

  test('leaves readers the published version until it is published again', async () => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await published(db, editor, id)
    await db.write(async (tx) => {
      const found = authorize(editor, 'edit', await getStoredItem(tx, id, editor.now))
      await saveDraft(tx, editor, found, {
        revision: found.revision,
        content: contentOf('Nieuw', 'nieuw'),
        themeIds: [],
      })
    })
    const shown = () => db.read.select({ html: document.html }).from(document).where(eq(document.itemId, id))
    expect(await shown()).toEqual([{ html: '<p>oud</p>' }])
    expect((await stored(db, id)).title).toBe('Stuk')
    await published(db, editor, id)
    expect(await shown()).toEqual([{ html: '<p>nieuw</p>' }])
    const versions = await db.read.select().from(itemVersion).orderBy(itemVersion.number)
    expect(versions.map((version) => version.state)).toEqual(['old', 'published'])
  })
})

describe('publishing', () => {
  test('is not for authors', async () => {
    const { db, bureau, author } = await aDesk()
    await expect(published(db, author, await draftBy(db, author, bureau.id))).rejects.toThrow(Forbidden)
  })

  test('from AMBER up asks for the confirmation', async () => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await expect(published(db, editor, id, { confirmed: false })).rejects.toThrow(Invalid)
    expect(await stored(db, id)).toMatchObject({ status: 'draft', revision: 1 })
  })

  test('something public drops the kept pages, something else does not', async () => {
    const { db, bureau, editor } = await aDesk()
    const before = await publicGeneration(db.read)
    await published(db, editor, await draftBy(db, editor, bureau.id))
    expect(await publicGeneration(db.read)).toBe(before)
    const open = await draftBy(db, editor, bureau.id)
    await lockedAs(db, editor, open, 'CLEAR', ['public'])
    const between = await publicGeneration(db.read)
    await published(db, editor, open, { confirmed: false })
    expect(await publicGeneration(db.read)).not.toBe(between)
  })

  test('later is published with its moment, and an edit does not take away what is live', async () => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    const tomorrow = editor.now + 24 * 3_600_000
    await published(db, editor, id, { publishAt: tomorrow })
    expect((await stored(db, id)).publishAt).toBe(tomorrow)
    await published(db, editor, id)
    const live = (await stored(db, id)).publishAt
    expect(live).toBe(editor.now)
    await published(db, editor, id, { publishAt: tomorrow })
    expect((await stored(db, id)).publishAt).toBe(live)
  })
})

describe('who may read', () => {
  test('a draft that was never published changes at once, wider too', async () => {
    const { db, bureau, author } = await aDesk()
    const id = await draftBy(db, author, bureau.id)
    expect(await lockedAs(db, author, id, 'GREEN', ['partners'])).toBe('changed')
    expect(await stored(db, id)).toMatchObject({ label: 'GREEN', assurance: 2, readers: ['partners'] })
  })

  test('narrowing happens at once and marks the item suspect', async () => {
    const { db, bureau, police, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await lockedAs(db, editor, id, 'GREEN', ['partners'])
    await published(db, editor, id)
    await db.write(async (tx) => void (await tx.delete(suspect)))
    expect(await lockedAs(db, editor, id, 'AMBER', [`org:${police.id}`])).toBe('changed')
    expect(await stored(db, id)).toMatchObject({ label: 'AMBER', readers: [`org:${police.id}`] })
    expect(await db.read.select().from(suspect)).toMatchObject([{ itemId: id }])
  })

  test('from all partners to an organisation that is none needs a second person', async () => {
    const { db, bureau, outsider, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await lockedAs(db, editor, id, 'GREEN', ['partners'])
    await published(db, editor, id)
    expect(await lockedAs(db, editor, id, 'AMBER', [`org:${outsider.id}`])).toBe('proposed')
  })

  test('widening waits for somebody else of the owner', async () => {
    const { db, bureau, editor, colleague, author } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await published(db, editor, id)
    expect(await lockedAs(db, editor, id, 'GREEN', ['partners'])).toBe('proposed')
    expect(await stored(db, id)).toMatchObject({ label: 'AMBER', readers: [`org:${bureau.id}`] })
    const open = await findOpenProposal(db.read, editor, id)
    const confirm = (viewer: SignedIn) =>
      db.write(async (tx) => {
        const found = authorize(viewer, 'confirm-widening', await getStoredItem(tx, id, viewer.now))
        await confirmProposal(tx, viewer, found, open?.id ?? '')
      })
    await expect(confirm(editor)).rejects.toThrow(Forbidden)
    await expect(confirm(author)).rejects.toThrow(Forbidden)
    await confirm(colleague)
    expect(await stored(db, id)).toMatchObject({ label: 'GREEN', readers: ['partners'] })
    await expect(confirm(colleague)).rejects.toThrow(Conflict)
  })

  test('a later end of a lock is widening, an earlier one is not', async () => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    const key = `org:${bureau.id}`
    await lockedAs(db, editor, id, 'AMBER', [key], editor.now + 10_000_000)
    await published(db, editor, id)
    expect(await lockedAs(db, editor, id, 'AMBER', [key], editor.now + 5_000_000)).toBe('changed')
    expect(await lockedAs(db, editor, id, 'AMBER', [key], null)).toBe('proposed')
  })

  test('an author neither narrows nor proposes once readers have it', async () => {
    const { db, bureau, editor, author } = await aDesk()
    const id = await draftBy(db, author, bureau.id)
    await published(db, editor, id)
    for (const [label, key] of [
      ['AMBER+STRICT', `org:${bureau.id}`],
      ['GREEN', 'partners'],
    ] as const)
      await expect(lockedAs(db, author, id, label, [key])).rejects.toThrow(Forbidden)
    expect(await stored(db, id)).toMatchObject({ label: 'AMBER' })
    expect(await findOpenProposal(db.read, editor, id)).toBeNull()
  })

  test('AMBER or stricter on what readers have is confirmed first', async () => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await lockedAs(db, editor, id, 'GREEN', ['partners'])
    await published(db, editor, id)
    const raise = (confirmed: boolean) => lockedAs(db, editor, id, 'AMBER', [`org:${bureau.id}`], null, confirmed)
    await expect(raise(false)).rejects.toThrow(Invalid)
    expect(await raise(true)).toBe('changed')
  })

  test('themes of what readers have change when it is published again', async () => {
    const { db, bureau, editor } = await aDesk()
    const [theme] = await db.write((tx) => tx.insert(themes).values({ slug: 't', name: 'Thema' }).returning())
    const id = await draftBy(db, editor, bureau.id)
    await published(db, editor, id)
    await db.write(async (tx) => {
      const found = authorize(editor, 'edit', await getStoredItem(tx, id, editor.now))
      const content = contentOf('Nieuw')
      await saveDraft(tx, editor, found, { revision: found.revision, content, themeIds: [theme?.id ?? ''] })
    })
    const linked = () => db.read.select().from(itemTheme).where(eq(itemTheme.itemId, id))
    expect(await linked()).toEqual([])
    await published(db, editor, id)
    expect(await linked()).toMatchObject([{ themeId: theme?.id }])
  })

  test('a newer proposal overtakes the older, and a refused one changes nothing', async () => {
    const { db, bureau, editor, manager } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await published(db, editor, id)
    await lockedAs(db, editor, id, 'GREEN', ['partners'])
    await lockedAs(db, editor, id, 'CLEAR', ['public'])
    expect((await db.read.select().from(proposal)).map((row) => row.decision).sort()).toEqual(
      ['overtaken', null].sort(),
    )
    const open = await findOpenProposal(db.read, editor, id)
    expect(open?.label).toBe('CLEAR')
    await db.write(async (tx) => {
      const found = authorize(manager, 'confirm-widening', await getStoredItem(tx, id, manager.now))
      await refuseProposal(tx, manager, found, open?.id ?? '')
    })
    expect(await stored(db, id)).toMatchObject({ label: 'AMBER' })
    expect(await findOpenProposal(db.read, editor, id)).toBeNull()
  })

  test('a narrowing is not undone by a late confirmation', async () => {
    const { db, bureau, police, editor, colleague } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await lockedAs(db, editor, id, 'AMBER', [`org:${bureau.id}`, `org:${police.id}`])
    await published(db, editor, id)
    await lockedAs(db, editor, id, 'GREEN', ['partners'])
    const open = await findOpenProposal(db.read, editor, id)
    await lockedAs(db, editor, id, 'AMBER', [`org:${bureau.id}`])
    const late = db.write(async (tx) => {
      const found = authorize(colleague, 'confirm-widening', await getStoredItem(tx, id, colleague.now))
      await confirmProposal(tx, colleague, found, open?.id ?? '')
    })
    await expect(late).rejects.toThrow(Conflict)
    expect(await stored(db, id)).toMatchObject({ label: 'AMBER', readers: [`org:${bureau.id}`] })
  })

  test.each([
    ['AMBER', ['partners']],
    ['GREEN', ['org:x']],
    ['AMBER', ['org:bestaat-niet']],
    ['AMBER', []],
    ['RED', ['person:a@b']],
  ] as const)('%s with %j is refused', async (label, keys) => {
    const { db, bureau, editor } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await expect(lockedAs(db, editor, id, label, [...keys])).rejects.toThrow(Invalid)
  })

  test('RED is for persons, once an administrator has turned it on', async () => {
    const { db, bureau, editor, manager } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    const key = `person:${manager.userId}@${bureau.id}`
    await expect(lockedAs(db, editor, id, 'RED', [key])).rejects.toThrow(Invalid)
    await db.write(async (tx) => void (await tx.insert(setting).values({ name: 'red_label', value: 'on' })))
    await lockedAs(db, editor, id, 'RED', [key])
    const found = await stored(db, id)
    expect(found).toMatchObject({ label: 'RED', assurance: 3, editors: [`person:${editor.userId}@${bureau.id}`] })
  })

  test('an organisation that does not publish makes nothing public', async () => {
    const { db, police } = await aDesk()
    const officer = await viewerFor(db, (await aPerson(db, { organisation: police, role: 'editor' })).id)
    const id = await draftBy(db, officer, police.id)
    await expect(lockedAs(db, officer, id, 'CLEAR', ['public'])).rejects.toThrow(Invalid)
  })
})

describe('taking away', () => {
  test.each(['withdrawn', 'archived'] as const)('%s: readers lose it at once, editors do not', async (status) => {
    const { db, bureau, editor, manager } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    await published(db, editor, id)
    await db.write(async (tx) => {
      const found = await getStoredItem(tx, id, editor.now)
      if (status === 'withdrawn') await withdrawItem(tx, editor, authorize(editor, 'withdraw', found))
      else await archiveItem(tx, editor, authorize(editor, 'publish', found))
    })
    const reader = await viewerFor(db, (await aPerson(db, { organisation: bureau })).id)
    const found = await stored(db, id)
    expect(found.status).toBe(status)
    expect(() => authorize(reader, 'read', found)).toThrow(NotFound)
    expect(() => authorize(manager, 'read', found)).not.toThrow()
    expect(await db.read.select().from(suspect)).toHaveLength(1)
  })

  test('a manager withdraws what they cannot read, and nobody publishes it again', async () => {
    const { db, bureau, editor, manager } = await aDesk()
    const id = await draftBy(db, editor, bureau.id)
    const group = await aWorkgroup(db)
    await aSeat(db, { workgroupId: group.id, organisationId: bureau.id, userId: editor.userId })
    await lockedAs(db, editor, id, 'AMBER+STRICT', [`wg:${group.id}`])
    await published(db, editor, id)
    const found = await stored(db, id)
    expect(() => authorize(manager, 'read', found)).toThrow(NotFound)
    await db.write(async (tx) =>
      withdrawItem(tx, manager, authorize(manager, 'withdraw', await getStoredItem(tx, id, manager.now))),
    )
    await expect(published(db, editor, id)).rejects.toThrow(Forbidden)
  })
})

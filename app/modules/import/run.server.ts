import { createReadStream } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { authorize } from '#app/access/policy.ts'
import type { Viewer } from '#app/access/viewer.ts'
import type { BlobStore } from '#app/files/blob-store.ts'
import { safeFileName } from '#app/files/file-name.ts'
import { sniff } from '#app/files/sniff.ts'
import { Conflict } from '#app/lib/errors.ts'
import { attachFiles, replaceFile, type StoredFile } from '#app/modules/files/commands.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem, saveDraft } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { importSource, itemKey } from '#db/schema/index.ts'
import type { Plan, Planned } from './check.server.ts'
import { eachOf } from './each.ts'

type SignedIn = Viewer & { userId: string }

export interface ImportResult {
  created: number
  changed: number
  unchanged: number
  published: number
  /** Wider audiences that a colleague must confirm. */
  proposed: number
}

export interface RunOptions {
  publish: boolean
  maxBytes: number
  progress?: (done: number, total: number) => void
}

const perWrite = 50
const filesAtOnce = 6

/**
 * The second pass. Files go into the store first. Then drafts are made and changed, some tens in a write, so that a server
 * on the same database never waits long; no reader sees a draft, and an import that is interrupted here is completed by the
 * next one. What readers do see, changes and appears in one last write: all of it or nothing.
 */
export async function runImport(
  { db, store }: { db: Database; store: BlobStore },
  viewer: SignedIn,
  plan: Plan,
  options: RunOptions,
): Promise<ImportResult> {
  const result: ImportResult = { created: 0, changed: 0, unchanged: 0, published: 0, proposed: 0 }
  const stored = await storeFiles(store, plan.items, options.maxBytes)
  const isSeen = (one: Planned) => one.earlier !== null && one.earlier.status !== 'draft'
  const drafts = plan.items.filter((one) => one.state !== 'unchanged' && !isSeen(one))
  const seen = plan.items.filter((one) => one.state === 'changed' && isSeen(one))
  const made = new Map<string, string>()
  for (let i = 0; i < drafts.length; i += perWrite) {
    const batch = drafts.slice(i, i + perWrite).map((one) => ({ one, html: rendered(one) }))
    const ids = await db.write(async (tx) => {
      const ids: string[] = []
      for (const { one, html } of batch)
        ids.push(await putItem(tx, viewer, plan.source, one, html, stored.get(one.path)))
      return ids
    })
    batch.forEach(({ one }, at) => made.set(one.path, ids[at] ?? ''))
    options.progress?.(Math.min(i + perWrite, drafts.length), drafts.length)
  }
  const last = seen.map((one) => ({ one, html: rendered(one) }))
  const goingLive = options.publish ? plan.items.filter((one) => one.publishable && shouldPublish(one)) : []
  if (last.length + goingLive.length > 0)
    await db.write(async (tx) => {
      result.published = result.proposed = 0
      for (const { one, html } of last) {
        await putItem(tx, viewer, plan.source, one, html, stored.get(one.path))
        if ((await setAudienceOf(tx, viewer, one.earlier?.itemId ?? '', one)) === 'proposed') result.proposed++
      }
      for (const one of goingLive) {
        await publish(tx, viewer, one.earlier?.itemId ?? made.get(one.path) ?? '')
        result.published++
      }
    })
  result.created = plan.items.filter(({ state }) => state === 'new').length
  result.changed = plan.items.filter(({ state }) => state === 'changed').length
  result.unchanged = plan.items.length - result.created - result.changed
  return result
}

/** What an import with `--publish` makes live; archived and withdrawn items stay as somebody left them. */
export function shouldPublish(one: Planned): boolean {
  if (!one.publishable) return false
  if (one.earlier === null || one.earlier.status === 'draft') return true
  return one.earlier.status === 'published' && one.state === 'changed'
}

const rendered = (one: Planned) => renderContent(one.meaning.kind, one.content)

async function storeFiles(
  store: BlobStore,
  items: readonly Planned[],
  maxBytes: number,
): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>()
  const wanted = items.filter((one) => one.attach && one.state !== 'unchanged')
  await eachOf(wanted, filesAtOnce, async (one) => {
    if (!one.attach) return
    const { sha256, size } = await store.put(createReadStream(one.absolute), {
      maxBytes,
      check: async (staged) => {
        if (staged.sha256 !== one.sha256 || !(await sniff(staged.path, one.path)))
          throw new Conflict(`${one.path} is tijdens de import gewijzigd. Er is niets ingevoerd; begin opnieuw.`)
      },
    })
    stored.set(one.path, { name: safeFileName(one.path), ...one.attach, sha256, size })
  })
  return stored
}

/** Makes or changes one item with its file, its readers (of a draft) and its place in `import_source`. @returns its id */
async function putItem(
  tx: Tx,
  viewer: SignedIn,
  source: string,
  one: Planned,
  content: ReturnType<typeof rendered>,
  stored: StoredFile | undefined,
): Promise<string> {
  const { kind, ownerId, themeIds } = one.meaning
  const id =
    one.earlier?.itemId ?? (await createDraft(tx, viewer, { kind, ownerId, workgroupId: null, content, themeIds }))
  const found = async () => authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
  if (one.earlier) {
    const before = await found()
    // Without a date in the manifest the day of the file counts when it is new; copying a folder changes nothing later.
    const date = one.meaning.date || undefined
    const kept = date ? content : { ...content, date: await dateOf(tx, before) }
    await saveDraft(tx, viewer, before, { revision: before.revision, content: kept, themeIds })
  }
  let fileId = one.earlier?.fileId ?? null
  if (stored && (!fileId || one.earlier?.sha256 !== stored.sha256)) {
    const item = await found()
    if (fileId) await replaceFile(tx, viewer, item, fileId, stored)
    else fileId = (await attachFiles(tx, viewer, item, [stored]))[0] ?? null
  }
  if (!one.earlier || one.earlier.status === 'draft') await setAudienceOf(tx, viewer, id, one)
  const row = { sha256: one.sha256, fingerprint: one.fingerprint, itemId: id, fileId, importedAt: viewer.now }
  await tx
    .insert(importSource)
    .values({ source, path: one.path, ...row })
    .onConflictDoUpdate({ target: [importSource.source, importSource.path], set: row })
  return id
}

async function dateOf(tx: Tx, found: StoredItem): Promise<string> {
  const row = await tx.query.item.findFirst({ columns: { date: true }, where: (t) => eq(t.id, found.id) })
  return row?.date ?? ''
}

async function setAudienceOf(
  tx: Tx,
  viewer: SignedIn,
  id: string,
  one: Planned,
): Promise<'changed' | 'proposed' | 'same'> {
  const found = authorize(viewer, 'edit', await getStoredItem(tx, id, viewer.now))
  const { label, locks } = one.meaning
  if (locks.length === 0) {
    // A draft begins with its own organisation as readers; this one is for nobody until an editor says so.
    if (found.status === 'draft')
      await tx.delete(itemKey).where(and(eq(itemKey.itemId, id), eq(itemKey.side, 'reader')))
    return 'changed'
  }
  const same = found.label === label && [...found.readers].sort().join() === [...locks].sort().join()
  if (same) return 'same'
  return setAudience(tx, viewer, found, {
    revision: found.revision,
    label,
    locks: locks.map((key) => ({ key, until: null })),
    confirmed: true,
  })
}

async function publish(tx: Tx, viewer: SignedIn, id: string): Promise<void> {
  const found = authorize(viewer, 'publish', await getStoredItem(tx, id, viewer.now))
  await publishItem(tx, viewer, found, { revision: found.revision, confirmed: true, publishAt: null })
}

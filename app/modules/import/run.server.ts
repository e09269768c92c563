import { createReadStream } from 'node:fs'
import { and, eq } from 'drizzle-orm'
import { authorize } from '#app/access/policy.ts'
import type { BlobStore } from '#app/files/blob-store.ts'
import { safeFileName } from '#app/files/file-name.ts'
import { sniff } from '#app/files/sniff.ts'
import { Conflict } from '#app/lib/errors.ts'
import { attachFiles, replaceFile, type StoredFile } from '#app/modules/files/commands.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem, saveDraft } from '#app/modules/items/commands.server.ts'
import { renderContent, type RenderedContent } from '#app/modules/items/content.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { record } from '#db/audit.server.ts'
import type { Database, Tx } from '#db/client.server.ts'
import { newId } from '#db/columns.ts'
import { importSource, itemKey } from '#db/schema/index.ts'
import type { SignedIn } from './actor.server.ts'
import type { Plan, Planned } from './check.server.ts'
import { eachOf } from './each.ts'

type AudienceChange = 'changed' | 'proposed' | 'same'

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
  preparing?: (done: number, total: number) => void
  writing?: (done: number, total: number) => void
}

/** An item to write, with what is slow to make: its HTML, and its file in the store. */
interface Ready {
  one: Planned
  content: RenderedContent
  stored: StoredFile | undefined
}

const filesAtOnce = 6

/**
 * The second pass: all of the import or nothing of it. Files go into the store and texts are rendered first; then one
 * write makes, changes and publishes everything. That write is longer than any other, which its log line says: pages go
 * on being served meanwhile, and a server's own writes wait for it.
 */
export async function runImport(
  { db, store }: { db: Database; store: BlobStore },
  plan: Plan,
  options: RunOptions,
): Promise<ImportResult> {
  const ready = await prepare(store, plan.items, options)
  const goingLive = options.publish ? plan.items.filter(shouldPublish) : []
  const created = plan.items.filter(({ state }) => state === 'new').length
  const changed = ready.length - created
  const total = ready.length + goingLive.length
  if (total === 0) return { created, changed, unchanged: plan.items.length, published: 0, proposed: 0 }
  const run = newId()
  const proposed = await db.write(async (tx) => {
    let proposed = 0
    const ids = new Map<string, string>()
    for (const [at, { one, content, stored }] of ready.entries()) {
      const put = await putItem(tx, plan.source, one, content, stored)
      await recordImport(tx, run, one, put.id)
      ids.set(one.path, put.id)
      if (put.audience === 'proposed') proposed++
      options.writing?.(at + 1, total)
    }
    for (const [at, one] of goingLive.entries()) {
      const id = ids.get(one.path) ?? one.earlier?.itemId ?? ''
      if (one.state === 'unchanged') await recordImport(tx, run, one, id)
      await publish(tx, one.actor, id)
      options.writing?.(ready.length + at + 1, total)
    }
    return proposed
  })
  const unchanged = plan.items.length - ready.length
  return { created, changed, unchanged, published: goingLive.length, proposed }
}

/** What an import with `--publish` makes live; archived and withdrawn items stay as somebody left them. */
export function shouldPublish(one: Planned): boolean {
  if (!one.publishable) return false
  if (one.earlier === null || one.earlier.status === 'draft') return true
  return one.earlier.status === 'published' && one.state === 'changed'
}

async function prepare(store: BlobStore, items: readonly Planned[], options: RunOptions): Promise<Ready[]> {
  const wanted = items.filter(({ state }) => state !== 'unchanged')
  const ready = new Map<Planned, Ready>()
  await eachOf(wanted, filesAtOnce, async (one) => {
    const content = renderContent(one.meaning.kind, one.content)
    ready.set(one, { one, content, stored: await storeFile(store, one, options.maxBytes) })
    options.preparing?.(ready.size, wanted.length)
  })
  return wanted.flatMap((one) => ready.get(one) ?? [])
}

async function storeFile(store: BlobStore, one: Planned, maxBytes: number): Promise<StoredFile | undefined> {
  if (!one.attach) return undefined
  const { sha256, size } = await store.put(createReadStream(one.absolute), {
    maxBytes,
    check: async (staged) => {
      if (staged.sha256 !== one.sha256 || !(await sniff(staged.path, one.path)))
        throw new Conflict(`${one.path} is tijdens de import gewijzigd. Er is niets ingevoerd; begin opnieuw.`)
    },
  })
  return { name: safeFileName(one.path), ...one.attach, sha256, size }
}

/** Makes or changes one item with its file, its readers and its place in `import_source`. */
async function putItem(
  tx: Tx,
  source: string,
  one: Planned,
  content: RenderedContent,
  stored: StoredFile | undefined,
): Promise<{ id: string; audience: AudienceChange }> {
  const viewer = one.actor
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
  const audience = await setAudienceOf(tx, id, one)
  const row = { sha256: one.sha256, fingerprint: one.fingerprint, itemId: id, fileId, importedAt: viewer.now }
  await tx
    .insert(importSource)
    .values({ source, path: one.path, ...row })
    .onConflictDoUpdate({ target: [importSource.source, importSource.path], set: row })
  return { id, audience }
}

async function dateOf(tx: Tx, found: StoredItem): Promise<string> {
  const row = await tx.query.item.findFirst({ columns: { date: true }, where: (t) => eq(t.id, found.id) })
  return row?.date ?? ''
}

async function setAudienceOf(tx: Tx, id: string, one: Planned): Promise<AudienceChange> {
  const viewer = one.actor
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

/** Tells that the actor did not do it by hand. `run` is the same for everything of one import. */
async function recordImport(tx: Tx, run: string, { actor, meaning, state }: Planned, id: string): Promise<void> {
  await record(tx, {
    actor: actor.userId,
    action: 'import',
    object: 'item',
    objectId: id,
    organisationId: meaning.ownerId,
    detail: { import: run, state },
  })
}

async function publish(tx: Tx, viewer: SignedIn, id: string): Promise<void> {
  const found = authorize(viewer, 'publish', await getStoredItem(tx, id, viewer.now))
  await publishItem(tx, viewer, found, { revision: found.revision, confirmed: true, publishAt: null })
}

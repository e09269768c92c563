import type { Lock } from '#app/access/label.ts'
import { authorize, may } from '#app/access/policy.ts'
import { personKey } from '#app/access/viewer.ts'
import { fileTypes, type Extension } from '#app/files/file-types.ts'
import { attachFiles, setNewsImage, type StoredFile } from '#app/modules/files/commands.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { createDraft, publishItem } from '#app/modules/items/commands.server.ts'
import { renderContent, type RenderedContent } from '#app/modules/items/content.server.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas, type Kind } from '#app/modules/items/kinds.ts'
import type { Acting } from '#app/modules/people/grants.server.ts'
import type { BlobStore } from '#app/files/blob-store.ts'
import type { Database } from '#db/client.server.ts'
import { coordinatorOf } from './content/workgroups.ts'
import { editorOf, personOf } from './content/people.ts'
import type { DemoDocument, DemoNews, DemoPractice, Lock as ContentLock, Label } from './content/types.ts'
import { actingAs, need, type Ids } from './people.ts'
import type { MadeFile } from './files.ts'
import { makeDrawing } from './make/drawing.ts'

export interface DemoContent {
  news: readonly DemoNews[]
  practices: readonly DemoPractice[]
  documents: readonly DemoDocument[]
}

/** One item, ready to be made: nothing slow is left. */
interface Prepared {
  kind: Kind
  title: string
  content: RenderedContent
  files: StoredFile[]
  /** The first file is the picture of a news item. */
  pictured: boolean
  label: Label
  locks: Lock[]
  ownerId: string
  workgroupId: string | null
  themeIds: string[]
  author: Acting
  publisher: Acting
}

/** Where items and their files go. */
export interface Target {
  db: Database
  store: BlobStore
  maxBytes: number
}

const perWrite = 20

/**
 * Makes and publishes every item as its author and editor would: draft, files, "voor wie", publish. Each on its own date.
 * @returns how many
 */
export async function makeItems(
  target: Target,
  ids: Ids,
  content: DemoContent,
  files: ReadonlyMap<DemoDocument, readonly MadeFile[]>,
): Promise<number> {
  const prepared = await prepareAll(target, ids, content, files)
  for (let i = 0; i < prepared.length; i += perWrite)
    await target.db.write(async (tx) => {
      for (const one of prepared.slice(i, i + perWrite)) {
        const { author, publisher } = one
        const id = await createDraft(tx, author, one)
        const draft = authorize(author, 'edit', await getStoredItem(tx, id, author.now))
        const [first] = one.files.length > 0 ? await attachFiles(tx, author, draft, one.files) : []
        if (one.pictured && first) await setNewsImage(tx, author, draft, first)
        await setAudience(tx, author, draft, { revision: draft.revision, label: one.label, locks: one.locks })
        const stored = authorize(publisher, 'publish', await getStoredItem(tx, id, publisher.now))
        await publishItem(tx, publisher, stored, { revision: stored.revision, confirmed: true, publishAt: null })
      }
    })
  return prepared.length
}

async function prepareAll(
  target: Target,
  ids: Ids,
  content: DemoContent,
  files: ReadonlyMap<DemoDocument, readonly MadeFile[]>,
): Promise<Prepared[]> {
  const prepared: Prepared[] = []
  for (const one of content.news) {
    const drawn = one.picture ? [{ name: `${one.picture}.jpg`, bytes: await makeDrawing(one.picture) }] : []
    const kit = (one.kit ?? []).map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))
    const stored: StoredFile[] = []
    for (const file of [...drawn, ...kit]) stored.push(await store(target, file))
    prepared.push(await prepare(target, ids, 'news', one, one.fields ?? {}, stored))
  }
  for (const one of content.practices) prepared.push(await prepare(target, ids, 'practice', one, {}))
  for (const one of content.documents) {
    const stored: StoredFile[] = []
    for (const file of files.get(one) ?? []) stored.push(await store(target, file))
    prepared.push(await prepare(target, ids, 'document', one, { body: one.description }, stored))
  }
  return prepared
}

async function prepare(
  target: Target,
  ids: Ids,
  kind: Kind,
  one: DemoNews | DemoPractice | DemoDocument,
  more: Record<string, unknown>,
  files: StoredFile[] = [],
): Promise<Prepared> {
  const workgroup = 'workgroup' in one ? one.workgroup : undefined
  const workgroupId = workgroup ? need(ids.workgroups, workgroup) : null
  const ownerId = need(ids.organisations, one.owner)
  // Nine in the morning, winter time: the day that the content names.
  const now = Math.min(Date.parse(`${one.date}T08:00:00Z`), Date.now())
  const author = await actingAs(target.db, need(ids.people, one.author), now)
  const facts = { ownerId, workgroupId, label: one.label }
  const editor = workgroup ? coordinatorOf(workgroup).email : editorOf(one.owner)
  const publisher = mayPublishOwn(author, facts) ? author : await actingAs(target.db, need(ids.people, editor), now)
  return {
    kind,
    title: one.title,
    content: renderContent(kind, contentSchemas[kind].parse({ ...one, ...more })),
    files,
    pictured: 'picture' in one && one.picture !== undefined,
    label: one.label,
    locks: locksOf(ids, one.label, one.locks),
    ownerId,
    workgroupId,
    themeIds: one.themes.map((slug) => need(ids.themes, slug)),
    author,
    publisher,
  }
}

/** Would the author, who edits it, be let through to publish it? */
function mayPublishOwn(author: Acting, facts: { ownerId: string; workgroupId: string | null; label: Label }): boolean {
  const own = { id: '', assurance: 0, status: 'draft', publishAt: null, readers: [], ...facts } as const
  return may(author, 'publish', { ...own, editors: [...author.keys] })
}

function locksOf(ids: Ids, label: Label, locks: readonly ContentLock[]): Lock[] {
  if (label === 'CLEAR') return [{ key: 'public', until: null }]
  if (label === 'GREEN') return [{ key: 'partners', until: null }]
  return locks.map((lock) => ({ key: keyOf(ids, lock), until: null }))
}

function keyOf(ids: Ids, lock: ContentLock): string {
  const [prefix = '', name = ''] = lock.split(/:(.*)/s)
  switch (prefix) {
    case 'org':
      return `org:${need(ids.organisations, name)}`
    case 'group':
      return `group:${need(ids.groups, name)}`
    case 'wg':
      return `wg:${need(ids.workgroups, name)}`
    case 'person':
      return personKey(need(ids.people, name), need(ids.organisations, personOf(name).organisation))
    default:
      return lock
  }
}

async function store(target: Target, { name, bytes }: MadeFile): Promise<StoredFile> {
  const extension = (name.split('.').at(-1) ?? '') as Extension
  const { sha256, size } = await target.store.put(chunks(bytes), {
    maxBytes: target.maxBytes,
  })
  return { name, mime: fileTypes[extension].mime, extension, sha256, size }
}

async function* chunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

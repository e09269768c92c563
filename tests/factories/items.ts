import PDFDocument from 'pdfkit'
import type { Label, Lock } from '#app/access/label.ts'
import { authorize } from '#app/access/policy.ts'
import { fileTypes, type Extension } from '#app/files/file-types.ts'
import { attachFiles, type StoredFile } from '#app/modules/files/commands.server.ts'
import { setAudience } from '#app/modules/items/commands.audience.server.ts'
import { archiveItem, createDraft, publishItem, withdrawItem } from '#app/modules/items/commands.server.ts'
import { renderContent } from '#app/modules/items/content.server.ts'
import { getStoredItem, type StoredItem } from '#app/modules/items/facts.server.ts'
import { contentSchemas, type Kind, type Status } from '#app/modules/items/kinds.ts'
import type { Services } from '#app/services.server.ts'
import { useAuditKey } from '#db/audit.server.ts'
import type { Database } from '#db/client.server.ts'
import { setting } from '#db/schema/index.ts'
import { anOrganisation, aPerson, viewerFor } from './people.ts'

/** As much of the portal as making an item takes. */
export type ItemServices = Pick<Services, 'db' | 'store' | 'secrets'>

/** A file to attach; the extension of the name says its type. */
export interface NewFile {
  name: string
  bytes: Uint8Array
}

export interface ItemOptions {
  label?: Label
  /** Keys, or locks with an end. What fits the label where left out. */
  locks?: ReadonlyArray<string | Lock>
  owner?: { id: string }
  workgroup?: { id: string } | null
  title?: string
  summary?: string
  /** The body; of a practice its "aanpak". */
  body?: string
  date?: string
  /** More fields of its kind, as the edit form has them. */
  content?: Record<string, unknown>
  pinned?: boolean
  files?: readonly NewFile[]
  /** `published` where left out. */
  status?: Status
  publishAt?: number | null
  /** Ids. */
  themes?: readonly string[]
  /** Author or editor of the owner, or coordinator of the workgroup. An editor of the owner is made where left out. */
  creator?: { id: string }
  /** The creator where left out. */
  publisher?: { id: string }
  /** When all this happened; now where left out. */
  at?: number
}

let counter = 0

export const aNews = (services: ItemServices, options: ItemOptions = {}): Promise<StoredItem> =>
  anItemOf(services, 'news', options)
export const aPractice = (services: ItemServices, options: ItemOptions = {}): Promise<StoredItem> =>
  anItemOf(services, 'practice', options)
export const anEvent = (services: ItemServices, options: ItemOptions = {}): Promise<StoredItem> =>
  anItemOf(services, 'event', options)
export const aLink = (services: ItemServices, options: ItemOptions = {}): Promise<StoredItem> =>
  anItemOf(services, 'link', options)
export const aDocument = (services: ItemServices, options: ItemOptions = {}): Promise<StoredItem> =>
  anItemOf(services, 'document', options)

/**
 * An item made through the commands, as its editor would: draft, files, "voor wie", publish, and what came after.
 * `portal.settle()` reads its files and indexes it.
 */
export async function anItemOf(services: ItemServices, kind: Kind, options: ItemOptions): Promise<StoredItem> {
  // Commands run in the test's own copy of the modules, which needs the key of the trail as well.
  useAuditKey(services.secrets.audit)
  const { db } = services
  const n = ++counter
  const label = options.label ?? 'GREEN'
  const now = options.at ?? Date.now()
  const owner = options.owner ?? (await anOrganisation(db, { publishes: label === 'CLEAR' }))
  const creator = options.creator ?? (await aPerson(db, { organisation: owner, role: 'editor' }))
  const author = await viewerFor(db, creator.id, { now })
  const publisher = await viewerFor(db, (options.publisher ?? creator).id, { now })
  const content = renderContent(
    kind,
    contentSchemas[kind].parse({
      title: options.title ?? `Stuk ${n}`,
      summary: options.summary ?? '',
      date: options.date ?? new Date(now).toISOString().slice(0, 10),
      [kind === 'practice' ? 'approach' : 'body']: options.body ?? `De tekst van stuk ${n}.`,
      ...(kind === 'news' ? { pinned: options.pinned ?? false } : {}),
      ...(kind === 'link' ? { url: 'https://www.voorbeeld.example/stuk' } : {}),
      ...(kind === 'event' ? { startTime: '13:30' } : {}),
      ...options.content,
    }),
  )
  const files: StoredFile[] = []
  for (const one of options.files ?? []) files.push(await storeFile(services, one))
  if (label === 'RED') await allowRed(db)
  const workgroupId = options.workgroup?.id ?? null
  const locks = (options.locks ?? defaultLocks(label, owner.id, workgroupId)).map((lock) =>
    typeof lock === 'string' ? { key: lock, until: null } : lock,
  )
  const status = options.status ?? 'published'
  return db.write(async (tx) => {
    const id = await createDraft(tx, author, {
      kind,
      ownerId: owner.id,
      workgroupId,
      content,
      themeIds: options.themes ?? [],
    })
    const load = () => getStoredItem(tx, id, now)
    if (files.length > 0) await attachFiles(tx, author, authorize(author, 'edit', await load()), files)
    const draft = authorize(author, 'edit', await load())
    await setAudience(tx, author, draft, { revision: draft.revision, label, locks })
    if (status === 'draft') return load()
    const ready = authorize(publisher, 'publish', await load())
    await publishItem(tx, publisher, ready, {
      revision: ready.revision,
      confirmed: true,
      publishAt: options.publishAt ?? null,
    })
    if (status === 'withdrawn') await withdrawItem(tx, publisher, authorize(publisher, 'withdraw', await load()))
    if (status === 'archived') await archiveItem(tx, publisher, authorize(publisher, 'publish', await load()))
    return load()
  })
}

function defaultLocks(label: Label, ownerId: string, workgroupId: string | null): string[] {
  if (label === 'CLEAR') return ['public']
  if (label === 'GREEN') return ['partners']
  if (label === 'RED') throw new Error('a RED item needs the person keys it is for')
  return [workgroupId ? `wg:${workgroupId}` : `org:${ownerId}`]
}

/** Turns the label RED on, as an administrator would. */
export async function allowRed(db: Database): Promise<void> {
  await db.write(async (tx) => {
    await tx
      .insert(setting)
      .values({ name: 'red_label', value: 'on' })
      .onConflictDoUpdate({ target: setting.name, set: { value: 'on' } })
  })
}

/** Puts bytes in the store and says what a row of it needs. */
export async function storeFile({ store }: Pick<ItemServices, 'store'>, file: NewFile): Promise<StoredFile> {
  const extension = (file.name.split('.').at(-1) ?? '') as Extension
  const { sha256, size } = await store.put(once(file.bytes), { maxBytes: 50 * 1024 * 1024 })
  return { name: file.name, mime: fileTypes[extension].mime, extension, sha256, size }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** A small real PDF, one page per text. */
export function aPdfOf(pages: readonly string[], info: { Title?: string; Author?: string } = {}): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pdf = new PDFDocument({ autoFirstPage: false, size: 'A4', info })
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
    for (const text of pages) pdf.addPage().fontSize(14).text(text, 60, 90, { width: 470 })
    pdf.end()
  })
}

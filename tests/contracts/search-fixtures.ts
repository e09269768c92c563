import { renderMarkdown } from '#app/lib/markdown.server.ts'
import { editorsOf, labelPolicy, type Label, type Lock } from '#app/access/label.ts'
import { anonymousViewer, makeViewer, personKey, type Viewer } from '#app/access/viewer.ts'
import { newId } from '#db/columns.ts'
import type { Database, Tx } from '#db/client.server.ts'
import {
  document,
  file,
  filePage,
  fileVersion,
  item,
  itemKey,
  itemTheme,
  news,
  organisation,
  theme,
  user,
} from '#db/schema/index.ts'
import { projectItem } from '#search/projection.server.ts'

export interface World {
  db: Database
  creatorId: string
  organisations: Record<'rotterdam' | 'schiedam' | 'politie' | 'var', string>
  now: number
}

/** Four organisations and someone who makes things. */
export async function aWorld(db: Database): Promise<World> {
  const creatorId = newId()
  const organisations = { rotterdam: newId(), schiedam: newId(), politie: newId(), var: newId() }
  const now = Date.now()
  await db.write(async (tx) => {
    await tx
      .insert(user)
      .values({ id: creatorId, email: `${creatorId}@example.nl`, name: 'Maker', number: 1, createdAt: now })
    for (const [slug, id] of Object.entries(organisations)) {
      const kind = slug === 'politie' ? 'police' : slug === 'var' ? 'alliance_office' : 'municipality'
      await tx
        .insert(organisation)
        .values({ id, slug, name: slug.toUpperCase(), kind, corePartner: true, createdAt: now })
    }
  })
  return { db, creatorId, organisations, now }
}

export interface ItemOverrides {
  id?: string
  kind?: 'news' | 'document'
  title?: string
  summary?: string
  body?: string
  label?: Label
  locks?: Lock[]
  editors?: string[]
  owner?: keyof World['organisations']
  date?: string
  status?: 'draft' | 'published' | 'archived' | 'withdrawn'
  publishAt?: number
  themes?: string[]
  /** Texts of the pages of one file. */
  pages?: string[]
}

/** An item with its locks, theme and file pages, in one write; not yet projected. @returns its id */
export async function insertItem(world: World, overrides: ItemOverrides = {}): Promise<string> {
  return world.db.write((tx) => insertItemIn(tx, world, overrides))
}

export async function insertItemIn(tx: Tx, world: World, overrides: ItemOverrides = {}): Promise<string> {
  const id = overrides.id ?? newId()
  const label = overrides.label ?? 'CLEAR'
  const kind = overrides.kind ?? 'document'
  const ownerId = world.organisations[overrides.owner ?? 'var']
  const locks = overrides.locks ?? defaultLocks(world, label)
  const creator = personKey(world.creatorId, ownerId)
  const editors = overrides.editors ?? editorsOf({ label, ownerId, workgroupId: null, creator, coEditors: [] })
  await tx.insert(item).values({
    id,
    kind,
    title: overrides.title ?? 'Stuk',
    summary: overrides.summary ?? '',
    date: overrides.date ?? '2024-03-01',
    label,
    assurance: labelPolicy[label].assurance,
    status: overrides.status ?? 'published',
    ownerId,
    creatorId: world.creatorId,
    publishAt: overrides.publishAt ?? world.now - 1000,
    createdAt: world.now,
    updatedAt: world.now,
  })
  for (const lock of locks) await tx.insert(itemKey).values({ itemId: id, side: 'reader', ...lock })
  for (const key of editors) await tx.insert(itemKey).values({ itemId: id, side: 'editor', key })
  const body = overrides.body ?? ''
  const text = { body, html: renderMarkdown(body) }
  if (kind === 'news') await tx.insert(news).values({ itemId: id, ...text })
  else await tx.insert(document).values({ itemId: id, ...text })
  for (const slug of overrides.themes ?? []) {
    await tx.insert(theme).values({ id: slug, slug, name: slug }).onConflictDoNothing()
    await tx.insert(itemTheme).values({ itemId: id, themeId: slug })
  }
  if (overrides.pages) await insertFile(tx, world, id, overrides.pages)
  return id
}

async function insertFile(tx: Tx, world: World, itemId: string, pages: readonly string[]): Promise<void> {
  const fileId = newId()
  const versionId = newId()
  await tx
    .insert(file)
    .values({ id: fileId, itemId, versionId, liveVersionId: versionId, position: 0, createdAt: world.now })
  await tx.insert(fileVersion).values({
    id: versionId,
    fileId,
    name: 'bijlage.pdf',
    sha256: versionId,
    size: 1,
    mime: 'application/pdf',
    extension: 'pdf',
    scan: 'clean',
    text: 'ready',
    pageCount: pages.length,
    createdAt: world.now,
    createdBy: world.creatorId,
  })
  for (const [i, text] of pages.entries())
    await tx.insert(filePage).values({ versionId, number: i + 1, label: `p. ${i + 1}`, text })
}

function defaultLocks(world: World, label: Label): Lock[] {
  if (label === 'CLEAR') return [{ key: 'public', until: null }]
  if (label === 'GREEN') return [{ key: 'partners', until: null }]
  if (label === 'RED') return [{ key: personKey(world.creatorId, world.organisations.var), until: null }]
  return [{ key: `org:${world.organisations.rotterdam}`, until: null }]
}

/** An item that can be found at once by the embedded index. @returns its id */
export async function anItem(world: World, overrides: ItemOverrides = {}): Promise<string> {
  const id = await insertItem(world, overrides)
  await projectItem(world.db, id)
  return id
}

/** Many items at once, that can be found by the embedded index: one write instead of one for each. */
export async function manyItems(world: World, overrides: readonly ItemOverrides[]): Promise<void> {
  await world.db.write(async (tx) => {
    const inside = { ...world.db, read: tx, write: <T>(fn: (inner: Tx) => Promise<T>) => fn(tx) }
    for (const one of overrides) await projectItem(inside, await insertItemIn(tx, world, one))
  })
}

export const anonymous = (): Viewer => anonymousViewer(Date.now())

/** Someone of this organisation, with a second factor given just now. */
export function aPartnerOf(
  world: World,
  slug: keyof World['organisations'],
  overrides: Partial<Omit<Viewer, 'userId' | 'keys'>> = {},
): Viewer {
  return makeViewer({
    userId: newId(),
    name: 'Partner',
    email: 'partner@example.nl',
    administrator: false,
    assurance: 3,
    now: Date.now(),
    memberships: [
      {
        organisationId: world.organisations[slug],
        organisationSlug: slug,
        organisationName: slug,
        organisationKind: slug === 'politie' ? 'police' : slug === 'var' ? 'alliance_office' : 'municipality',
        corePartner: true,
        publishes: false,
        role: 'reader',
        groupIds: [],
      },
    ],
    seats: [],
    ...overrides,
  })
}

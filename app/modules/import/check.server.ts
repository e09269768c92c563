import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { and, eq, isNull } from 'drizzle-orm'
import type { FileType } from '#app/files/file-types.ts'
import { sniff } from '#app/files/sniff.ts'
import { contentSchemas, type Content, type Kind } from '#app/modules/items/kinds.ts'
import { getStoredItem } from '#app/modules/items/facts.server.ts'
import type { Reader } from '#db/client.server.ts'
import { file, importSource, item } from '#db/schema/index.ts'
import { chooseActor, type Actors, type SignedIn } from './actor.server.ts'
import { eachOf } from './each.ts'
import type { Fault } from './fault.ts'
import { hashOf, type Folder, type FolderFile } from './folder.server.ts'
import { manifestName, parseManifest, type ManifestRow } from './manifest.ts'
import { takeApart, titleFromName } from './markdown.ts'
import { loadNames } from './names.server.ts'
import { isPublishable, readRow, type RowContext, type RowFault, type RowMeaning } from './row.ts'

/** A file that was imported before, and its item as it is now. */
export interface Earlier {
  itemId: string
  sha256: string
  fingerprint: string
  /** The attached file; null where there is none, or somebody took it off. */
  fileId: string | null
  status: 'draft' | 'published' | 'reported' | 'archived' | 'withdrawn'
  kind: Kind
  ownerId: string
}

/** One item to be made, changed or left alone. */
export interface Planned {
  path: string
  absolute: string
  sha256: string
  fingerprint: string
  meaning: RowMeaning
  /** Who makes, changes and publishes it. */
  actor: SignedIn
  content: Content
  /** Set where the file itself is attached; a Markdown file becomes the item's own text. */
  attach: FileType | null
  earlier: Earlier | null
  state: 'new' | 'changed' | 'unchanged'
  /** Goes live when the import publishes. */
  publishable: boolean
}

export interface Plan {
  source: string
  items: Planned[]
  faults: Fault[]
}

export interface CheckOptions {
  /** Names the folder in later imports. */
  source: string
  publish: boolean
  officeId: string
  maxBytes: number
  now: number
  progress?: (done: number, total: number) => void
}

const atOnce = 8

/** The first pass: reads and checks every row and file, and writes nothing. All faults at once, in the order of the folder. */
export async function checkFolder(read: Reader, actors: Actors, folder: Folder, options: CheckOptions): Promise<Plan> {
  const manifest = folder.manifest ? parseManifest(await readFile(folder.manifest)) : { rows: [], faults: [] }
  const faults = [...manifest.faults, ...pathFaults(folder, manifest.rows)]
  const rows = new Map(manifest.rows.map((row) => [row.path, row]))
  const context = { names: await loadNames(read, options.now), read, actors, ...options }
  const earlier = await loadEarlier(read, options.source)
  const items: Array<Planned | undefined> = []
  const found: Array<Fault[] | undefined> = []
  let done = 0
  await eachOf(folder.files, atOnce, async (one, at) => {
    const row = rows.get(one.path) ?? null
    const result = await checkFile(one, row, context, earlier.get(one.path) ?? null)
    if (result.faults.length > 0)
      found[at] = result.faults.map(([column, reason]) =>
        row
          ? { file: manifestName, row: row.row, column, reason: column === 'path' ? `${one.path}: ${reason}` : reason }
          : { file: one.path, row: null, column: null, reason },
      )
    else items[at] = result.planned
    options.progress?.(++done, folder.files.length)
  })
  faults.push(...found.flatMap((list) => list ?? []))
  // Where rows of the manifest were lost, a file without a row may be one of theirs: it is not taken as a file of nobody.
  const planned = items.flatMap((one) => (one && (manifest.faults.length === 0 || rows.has(one.path)) ? one : []))
  return { source: options.source, items: planned, faults: faults.sort(byPlace) }
}

function byPlace(a: Fault, b: Fault): number {
  if (a.file !== b.file) return a.file === manifestName ? -1 : b.file === manifestName ? 1 : a.file < b.file ? -1 : 1
  return (a.row ?? 0) - (b.row ?? 0)
}

function pathFaults(folder: Folder, rows: readonly ManifestRow[]): Fault[] {
  const there = new Set(folder.files.map(({ path }) => path))
  const named = new Set(rows.map(({ path }) => path))
  const absent = rows
    .filter(({ path }) => !there.has(path))
    .map(({ path, row }) => ({ file: manifestName, row, column: 'path', reason: `${path} ${absence(folder, path)}` }))
  const refused = folder.refused
    .filter((path) => !named.has(path))
    .map((path) => ({ file: path, row: null, column: null, reason: 'is een koppeling of geen bestand' }))
  return [...absent, ...refused]
}

function absence(folder: Folder, path: string): string {
  if (path.startsWith('/') || path.includes('\\') || path.split('/').includes('..')) return 'wijst buiten de map'
  return folder.refused.includes(path) ? 'is een koppeling of geen bestand' : 'staat niet in de map'
}

type Context = RowContext & CheckOptions & { read: Reader; actors: Actors }

async function checkFile(
  one: FolderFile,
  row: ManifestRow | null,
  context: Context,
  earlier: Earlier | null,
): Promise<{ planned: Planned; faults: RowFault[] } | { planned?: undefined; faults: RowFault[] }> {
  const { meaning, faults } = readRow(row, context)
  const type = one.size > 0 && one.size <= context.maxBytes ? await sniff(one.absolute, one.path) : null
  if (!type) return { faults: [...faults, ['path', typeFault(one, context.maxBytes)]] }
  const sha256 = await hashOf(one.absolute)
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([sha256, meaning]))
    .digest('hex')
  const isText = type.extension === 'md'
  const parts = isText
    ? takeApart(meaning.kind, await readFile(one.absolute, 'utf8'))
    : { title: null, fields: {} as Record<string, string> }
  const parsed = contentSchemas[meaning.kind].safeParse({
    title: meaning.title || parts.title || titleFromName(one.path),
    date: meaning.date || new Date(one.modifiedAt).toJSON().slice(0, 10),
    ...parts.fields,
  })
  if (!parsed.success) {
    // A date that the row gives was looked at there.
    for (const issue of parsed.error.issues.filter((one) => one.path[0] !== 'date'))
      faults.push([issue.path[0] === 'title' ? 'title' : 'path', issue.message.toLowerCase().replace(/\.$/, '')])
    return { faults }
  }
  const state = !earlier ? 'new' : earlier.fingerprint === fingerprint ? 'unchanged' : 'changed'
  if (earlier && state === 'changed') faults.push(...changeFaults(earlier, meaning, sha256, isText, context))
  const actor = await actorOf(context, meaning, earlier, faults)
  if (!actor) return { faults }
  return {
    planned: {
      path: one.path,
      absolute: one.absolute,
      sha256,
      fingerprint,
      meaning,
      actor,
      content: parsed.data,
      attach: isText ? null : type,
      earlier,
      state,
      publishable: isPublishable(meaning),
    },
    faults,
  }
}

/** Adds what is wrong to the faults; asks only where owner, label and what is there already are right. */
async function actorOf(
  { read, actors, publish, now }: Context,
  meaning: RowMeaning,
  earlier: Earlier | null,
  faults: RowFault[],
): Promise<SignedIn | null> {
  if (faults.some(([column]) => column === 'owner' || column === 'label')) return null
  const stored = earlier && earlier.status !== 'withdrawn' ? await getStoredItem(read, earlier.itemId, now) : null
  const chosen = await chooseActor(actors, meaning, stored, publish && isPublishable(meaning))
  if ('actor' in chosen) return chosen.actor
  faults.push(['owner', chosen.fault])
  return null
}

function typeFault({ size }: FolderFile, maxBytes: number): string {
  if (size === 0) return 'is leeg'
  if (size > maxBytes) return `is groter dan ${Math.floor(maxBytes / 1024 / 1024)} MB`
  return 'heeft een soort die het portaal niet aanneemt, of is niet wat de naam zegt'
}

function changeFaults(
  earlier: Earlier,
  meaning: RowMeaning,
  sha256: string,
  isText: boolean,
  { publish }: CheckOptions,
): RowFault[] {
  if (earlier.status === 'reported') return [['path', 'dit stuk is in het portaal gemeld en verborgen']]
  if (earlier.status === 'withdrawn') return [['path', 'dit stuk is in het portaal ingetrokken']]
  if (earlier.kind !== meaning.kind)
    return [['kind', `dit stuk is al ingevoerd als ${earlier.kind}; dat verandert niet meer`]]
  if (earlier.ownerId !== meaning.ownerId)
    return [['owner', 'dit stuk is al ingevoerd voor een andere organisatie; dat verandert niet meer']]
  if (earlier.status === 'published' && !isText && earlier.sha256 !== sha256 && !publish)
    return [['path', 'lezers zien een nieuw bestand meteen; gebruik daarvoor --publish']]
  return []
}

async function loadEarlier(read: Reader, source: string): Promise<Map<string, Earlier>> {
  const rows = await read
    .select({
      path: importSource.path,
      itemId: importSource.itemId,
      sha256: importSource.sha256,
      fingerprint: importSource.fingerprint,
      fileId: file.id,
      status: item.status,
      kind: item.kind,
      ownerId: item.ownerId,
    })
    .from(importSource)
    .innerJoin(item, eq(item.id, importSource.itemId))
    .leftJoin(file, and(eq(file.id, importSource.fileId), isNull(file.removedAt)))
    .where(eq(importSource.source, source))
  return new Map(rows.map(({ path, ...row }) => [path, row]))
}

import { Readable } from 'node:stream'
import { and, eq, isNull, ne, notLike, or } from 'drizzle-orm'
import type { Viewer } from '#app/access/viewer.ts'
import { cutPicture, renderPage } from '#app/files/extract.ts'
import { pictureTypes, type Cut } from '#app/files/picture-names.ts'
import { Unreadable, type UnreadableCode } from '#app/files/unreadable.ts'
import { NotFound } from '#app/lib/errors.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import type { Services } from '#app/services.server.ts'
import type { Reader } from '#db/client.server.ts'
import { file, filePicture, fileVersion, news } from '#db/schema/index.ts'
import { removeBlobs } from './blobs.server.ts'
import type { ServedFile } from './queries.server.ts'
import { handlingOf, sandbox, stampFor } from './serve.server.ts'

type Stores = Pick<Services, 'db' | 'store'>
interface Made {
  sha256: string
  size: number
}

/**
 * A picture cut to size, for whom `getFile` let through: the same handling as the original. It is made when it is first
 * asked for; where readers get stamped copies only, the stamp is put on at every request and no stamped one is kept.
 * @throws NotFound for what is no image, or cannot be read
 * @throws Unreadable where the image is damaged or too large, and for ten minutes after that without trying
 */
export async function servePicture(
  services: Services,
  viewer: Viewer,
  served: ServedFile,
  wanted: Omit<Cut, 'focus'>,
  request: Request,
): Promise<Response> {
  if (!served.mime.startsWith('image/')) throw new NotFound()
  const handling = handlingOf(served)
  const action = handling === 'original' ? 'download' : 'read-page'
  await recordReading(services.db, viewer, served.item, action, { file: served.id, page: 1 })
  const cut: Cut = { ...wanted, focus: await focusOf(services.db.read, served.item.id) }
  const made = await findOrMake(services, served, cut, viewer.now)
  if (handling !== 'original') {
    const stamp = stampFor(viewer, served)
    const bytes = await services.store.withLocalFile(made.sha256, (path) =>
      renderPage(path, pictureTypes[cut.type], 1, stamp, request.signal),
    )
    return new Response(new Uint8Array(bytes), { headers: headersOf('image/webp', bytes.length) })
  }
  const headers = headersOf(pictureTypes[cut.type], made.size)
  const etag = `"${made.sha256.slice(0, 32)}"`
  headers.set('ETag', etag)
  if (request.headers.get('if-none-match') === etag) {
    headers.delete('Content-Length')
    return new Response(null, { status: 304, headers })
  }
  if (request.method === 'HEAD') return new Response(null, { headers })
  const stream = await services.store.open(made.sha256)
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { headers })
}

function headersOf(type: string, length: number): Headers {
  return new Headers({
    'Content-Type': type,
    'Content-Length': String(length),
    'Content-Disposition': 'inline',
    'Content-Security-Policy': sandbox,
  })
}

/** What its editor wants to stay in the picture; the middle where nobody said. */
async function focusOf(read: Reader, itemId: string): Promise<Cut['focus']> {
  const [row] = await read.select({ x: news.focusX, y: news.focusY }).from(news).where(eq(news.itemId, itemId))
  return row ?? { x: 50, y: 50 }
}

const underway = new Map<string, Promise<Made>>()
/** Versions of files that could not be cut lately: anybody may ask for them, over and over. */
const failed = new Map<string, { code: UnreadableCode; until: number }>()
const mostFailed = 1000
const retryAfterMs = 10 * 60_000

async function findOrMake(services: Stores, served: ServedFile, cut: Cut, now: number): Promise<Made> {
  const name = `${cut.width}x${cut.height}.${cut.type}${focusPart(cut)}`
  const [known] = await services.db.read
    .select({ sha256: filePicture.sha256, size: filePicture.size })
    .from(filePicture)
    .where(and(eq(filePicture.versionId, served.versionId), eq(filePicture.name, name)))
  // A backup holds no cut pictures: after it was put back they are made again.
  if (known && (await services.store.has(known.sha256))) return known
  const key = `${served.versionId} ${name}`
  const begun = underway.get(key)
  if (begun) return begun
  const making = makeInTurn(services, served, name, cut, now).finally(() => underway.delete(key))
  underway.set(key, making)
  return making
}

const turns = new Map<string, Promise<Made>>()

/** One size of a version at a time: where it cannot be cut, the others are not tried. */
function makeInTurn(services: Stores, served: ServedFile, name: string, cut: Cut, now: number): Promise<Made> {
  const { versionId } = served
  const before = turns.get(versionId)
  const mine = (async () => {
    await before?.catch(() => undefined)
    const failure = failed.get(versionId)
    if (failure && now < failure.until) throw new Unreadable(failure.code)
    return make(services, served, name, cut).catch((error: unknown) => {
      if (error instanceof Unreadable) noteFailure(versionId, error.code, now)
      throw error
    })
  })()
  turns.set(versionId, mine)
  return mine.finally(() => {
    if (turns.get(versionId) === mine) turns.delete(versionId)
  })
}

function noteFailure(versionId: string, code: UnreadableCode, now: number): void {
  failed.delete(versionId)
  failed.set(versionId, { code, until: now + retryAfterMs })
  const [oldest] = failed.keys()
  if (failed.size > mostFailed && oldest !== undefined) failed.delete(oldest)
}

const focusPart = ({ focus }: Cut): string => `@${focus.x},${focus.y}`

async function make(services: Stores, served: ServedFile, name: string, cut: Cut): Promise<Made> {
  const { db, store } = services
  const bytes = await store.withLocalFile(served.sha256, (path) => cutPicture(path, cut))
  const { sha256, size } = await store.put(Readable.from([bytes]), { maxBytes: bytes.length })
  const kept = await db.write(async (tx) => {
    // It may have been removed or purged while it was cut: nothing of it may stay then.
    const [still] = await tx
      .select({ id: fileVersion.id })
      .from(fileVersion)
      .innerJoin(file, eq(file.id, fileVersion.fileId))
      .where(and(eq(fileVersion.id, served.versionId), isNull(file.removedAt)))
    if (!still) return false
    // Pictures of older bytes, or of another focus, are asked for no more; the nightly job removes them from the store.
    const older = or(ne(filePicture.versionId, served.versionId), notLike(filePicture.name, `%${focusPart(cut)}`))
    await tx.delete(filePicture).where(and(eq(filePicture.fileId, served.id), older))
    const values = { sha256, size }
    await tx
      .insert(filePicture)
      .values({ versionId: served.versionId, name, fileId: served.id, ...values })
      .onConflictDoUpdate({ target: [filePicture.versionId, filePicture.name], set: values })
    return true
  })
  if (kept) return { sha256, size }
  await removeBlobs(services, [sha256])
  throw new NotFound()
}

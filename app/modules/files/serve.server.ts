import { Readable } from 'node:stream'
import type { Viewer } from '#app/access/viewer.ts'
import { labelPolicy, tlp } from '#app/access/label.ts'
import { renderPage, stampImage, stampPdf } from '#app/files/extract.ts'
import { contentDisposition } from '#app/files/file-name.ts'
import type { Stamp } from '#app/files/pages.ts'
import { Forbidden } from '#app/lib/errors.ts'
import { recordReading } from '#app/modules/items/reading.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDateTime } from '#app/ui/format.ts'
import type { ServedFile } from './queries.server.ts'

/** What a reader gets of a file: the bytes themselves, a stamped copy, or only its pages in the portal. */
export type Handling = 'original' | 'stamped' | 'pages'

/** The handling of access.md, per label and type. */
export function handlingOf(served: Pick<ServedFile, 'mime' | 'originalAllowed' | 'item'>): Handling {
  const { files } = labelPolicy[served.item.label]
  if (files === 'download') return 'original'
  if (files === 'pages-only') return 'pages'
  if (served.originalAllowed) return 'original'
  return served.mime === 'application/pdf' || served.mime.startsWith('image/') ? 'stamped' : 'pages'
}

/**
 * The bytes of a file as this reader may have them. From AMBER up the reading is recorded before the first byte.
 * @throws Forbidden where the file is read as pages only
 */
export async function serveFile(
  services: Services,
  viewer: Viewer,
  served: ServedFile,
  request: Request,
): Promise<Response> {
  const handling = handlingOf(served)
  if (handling === 'pages')
    throw new Forbidden('Dit bestand leest u in het portaal, pagina voor pagina. Downloaden kan niet.')
  await recordReading(services.db, viewer, served.item, 'download', {
    file: served.id,
    stamped: handling === 'stamped',
  })
  if (handling === 'original') return original(services, served, request)
  const stamp = stampFor(viewer, served)
  const bytes = await services.store.withLocalFile(served.sha256, (path) =>
    served.mime === 'application/pdf'
      ? stampPdf(path, stamp, request.signal)
      : stampImage(path, served.mime, stamp, request.signal),
  )
  return new Response(new Uint8Array(bytes), { headers: fileHeaders(served, bytes.length) })
}

/**
 * One page as a picture with reader and time on it.
 * @throws Unreadable where the page cannot be drawn
 */
export async function servePage(
  services: Services,
  viewer: Viewer,
  served: ServedFile,
  page: number,
  signal: AbortSignal,
): Promise<Response> {
  await recordReading(services.db, viewer, served.item, 'read-page', { file: served.id, page })
  const bytes = await services.store.withLocalFile(served.sha256, (path) =>
    renderPage(path, served.mime, page, stampFor(viewer, served), signal),
  )
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes.length),
      'Content-Security-Policy': sandbox,
    },
  })
}

// The strictest policy there is: whatever a file holds, it runs nothing and loads nothing.
export const sandbox = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** What is written over a file for this reader. */
export function stampFor(viewer: Viewer, served: ServedFile): Stamp {
  const membership = viewer.memberships.find((m) => viewer.keys.has(`org:${m.organisationId}`)) ?? viewer.memberships[0]
  return {
    label: tlp(served.item.label),
    // The address as well: a name is what its owner makes of it.
    reader: `${viewer.name}, ${viewer.email}`,
    organisation: membership?.organisationName ?? '',
    at: formatDateTime(viewer.now),
  }
}

async function original(services: Services, served: ServedFile, request: Request): Promise<Response> {
  const etag = `"${served.sha256.slice(0, 32)}"`
  const headers = fileHeaders(served, served.size)
  headers.set('ETag', etag)
  headers.set('Accept-Ranges', 'bytes')
  if (request.headers.get('if-none-match') === etag)
    return new Response(null, { status: 304, headers: withoutLength(headers) })
  const wanted =
    request.headers.get('if-range') && request.headers.get('if-range') !== etag ? null : request.headers.get('range')
  const range = wanted === null ? null : parseRange(wanted, served.size)
  if (range === 'unsatisfiable') {
    const refused = withoutLength(headers)
    refused.set('Content-Range', `bytes */${served.size}`)
    return new Response(null, { status: 416, headers: refused })
  }
  if (range) {
    headers.set('Content-Range', `bytes ${range.start}-${range.end}/${served.size}`)
    headers.set('Content-Length', String(range.end - range.start + 1))
  }
  if (request.method === 'HEAD') return new Response(null, { status: range ? 206 : 200, headers })
  const stream = await services.store.open(served.sha256, range ?? undefined)
  return new Response(Readable.toWeb(stream) as ReadableStream<Uint8Array>, { status: range ? 206 : 200, headers })
}

/** A single byte range; several or malformed ones are answered with the whole file, as the standard allows. */
export function parseRange(header: string, size: number): { start: number; end: number } | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || (match[1] === '' && match[2] === '')) return null
  const from = match[1] === '' ? Math.max(0, size - Number(match[2])) : Number(match[1])
  const to = match[1] === '' || match[2] === '' ? size - 1 : Math.min(Number(match[2]), size - 1)
  return from > to || from >= size ? 'unsatisfiable' : { start: from, end: to }
}

function fileHeaders(served: ServedFile, length: number): Headers {
  const shown = served.mime.startsWith('image/')
  return new Headers({
    'Content-Type': served.mime,
    'Content-Length': String(length),
    'Content-Disposition': contentDisposition(shown ? 'inline' : 'attachment', served.name),
    'Content-Security-Policy': sandbox,
  })
}

function withoutLength(headers: Headers): Headers {
  const result = new Headers(headers)
  result.delete('Content-Length')
  result.delete('Content-Disposition')
  return result
}

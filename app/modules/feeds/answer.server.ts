import { createHash } from 'node:crypto'
import { NotFound } from '#app/lib/errors.ts'
import type { RouteArgs } from '#app/lib/route.server.ts'
import { getTheme } from '#app/modules/themes/queries.server.ts'
import type { Viewer } from '#app/access/viewer.ts'
import { listFeedEntries } from './entries.server.ts'
import { feedPath, formatNames, type FeedScope, type Format } from './urls.ts'
import { writeFeed } from './write.ts'

type Args = Pick<RouteArgs<Viewer>, 'request' | 'viewer' | 'services'>

/** The feed of this scope; 304 to who has it already. */
export async function answerFeed(args: Args, scope: FeedScope, format: Format): Promise<Response> {
  const { services, viewer } = args
  const { baseUrl } = services.config.server
  const entries = await listFeedEntries(services.db.read, scope, viewer.now)
  const body = writeFeed(format, { scope, baseUrl, entries })
  return answerUnlessKnown(args, feedPath(scope, format), body, `${formatNames[format].type}; charset=utf-8`)
}

/** The same for a theme. @throws NotFound where there is no such theme, or no such format */
export async function answerThemeFeed(args: Args, slug: string, format: Format | null): Promise<Response> {
  if (!format) throw new NotFound()
  const theme = await getTheme(args.services.db.read, slug)
  return answerFeed(args, { of: 'theme', slug: theme.slug, name: theme.name }, format)
}

/** What an address last answered, and since when. An address is one of ours, so there are no more of these than feeds. */
const since = new Map<string, { etag: string; at: number }>()

/**
 * Answers with a tag of the bytes and the moment from which this process gives them: what is withdrawn makes a feed change
 * as well, while nothing in it becomes newer.
 */
export function answerUnlessKnown({ request, viewer }: Args, address: string, body: string, type: string): Response {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  const known = since.get(address)
  const at = known?.etag === etag ? known.at : nextSecond(viewer.now, known?.at)
  since.set(address, { etag, at })
  const headers = {
    'Content-Type': type,
    'Cache-Control': 'private, no-cache',
    ETag: etag,
    'Last-Modified': new Date(at).toUTCString(),
    Vary: 'Accept-Encoding',
  }
  return isKnown(request.headers, etag, at)
    ? new Response(null, { status: 304, headers })
    : new Response(body, { headers })
}

/** A header knows whole seconds: what changes twice in one gets the next, or who has the first would never get the second. */
const nextSecond = (now: number, last = 0): number => Math.max(Math.ceil(now / 1000) * 1000, last + 1000)

function isKnown(headers: Headers, etag: string, at: number): boolean {
  const tags = headers.get('if-none-match')
  if (tags !== null) return tags === '*' || tags.split(',').some((one) => one.trim().replace(/^W\//, '') === etag)
  const seen = Date.parse(headers.get('if-modified-since') ?? '')
  return !Number.isNaN(seen) && seen >= at
}

import {
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { log } from '#app/lib/log.server.ts'
import { loggedPath } from '#app/server/logged-path.ts'

// The server entry and the tests take these from the build, so that there is one copy of every module.
export { loadConfig } from '#app/config.server.ts'
export { startJobs, drainJobs } from '#app/jobs/runner.server.ts'
export { publicGeneration } from '#app/modules/items/generation.server.ts'
export { leadOn } from '#app/modules/redirects/lead-on.server.ts'
export { obeyTombstones } from '#app/modules/purge/tombstones.server.ts'
export { syncConfiguredProvider } from '#app/modules/sso/configured.server.ts'
export { closeServices, openServices } from '#app/services.server.ts'

/** Pages carry no browser runtime, so a page is one synchronous rendering. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  _context: AppLoadContext,
): Response {
  const html = renderToString(<RemixServer context={remix} url={request.url} />)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  // After the document Remix leaves an empty marker for a stream that never comes.
  const page = html.slice(0, html.lastIndexOf('</html>') + '</html>'.length)
  return new Response(`<!DOCTYPE html>${page}`, { status, headers })
}

/** Unexpected errors are logged with their request; visitors get a page without details. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  // Answers that were thrown on purpose (404, 403) are no failure, and carry what a page shows.
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  log.error(
    { err: error, requestId: context.client.requestId, path: loggedPath(new URL(request.url).pathname) },
    'request failed',
  )
}

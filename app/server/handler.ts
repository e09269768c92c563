import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { createRequest } from '@remix-run/node-fetch-server'
import type { AppLoadContext } from '@remix-run/node'
import type { RequestContext } from '#app/lib/request-context.ts'
import { log, logRequest, requestLog } from '#app/lib/log.server.ts'
import { noSuchAddress } from '#app/lib/problem.ts'
import { countView } from '#app/modules/views/count.server.ts'
import { isMachine, pageAt } from '#app/modules/views/pages.ts'
import type { Services } from '#app/services.server.ts'
import { chooseEncoding, compress, isCompressible } from './compress.ts'
import { addressOf, newRequestId } from './client.ts'
import type { Generation } from './generation.ts'
import { putHeaders, securityHeaders } from './headers.ts'
import type { Limits } from './limits.ts'
import { loggedPath } from './logged-path.ts'
import { isFromElsewhere, isOneClick } from './origin.ts'
import { observe, sendMetrics } from './metrics.ts'
import { isOwnAddress, keptCacheControl, PageCache, type EncodedPage } from './page-cache.ts'

type Respond = (request: Request, context: AppLoadContext) => Promise<Response>

export interface HandlerParts {
  services: Services
  remix: Respond
  assets: (request: IncomingMessage, response: ServerResponse, path: string) => Promise<boolean>
  generation: Generation
  /** Where an address at which there is nothing leads who asks; null where nowhere. */
  leadOn: (request: Request, context: RequestContext) => Promise<string | null>
  limits: Pick<Limits, 'body'>
  /** `stopping` from the moment that the process was asked to end. */
  state: { readonly stopping: boolean }
}

/** Pages that show a secret beside what somebody typed are sent uncompressed, so that their length tells nothing. */
const uncompressed =
  /^\/(?:inloggen|profiel|wachtwoord|uitnodiging|eerste-beheerder|account-aanvragen|nieuwsbrief|inchecken|agenda\/(?:aanmelding|bevestigen|mijn))/

/** Of who is signed in, the page of a meeting shows the link with which they change their registration. */
const tells = (path: string, { headers }: IncomingMessage): boolean =>
  uncompressed.test(path) || (path.startsWith('/agenda/') && headers.cookie !== undefined)

/** The way of every request: headers, health, assets, kept pages, Remix. Answers always, whatever was sent. */
export function makeHandler(parts: HandlerParts): (request: IncomingMessage, response: ServerResponse) => void {
  const { services, generation } = parts
  requestLog.level = services.config.logLevel
  const headers = securityHeaders(services.config.server.https)
  const pages = new PageCache(headers)
  return (request, response) => {
    const started = performance.now()
    const requestId = newRequestId()
    response.on('close', () => {
      const ms = Math.round(performance.now() - started)
      observe(request.method ?? '', response.statusCode, ms)
      const path = loggedPath(request.url ?? '')
      logRequest({ requestId, method: request.method ?? '', path, status: response.statusCode, ms })
    })
    const answerAnew = async () => {
      putHeaders(response, headers)
      response.setHeader('X-Request-Id', requestId)
      await answer(parts, pages, request, response, requestId)
    }
    const kept = isAnonymousGet(request) && pages.has(request.url ?? '/') && hasHost(request)
    const send = (current: string) => sendKept(parts, pages, current, request, response, requestId)
    const known = kept ? generation.known() : null
    const sent = known !== null ? send(known) : kept ? generation.read().then(send) : false
    if (sent === true) return
    const run = sent === false ? answerAnew() : sent.then((done) => (done ? undefined : answerAnew()))
    run.catch((error: unknown) => {
      if (!request.destroyed && !response.destroyed) log.error({ err: error, requestId }, 'request failed')
      if (response.headersSent) return response.destroy()
      putHeaders(response, headers)
      plain(response, 500, 'Er ging iets mis. Probeer het later opnieuw.')
    })
  }
}

/** Nobody in particular asks: no cookie and no token came along. */
const isAnonymousGet = ({ method, headers }: IncomingMessage): boolean =>
  method === 'GET' && !headers.cookie && !headers.authorization

/**
 * Sends the kept page of this address, if it is still what would be rendered: at once where it was sent in this encoding
 * before, since promises would cost as much as the sending.
 * @returns whether it was sent
 */
function sendKept(
  { services }: HandlerParts,
  pages: PageCache,
  generation: string,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): boolean | Promise<boolean> {
  const kept = pages.get(request.url ?? '/', generation, Date.now())
  if (!kept) return false
  countPage(services, request, kept.counts)
  const encoding = chooseEncoding(request.headers['accept-encoding'], kept.length)
  const send = ({ headers, body }: EncodedPage) => {
    response.writeHead(200, [...headers, 'X-Request-Id', requestId])
    response.end(body)
    return true
  }
  const encoded = kept.encoded[encoding]
  return encoded ? send(encoded) : pages.encode(kept, encoding).then(send)
}

async function answer(
  parts: HandlerParts,
  pages: PageCache,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const { services } = parts
  const target = request.url ?? '/'
  const path = pathOf(target)
  if (path === null || !hasHost(request) || request.method === 'TRACE')
    return plain(response, 400, 'Dit verzoek is niet te begrijpen.')
  if (isFromElsewhere(request, services.config.server.baseUrl))
    return plain(response, 403, 'Dit verzoek kwam van een andere website en is geweigerd.')
  if (path === '/gezond') return plain(response, 200, 'ok')
  if (path === '/gereed') return ready(parts, response)
  if (path === '/metrics') return sendMetrics(request, response, services.config.server.metricsToken, services.db.read)
  if (await parts.assets(request, response, path)) return

  // Read before anything that is rendered, so that a page is never younger than what it says of itself.
  const generation = isAnonymousGet(request) ? await parts.generation.read() : null
  guardSlowBody(request, response, parts.limits.body)
  const url = new URL(services.config.server.baseUrl)
  const context: RequestContext = {
    services,
    answer: { keep: false, query: '', expiresAt: null, counts: null },
    client: {
      address: addressOf(request, services.config.server.trustProxy),
      agent: request.headers['user-agent']?.slice(0, 300) ?? '',
      requestId,
    },
  }
  const webRequest = createRequest(request, response, {
    protocol: url.protocol,
    host: request.headers.host ?? url.host,
  })
  // Where it came from was judged above; who is signed in plays no part.
  if (isOneClick(request)) for (const name of ['origin', 'cookie']) webRequest.headers.delete(name)
  // An address of the API has one spelling, where the router would take two.
  const result = /^\/api\/.*\/$/.test(path) ? noSuchAddress() : await parts.remix(webRequest, { ...context })
  if (result.status === 404 && isReading(request) && !/^\/api\/|\.data$/.test(path)) {
    const to = await parts.leadOn(webRequest, context)
    if (to !== null) {
      await result.body?.cancel()
      response.writeHead(301, { Location: to }).end()
      return
    }
  }
  copyHeaders(result, response)
  response.statusCode = result.status

  const type = result.headers.get('content-type') ?? ''
  const counts = result.status === 200 && type.startsWith('text/html') ? (context.answer.counts ?? pageAt(path)) : null
  countPage(services, request, counts)
  if (!result.body || request.method === 'HEAD') {
    await result.body?.cancel()
    response.end()
    return
  }
  if (!isCompressible(type) || result.headers.has('content-length')) {
    await pipeline(Readable.fromWeb(result.body as Parameters<typeof Readable.fromWeb>[0]), response)
    return
  }
  const body = Buffer.from(await result.arrayBuffer())
  const mayKeep = context.answer.keep && isOwnAddress(target, context.answer.query)
  if (generation !== null && mayKeep && result.status === 200 && !result.headers.has('set-cookie')) {
    const page = pages.put(target, { generation, expiresAt: context.answer.expiresAt, type, body, counts })
    const encoding = chooseEncoding(request.headers['accept-encoding'], body.length)
    response.setHeader('Cache-Control', keptCacheControl)
    return send(response, (await pages.encode(page, encoding)).body, encoding)
  }
  const encoding = tells(path, request) ? 'identity' : chooseEncoding(request.headers['accept-encoding'], body.length)
  await send(response, await compress(body, encoding, false), encoding)
}

const isReading = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD'

/** A public page was opened by somebody; what a browser fetches in advance nobody has seen. */
function countPage({ db }: Services, { method, headers }: IncomingMessage, counts: string | null): void {
  if (counts === null || method !== 'GET' || headers['sec-purpose'] || isMachine(headers['user-agent'])) return
  countView(db, 'page', counts, Date.now())
}

async function send(response: ServerResponse, body: Buffer, encoding: string): Promise<void> {
  response.setHeader('Vary', 'Accept-Encoding, Cookie')
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.setHeader('Content-Length', body.length)
  response.end(body)
}

function copyHeaders(from: Response, to: ServerResponse): void {
  for (const [name, value] of from.headers) if (name !== 'set-cookie') to.setHeader(name, value)
  const cookies = from.headers.getSetCookie()
  if (cookies.length > 0) to.setHeader('Set-Cookie', cookies)
}

/** Uploads have a minimum rate of their own; any other body must be there within the limit. */
function guardSlowBody(request: IncomingMessage, response: ServerResponse, limitMs: number): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (request.headers['content-type']?.startsWith('multipart/form-data')) return
  const cut = () => {
    // A body that is there but was never read ends without `end`; by then the connection may serve another request.
    if (request.complete) return
    if (response.headersSent) return request.destroy()
    response.once('finish', () => request.destroy())
    response.setHeader('Connection', 'close')
    plain(response, 408, 'Het versturen duurde te lang. Probeer het opnieuw.')
  }
  const timer = setTimeout(cut, limitMs)
  const clear = () => (request.complete ? clearTimeout(timer) : undefined)
  request.once('close', clear)
  request.once('end', clear)
  response.once('close', clear)
}

const hostForm = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i

/** Names a host, as every client since HTTP/1.1 does, and nothing that could be read as more than that. */
function hasHost({ headers, httpVersion }: IncomingMessage): boolean {
  return headers.host === undefined ? httpVersion === '1.0' : hostForm.test(headers.host)
}

/** The path of a request target, or null where it is malformed (bad escapes, control characters, another form). */
function pathOf(target: string): string | null {
  if (!target.startsWith('/') || target.startsWith('//') || target.includes('\\')) return null
  const path = target.split('?', 1)[0] ?? ''
  try {
    const decoded = decodeURIComponent(path)
    return [...decoded].some((c) => c.charCodeAt(0) < 0x20) ? null : path
  } catch {
    return null
  }
}

/** Can it serve? Not while it stops: who balances load sends its requests elsewhere. */
async function ready({ services, state }: HandlerParts, response: ServerResponse): Promise<void> {
  const search = services.search.state()
  let database = true
  try {
    await services.db.read.query.setting.findFirst()
  } catch {
    database = false
  }
  const { stopping } = state
  response.statusCode = database && !stopping ? 200 : 503
  response.setHeader('Content-Type', 'application/json; charset=utf-8')
  response.end(JSON.stringify({ database, search, stopping }))
}

function plain(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}

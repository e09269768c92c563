import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Config } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import type { Services } from '#app/services.server.ts'
import type * as entry from '#app/entry.server.tsx'
import { openAssets } from './assets.ts'
import { watchGeneration } from './generation.ts'
import { makeHandler } from './handler.ts'
import { putHeaders, securityHeaders } from './headers.ts'
import { usualLimits, type Limits } from './limits.ts'
import { refuseUnread } from './unread.ts'

export interface RunningServer {
  /** Where it listens; the port is the real one when 0 was asked for. */
  url: string
  services: Services
  /** Works off everything in the outbox that is due. */
  settle(): Promise<void>
  /** Stops accepting, lets requests end, stops claiming, closes the database. */
  stop(): Promise<void>
}

/**
 * Opens the services, starts the configured roles and listens.
 * @param given limits other than the usual ones
 * @throws when the port is taken or a service cannot open
 */
export async function startServer(config: Config, given: Partial<Limits> = {}): Promise<RunningServer> {
  const limits = { ...usualLimits, ...given }
  const { build, entryModule, assets } = config.development ? await developmentBuild() : await productionBuild()
  const services = await entryModule.openServices(config)
  const again = await entryModule.obeyTombstones(services)
  if (again > 0) log.warn({ items: again }, 'purged items had come back and were removed again')
  await entryModule.syncConfiguredProvider(services)
  const jobs = config.roles.includes('jobs') ? entryModule.startJobs(services) : null
  const remix = createRequestHandler(build, config.development ? 'development' : 'production')
  const state = { stopping: false }
  const generation = watchGeneration(
    () => services.db.version(),
    () => entryModule.publicGeneration(services.db.read),
  )
  const server = createServer(
    {
      headersTimeout: limits.headers,
      requestTimeout: 0,
      connectionsCheckingInterval: limits.headers / 3,
      keepAliveTimeout: 10_000,
      maxHeaderSize: 16_384,
      // Answered by the handler, so that this refusal carries the headers of every answer too.
      requireHostHeader: false,
    },
    makeHandler({ services, remix, assets, generation, leadOn: entryModule.leadOn, limits, state }),
  )
  refuseAlike(server, config)
  if (config.roles.includes('web')) await listen(server, config)
  const { port } = (server.address() as AddressInfo | null) ?? { port: 0 }
  return {
    url: `http://${config.server.host}:${port}`,
    services,
    settle: () => entryModule.drainJobs(services),
    async stop() {
      state.stopping = true
      await closeServer(server, limits.shutdown)
      await jobs?.stop()
      await entryModule.closeServices(services)
    },
  }
}

/** What Node itself refuses carries the headers of every answer as well. */
function refuseAlike(server: Server, config: Config): void {
  const headers = securityHeaders(config.server.https)
  const pending = new WeakMap<Duplex, ServerResponse>()
  server.on('request', ({ socket }, response) => {
    pending.set(socket, response)
    response.once('close', () => pending.get(socket) === response && pending.delete(socket))
  })
  server.on('clientError', (error, socket) => refuseUnread(error, socket, headers, pending.get(socket)))
  server.on('checkExpectation', (_request, response) => {
    putHeaders(response, headers)
    response.writeHead(417).end()
  })
}

async function productionBuild() {
  const build = (await import(pathToFileURL(join(projectRoot, 'build/server/index.js')).href)) as ServerBuild
  return {
    build,
    entryModule: build.entry.module as unknown as typeof entry,
    assets: openAssets(join(projectRoot, 'build/client')),
  }
}

/** Vite inside our own server: changes show on reload, with the same headers and guards as in production. */
async function developmentBuild() {
  const { createServer: createVite } = await import('vite')
  const vite = await createVite({
    root: projectRoot,
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
  })
  const load = async () => (await vite.ssrLoadModule('virtual:remix/server-build')) as unknown as ServerBuild
  const first = await load()
  return {
    build: load,
    entryModule: first.entry.module as unknown as typeof entry,
    assets: async (request: Parameters<typeof vite.middlewares>[0], response: Parameters<typeof vite.middlewares>[1]) =>
      new Promise<boolean>((resolve, reject) => {
        response.once('close', () => resolve(true))
        vite.middlewares(request, response, (error?: unknown) => {
          if (error) reject(error instanceof Error ? error : new Error('vite failed'))
          else resolve(false)
        })
      }),
  }
}

function listen(server: Server, config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.server.port, config.server.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

async function closeServer(server: Server, limitMs: number): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection goes idle when its last answer is out, and would otherwise be kept for a next request.
  const sweep = setInterval(() => server.closeIdleConnections(), 50)
  const timer = setTimeout(() => {
    log.warn('requests were still running at the end of the shutdown time')
    server.closeAllConnections()
  }, limitMs)
  await closed
  clearInterval(sweep)
  clearTimeout(timer)
}

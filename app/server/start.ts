import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { createRequestHandler, type ServerBuild } from '@remix-run/node'
import type { Config } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import type { Services } from '#app/services.server.ts'
import type * as entry from '#app/entry.server.tsx'
import { openAssets } from './assets.ts'
import { makeHandler } from './handler.ts'

export interface RunningServer {
  /** Where it listens; the port is the real one when 0 was asked for. */
  url: string
  services: Services
  /** Works off everything in the outbox that is due. */
  settle(): Promise<void>
  /** Stops accepting, lets requests end, stops claiming, closes the database. */
  stop(): Promise<void>
}

const shutdownLimitMs = 10_000

/** Opens the services, starts the configured roles and listens. @throws when the port is taken or a service cannot open */
export async function startServer(config: Config): Promise<RunningServer> {
  const { build, entryModule, assets } = config.development ? await developmentBuild() : await productionBuild()
  const services = await entryModule.openServices(config)
  const jobs = config.roles.includes('jobs') ? entryModule.startJobs(services) : null
  const remix = createRequestHandler(build, config.development ? 'development' : 'production')
  const server = createServer(
    { headersTimeout: 15_000, requestTimeout: 0, keepAliveTimeout: 10_000, maxHeaderSize: 16_384 },
    makeHandler({ services, remix, assets, generation: () => entryModule.publicGeneration(services.db.read) }),
  )
  server.on('clientError', (_error, socket) => {
    if (socket.writable)
      socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nX-Content-Type-Options: nosniff\r\n\r\n')
  })
  if (config.roles.includes('web')) await listen(server, config)
  const { port } = (server.address() as AddressInfo | null) ?? { port: 0 }
  return {
    url: `http://${config.server.host}:${port}`,
    services,
    settle: () => entryModule.drainJobs(services),
    async stop() {
      await closeServer(server)
      await jobs?.stop()
      await entryModule.closeServices(services)
    },
  }
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

async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  const timer = setTimeout(() => {
    log.warn('requests were still running at the end of the shutdown time')
    server.closeAllConnections()
  }, shutdownLimitMs)
  await closed
  clearTimeout(timer)
}

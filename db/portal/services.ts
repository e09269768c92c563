import { loadConfig, type Config } from '#app/config.server.ts'
import { under } from '#app/lib/circumstances.server.ts'
import { log } from '#app/lib/log.server.ts'
import { closeServices, openServices, type Services } from '#app/services.server.ts'
import { seeRunning } from '#search/meilisearch/running.server.ts'

/** The configuration of the server beside which this command runs. Mail and scanner may be missing: a command may not need them. */
export function portalConfig(): Config {
  // What a command says is for whoever runs it: the log of the server is none of it, whoever opens the services.
  const config: Config = { ...loadConfig({}, { demo: true }), logLevel: 'error' }
  log.level = config.logLevel
  return config
}

/**
 * Runs `use` with the services. A local search engine is the server's own: a command works with the embedded index, and
 * what it leaves in the outbox brings the engine along.
 */
export async function withServices<T>(use: (services: Services) => Promise<T>): Promise<T> {
  const config = portalConfig()
  const services = await openServices({ ...config, search: { ...config.search, engine: 'embedded', url: undefined } })
  try {
    return await under({ origin: 'command', request: null }, () => use({ ...services, config }))
  } finally {
    await closeServices(services)
  }
}

/** Does a server work on this data now? It answers where it listens, or its search engine lives. */
export async function serverRuns(config: Config): Promise<boolean> {
  if (seeRunning(config.search.folder)) return true
  try {
    const { host, port } = config.server
    const answer = await fetch(`http://${host}:${port}/gezond`, { signal: AbortSignal.timeout(1000) })
    return answer.ok
  } catch {
    return false
  }
}

/** The search server that a running portal asks: one elsewhere, or the one it started itself. Null for the embedded index. */
export function searchServer(config: Config): { url: string; apiKey: string | undefined } | null {
  const { url, apiKey, folder } = config.search
  if (url) return { url, apiKey }
  const note = seeRunning(folder)
  return note && { url: note.url, apiKey: note.key }
}

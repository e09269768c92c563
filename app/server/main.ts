import { ConfigError, loadConfig } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { startServer } from './start.ts'

/** `npm start`: the production server on the configured data. */
export async function main(): Promise<void> {
  const config = loadConfig()
  log.level = config.logLevel
  const server = await startServer(config)
  log.info({ url: server.url, baseUrl: config.server.baseUrl }, 'serving')
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal({ err: error }, 'the server did not stop cleanly')
          process.exit(1)
        },
      )
    })
}

main().catch((error: unknown) => {
  const lines = error instanceof ConfigError ? error.faults : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
})

import { ConfigError, type Config } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { startServer, type RunningServer } from './start.ts'

/** Starts the server and stops it cleanly when the process is asked to end. */
export async function runServer(config: Config): Promise<RunningServer> {
  const server = await startServer(config)
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
  return server
}

/** Ends the process with one line per fault on stderr. */
export function fail(error: unknown): never {
  const lines = error instanceof ConfigError ? error.faults : [error instanceof Error ? error.message : String(error)]
  for (const line of lines) process.stderr.write(`${line}\n`)
  process.exit(1)
}

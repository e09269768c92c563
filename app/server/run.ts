import { once } from 'node:events'
import { createServer } from 'node:net'
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

/** @throws when something else listens there; asked before work that would be for nothing */
export async function assertPortFree({ host, port }: Config['server']): Promise<void> {
  const server = createServer()
  server.listen(port, host)
  await once(server, 'listening')
  server.close()
  await once(server, 'close')
}

/** Ends the process with one line per fault on stderr. */
export function fail(error: unknown): never {
  for (const line of linesOf(error)) process.stderr.write(`${line}\n`)
  process.exit(1)
}

function linesOf(error: unknown): string[] {
  if (error instanceof ConfigError) return error.faults
  if (!(error instanceof Error)) return [String(error)]
  if ('code' in error && error.code === 'EADDRINUSE')
    return [`PORT: ${'port' in error ? String(error.port) : ''} is in use by another program`]
  return [error.message]
}

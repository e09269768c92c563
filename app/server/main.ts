import { loadConfig } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { fail, runServer } from './run.ts'

/** `npm start`: the production server on the configured data. */
async function main(): Promise<void> {
  const config = loadConfig()
  log.level = config.logLevel
  const server = await runServer(config)
  log.info({ url: server.url, baseUrl: config.server.baseUrl }, 'serving')
}

main().catch(fail)

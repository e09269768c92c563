import { loadConfig } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { createFirstAdministratorLink } from '#app/modules/people/commands.account.server.ts'
import { fail, runServer } from './run.ts'

/** `npm start`: the production server on the configured data. */
async function main(): Promise<void> {
  const config = loadConfig()
  log.level = config.logLevel
  const server = await runServer(config)
  log.info({ url: server.url, baseUrl: config.server.baseUrl }, 'serving')
  const link = await createFirstAdministratorLink(server.services.db, server.services.secrets, config.server.baseUrl)
  // Not through the log, which is kept: whoever holds this link becomes the first administrator.
  if (link) process.stdout.write(`\nDe eerste beheerder meldt zich aan met deze link, die één keer werkt:\n${link}\n\n`)
}

main().catch(fail)

import { isMainThread } from 'node:worker_threads'
import { loadConfig } from '#app/config.server.ts'
import { log } from '#app/lib/log.server.ts'
import { assertPortFree, fail, runServer } from '#app/server/run.ts'
import { readAccounts } from './accounts.ts'
import { serveOrders } from './files.ts'
import { makeArgument, makeHere, prepareFolder } from './folder.ts'

/** `npm run demo`: makes the demo region where the data folder is empty, and serves it. */
async function main(): Promise<void> {
  const config = loadConfig({}, { demo: true })
  log.level = config.logLevel
  await assertPortFree(config.server)
  await prepareFolder(config, say)
  await runServer(config)
  say('')
  say(`De demo draait op ${config.server.baseUrl}`)
  say('')
  const accounts = readAccounts(config.dataDir)
  const width = Math.max(...accounts.map(({ email }) => email.length))
  say('Aanmelden kan met een knop op de inlogpagina, of met e-mailadres en wachtwoord:')
  for (const { persona, email, password } of accounts)
    say(`  ${persona.padEnd(14)} ${email.padEnd(width)}  ${password}`)
  say(`De geheimen voor de tweede stap staan in ${config.dataDir}/demo-accounts.json`)
  say('Stoppen: Ctrl+C')
}

const say = (line: string): boolean => process.stdout.write(`${line}\n`)

if (!isMainThread) serveOrders()
else if (process.argv[2] === makeArgument) makeHere(say).catch(fail)
else main().catch(fail)

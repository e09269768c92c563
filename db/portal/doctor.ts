import { access, constants, readdir, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { isNotNull, sql } from 'drizzle-orm'
import { openScanner } from '#app/files/scan.server.ts'
import { tryMailServer } from '#app/mail/try.server.ts'
import { isMailAddress } from '#app/mail/mailer.server.ts'
import { backupWarning, lastGoodBackup } from '#app/modules/backup/queries.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDateTime } from '#app/ui/format.ts'
import { readHeads } from '#db/audit-heads.server.ts'
import { verifyTrail } from '#db/audit.server.ts'
import { outbox } from '#db/schema/index.ts'
import { localBinary } from '#search/meilisearch/process.server.ts'
import { Failed, print, UsageError } from './command.ts'
import { tryMail } from './doctor-mail.ts'
import { lookAtIndex } from './search.ts'
import { searchServer, serverRuns } from './services.ts'
import { faultText } from './trail.ts'

/** What a check found; `good: null` is something to know. */
export interface Finding {
  good: boolean | null
  what: string
}

const leastFree = 1024 ** 3
const scannerLimitMs = 5000

/**
 * Looks whether everything is there and works; says all of it before it fails.
 * @param address also sends a mail there, and says what decides whether it is trusted
 */
export async function doctor(services: Services, address: string | undefined): Promise<void> {
  if (address !== undefined && !isMailAddress(address)) throw new UsageError(`${address} is geen e-mailadres.`)
  const checks = [settings, database, trail, space, permissions, queue, searching, scanner, mail, backups]
  if (address !== undefined) checks.push(({ config }) => tryMail(config.mail, address))
  let faults = 0
  for (const check of checks)
    for (const { good, what } of await check(services)) {
      print(`${good === null ? 'weet' : good ? 'goed' : 'FOUT'}  ${what}`)
      if (good === false) faults++
    }
  if (faults > 0) throw new Failed(`${faults === 1 ? '1 punt vraagt' : `${faults} punten vragen`} aandacht.`)
}

async function settings({ config }: Services): Promise<Finding[]> {
  return [
    { good: true, what: `instellingen: ${config.dataDir}, ${config.server.baseUrl}` },
    { good: null, what: `server: ${(await serverRuns(config)) ? 'draait' : 'draait niet'}` },
  ]
}

async function database({ db }: Services): Promise<Finding[]> {
  const rows = await db.read.all<{ quick_check: string }>(sql`PRAGMA quick_check(5)`)
  const answers = rows.map((row) => row.quick_check)
  return [{ good: answers[0] === 'ok', what: `database: ${answers.join('; ')}` }]
}

async function trail({ db, config }: Services): Promise<Finding[]> {
  const verified = await verifyTrail(db.read, await readHeads(config.dataDir))
  if (verified.fault !== null) return [{ good: false, what: `logboek: klopt niet ${faultText(verified)}` }]
  return [{ good: true, what: `logboek: ${verified.rows} regels, ongewijzigd` }]
}

async function space({ config }: Services): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(config.dataDir)
  const free = bavail * bsize
  const shown = (bytes: number) => `${(bytes / 1024 ** 3).toFixed(1).replace('.', ',')} GB`
  return [{ good: free > leastFree, what: `vrije ruimte: ${shown(free)}, ten minste nodig ${shown(leastFree)}` }]
}

async function permissions({ config }: Services): Promise<Finding[]> {
  const found: Finding[] = []
  for (const folder of [config.dataDir, config.files.folder]) {
    const writable = await access(folder, constants.R_OK | constants.W_OK | constants.X_OK).then(
      () => true,
      () => false,
    )
    if (!writable) found.push({ good: false, what: `rechten: in ${folder} kan niet worden geschreven` })
  }
  // Whoever cannot enter the folder cannot reach what is in it, whatever its own mode is.
  if ((await modeOf(config.dataDir)) & 0o007)
    found.push({ good: false, what: `rechten: anderen kunnen in ${config.dataDir}; doe chmod o-rwx` })
  const secrets = join(config.dataDir, 'secrets')
  for (const name of await readdir(secrets))
    if ((await modeOf(join(secrets, name))) & 0o077)
      found.push({ good: false, what: `rechten: anderen kunnen ${join(secrets, name)} lezen; doe chmod 600` })
  return found.length > 0 ? found : [{ good: true, what: 'rechten: alleen voor deze gebruiker' }]
}

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

async function queue({ db }: Services): Promise<Finding[]> {
  const parked = await db.read.select({ topic: outbox.topic }).from(outbox).where(isNotNull(outbox.parkedAt))
  return [{ good: parked.length === 0, what: `wachtrij: ${parked.length} taken zijn na herhaling blijven liggen` }]
}

async function searching(services: Services): Promise<Finding[]> {
  const server = searchServer(services.config)
  const { engine } = services.config.search
  const own =
    engine === 'embedded' || !localBinary() ? 'ingebouwde index' : 'eigen zoekmachine, die met de server start'
  try {
    const { wrong, sound } = await lookAtIndex(services, false)
    return [
      { good: true, what: `zoeken: ${server ? `zoekmachine op ${new URL(server.url).host} antwoordt` : own}` },
      { good: wrong.size === 0 && sound, what: `zoekindex: ${wrong.size} stukken wijken af; zie index check` },
    ]
  } catch (error) {
    return [{ good: false, what: `zoeken: ${reasonOf(error)}` }]
  }
}

async function scanner({ config }: Services): Promise<Finding[]> {
  const { url, waiver } = config.scanner
  if (!url && waiver)
    return [
      { good: null, what: `virusscanner: geen, volgens besluit van ${waiver.name}, ${waiver.date}: ${waiver.reason}` },
    ]
  if (!url) return [missing(config.production, 'virusscanner: CLAMD_URL of CLAMD_WAIVER is niet ingesteld')]
  const scan = (text: string) => openScanner(url, scannerLimitMs)?.scan(once(text))
  try {
    if ((await scan('tekst')) !== 'clean') return [{ good: false, what: 'virusscanner: keurt gewone tekst af' }]
    if ((await scan(testVirus())) === 'clean')
      return [{ good: false, what: 'virusscanner: herkent het proefvirus niet' }]
    return [{ good: true, what: `virusscanner: ${url} herkent het proefvirus` }]
  } catch (error) {
    return [{ good: false, what: `virusscanner: ${url}: ${reasonOf(error)}` }]
  }
}

/** EICAR's harmless file that every scanner must refuse; in two parts, so that none refuses this program. */
const testVirus = (): string => ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

async function* once(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function mail({ config }: Services): Promise<Finding[]> {
  const { smtpUrl, folder } = config.mail
  if (!smtpUrl) {
    const what = 'mail: SMTP_URL is niet ingesteld'
    return [config.production ? missing(true, what) : { good: null, what: `${what}; berichten komen in ${folder}` }]
  }
  const { host } = new URL(smtpUrl)
  try {
    await tryMailServer(smtpUrl)
    return [{ good: true, what: `mail: ${host} neemt berichten aan` }]
  } catch (error) {
    return [{ good: false, what: `mail: ${host}: ${reasonOf(error)}` }]
  }
}

async function backups({ db, config }: Services): Promise<Finding[]> {
  const good = await lastGoodBackup(db.read)
  const warning = backupWarning(config.backup.folder !== undefined, good, Date.now())
  const last = good ? `de laatste goede is van ${formatDateTime(good.at)}` : 'er is nog geen goede'
  // Somebody may make them with a schedule of their own.
  if (warning === 'not-configured')
    return [{ good: null, what: `reservekopieën: BACKUP_DIR is niet ingesteld; ${last}` }]
  return [{ good: warning === null, what: `reservekopieën: ${last}` }]
}

/** Without it `npm start` does not start; elsewhere it is good to know. */
const missing = (production: boolean, what: string): Finding =>
  production ? { good: false, what } : { good: null, what: `${what}; nodig voor npm start` }

export const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, ' ')

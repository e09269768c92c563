import { access, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { loadSecrets, type Config } from '#app/config.server.ts'
import { formatDateTime, formatFileSize, formatNumber, meervoud } from '#app/ui/format.ts'
import { readBackup } from '#app/modules/backup/archive.server.ts'
import { effectLines } from '#app/modules/backup/effects.ts'
import { codeOf, isSystemCode, reasonInWords } from '#app/modules/backup/errors.ts'
import { newKey, openerOf } from '#app/modules/backup/key.server.ts'
import { makeBackup, type Made } from '#app/modules/backup/make.server.ts'
import type { Manifest } from '#app/modules/backup/manifest.ts'
import { isEmptyFolder, isMountPoint, restoreBackup, type Restored } from '#app/modules/backup/restore.server.ts'
import { fingerprintOf, sourceOf } from '#app/modules/backup/source.server.ts'
import { record, useAuditKey } from '#db/audit.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { knownMigrations } from '#db/migrate.ts'
import { backup } from '#db/schema/index.ts'
import { findKey, type KeyArgs } from './backup-key.ts'
import { Failed, print, UsageError } from './command.ts'
import { portalConfig, serverRuns } from './services.ts'

/** `portal backup FILE`: beside a working server or not. The schema of the database stays as it is. */
export async function backupTo(file: string, args: KeyArgs, force: boolean): Promise<void> {
  const config = portalConfig()
  await assertThere(config.database.file, 'Er is nog geen portaal in DATA_DIR')
  const key = await findKey(config, args, 'seal')
  const startedAt = Date.now()
  const begun = performance.now()
  const target = resolve(file)
  const made = await inWords(makeBackup(sourceOf(config), target, key, { force }))
  await note(config, { file: basename(target), startedAt, duration: Math.round(performance.now() - begun) }, made)
  print(`Gemaakt en nagelezen: ${target}, ${formatFileSize(made.size)}; ${contents(made.manifest)}`)
}

/** In the table and the trail, where the database has the schema of this version; before an update it has not. */
async function note(
  config: Config,
  row: { file: string; startedAt: number; duration: number },
  { manifest, size }: Made,
): Promise<void> {
  if (manifest.migrations.length !== knownMigrations().length) return
  useAuditKey(loadSecrets(config).audit)
  const db = openDatabase(config.database.file)
  try {
    await db.write(async (tx) => {
      await tx.insert(backup).values({ ...row, size, origin: 'command', state: 'verified' })
      await record(tx, {
        actor: 'system',
        action: 'make-backup',
        object: 'backup',
        objectId: row.file,
        detail: { origin: 'command', size },
      })
    })
  } finally {
    await db.close()
  }
}

/** `portal backup check FILE`: needs no data folder. */
export async function checkBackup(file: string, args: KeyArgs): Promise<void> {
  await assertThere(file, 'Dat bestand is er niet')
  const open = openerOf(await findKey(portalConfig(), args, 'open'))
  const manifest = await readBackup(file, open)
  print(`Heel en onveranderd: van ${formatDateTime(manifest.madeAt)}; ${contents(manifest)}`)
}

/** `portal backup key FILE`. */
export async function makeKey(file: string): Promise<void> {
  const key = await newKey()
  await writeFile(file, key.file, { flag: 'wx', mode: 0o600 }).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === 'EEXIST' ? new Failed(`${file} is er al.`) : error
  })
  print(`De geheime sleutel staat in ${file}. Bewaar hem niet bij de reservekopieën, en niet alleen op deze server.`)
  print(`Zet op de server: BACKUP_RECIPIENT=${key.recipient}`)
}

/** `portal restore FILE`. @throws Failed where the target is not an empty folder, or a server works on it */
export async function restoreFrom(
  file: string,
  args: KeyArgs,
  to: string | undefined,
  trail: string | undefined,
): Promise<void> {
  const config = portalConfig()
  await assertThere(file, 'Dat bestand is er niet')
  if (trail !== undefined) await assertThere(trail, 'Die map is er niet')
  const target = await restoreTarget(config, to)
  const open = openerOf(await findKey(config, args, 'open'))
  const newer = trail === undefined ? null : resolve(trail)
  const restored = await inWords(restoreBackup(file, open, target, { trail: newer }))
  for (const line of report(restored, target)) print(line)
  warnOfSecret(config, restored.manifest)
}

/** What the file system refuses, in Dutch. */
async function inWords<T>(done: Promise<T>): Promise<T> {
  try {
    return await done
  } catch (error) {
    throw isSystemCode(codeOf(error)) ? new Failed(reasonInWords(codeOf(error))) : error
  }
}

async function restoreTarget(config: Config, to: string | undefined): Promise<string> {
  const { dataDir, database, files } = config
  if (to === undefined && (database.file !== join(dataDir, 'portal.db') || files.folder !== join(dataDir, 'files')))
    throw new UsageError('DATABASE_URL of FILES_URL wijst buiten DATA_DIR: geef met --to een lege map.')
  const target = to === undefined ? dataDir : resolve(to)
  if (!(await isEmptyFolder(target)))
    throw new Failed(`${target} is niet leeg. Terugzetten kan alleen in een lege map, zodat er niets verloren gaat.`)
  if (target === dataDir && (await serverRuns(config))) throw new Failed('De server draait nog. Stop die eerst.')
  if (await isMountPoint(target))
    throw new Failed(`${target} is een schijf op zich. Kies met --to een map daarin, en verplaats de inhoud daarna.`)
  return target
}

function report({ manifest, migrated, trailRows, effects, later, ended, items }: Restored, target: string): string[] {
  const after =
    trailRows === null
      ? [
          'Zonder --trail is niet bekend wat er na de reservekopie is ingetrokken. Kijk de rechten na voordat u het portaal opent.',
        ]
      : [
          `Logboek van daarna: ${meervoud(trailRows, 'regel', 'regels')}, ongewijzigd. Opnieuw ingetrokken:`,
          ...(effects.length === 0 ? ['  niets'] : effectLines(effects).map((line) => `  ${line}`)),
        ]
  return [
    `Teruggezet in ${target}: de reservekopie van ${formatDateTime(manifest.madeAt)}; ${contents(manifest)}`,
    ...(migrated.length > 0 ? [`Bijgewerkt naar deze versie: ${migrated.join(', ')}`] : []),
    `Beëindigd: ${meervoud(ended.sessions, 'sessie', 'sessies')}, ${meervoud(ended.links, 'link', 'links')}, ${meervoud(ended.tokens, 'token', 'tokens')}`,
    ...after,
    ...later,
    `${meervoud(items, 'stuk', 'stukken')} opnieuw doorzoekbaar gemaakt`,
  ]
}

/** Without the session secret nobody gets past the second step: their secrets are sealed with it. */
function warnOfSecret({ secrets }: Config, { sessionSecret }: Manifest): void {
  const { kept, fingerprint } = sessionSecret
  const given = secrets.session
  const fits = given.length === 0 ? kept : given.some((_, i) => fingerprintOf(given.slice(i)) === fingerprint)
  if (!fits)
    print('Let op: start het portaal met de SESSION_SECRET van toen. Met een andere kan niemand de tweede stap zetten.')
}

const contents = ({ counts }: Manifest): string =>
  [
    meervoud(counts.users, 'account', 'accounts'),
    meervoud(counts.items, 'stuk', 'stukken'),
    meervoud(counts.files, 'bestand', 'bestanden'),
    `${formatNumber(counts.auditRows)} regels logboek`,
  ].join(', ')

async function assertThere(path: string, otherwise: string): Promise<void> {
  await access(path).catch(() => {
    throw new Failed(`${otherwise}: ${path}`)
  })
}

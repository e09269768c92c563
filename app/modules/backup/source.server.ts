import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { loadSecrets, type Config } from '#app/config.server.ts'
import { projectRoot } from '#app/lib/paths.ts'
import { keyedHash } from '#app/lib/secrets.server.ts'
import { readKeyFile, type BackupKey } from './key.server.ts'
import type { BackupSource } from './make.server.ts'

/** Tells a session secret from another without giving it away. */
export const fingerprintOf = (secrets: readonly string[]): string => keyedHash(secrets, 'backup', 'fingerprint')

/** Everything of this installation that goes into a backup. */
export function sourceOf(config: Pick<Config, 'dataDir' | 'database' | 'files' | 'secrets'>): BackupSource {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')))
  return {
    dataDir: config.dataDir,
    databaseFile: config.database.file,
    filesFolder: config.files.folder,
    version,
    sessionSecret: {
      kept: config.secrets.session.length === 0,
      fingerprint: fingerprintOf(loadSecrets(config).session),
    },
  }
}

/** The configured key; null where there is none. @throws BackupError where the key file holds no key */
export async function configuredKey({ passphrase, recipient, keyFile }: Config['backup']): Promise<BackupKey | null> {
  if (passphrase !== undefined) return { passphrase }
  if (recipient !== undefined) return { recipients: [recipient], identities: [] }
  return keyFile === undefined ? null : readKeyFile(keyFile)
}

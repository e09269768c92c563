import { access, constants, readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { passphraseLength, type Config } from '#app/config.server.ts'
import { readKeyFile, type BackupKey } from '#app/modules/backup/key.server.ts'
import { configuredKey } from '#app/modules/backup/source.server.ts'
import { Failed, UsageError } from './command.ts'

export interface KeyArgs {
  keyFile: string | undefined
  passphraseFile: string | undefined
}

/**
 * The key for this command: of its options, else as configured, else asked in the terminal. A passphrase is never an
 * argument: other users of the machine could read it.
 * @param purpose a new passphrase is asked twice and must be long enough
 * @throws Failed where there is none
 */
export async function findKey(config: Config, args: KeyArgs, purpose: 'seal' | 'open'): Promise<BackupKey> {
  const { keyFile, passphraseFile } = args
  if (keyFile !== undefined && passphraseFile !== undefined)
    throw new UsageError('Geef --key-file of --passphrase-file, niet allebei.')
  const given = keyFile ?? passphraseFile
  if (given !== undefined)
    await access(given, constants.R_OK).catch(() => {
      throw new Failed(`Dat bestand is er niet, of niet te lezen: ${given}`)
    })
  if (keyFile !== undefined) return readKeyFile(keyFile)
  if (passphraseFile !== undefined)
    return longEnough((await readFile(passphraseFile, 'utf8')).replace(/\r?\n$/, ''), purpose)
  // A public key that was configured for making backups opens none.
  const configured = purpose === 'open' && config.backup.recipient ? null : await configuredKey(config.backup)
  if (configured) return configured
  if (!process.stdin.isTTY)
    throw new Failed('Geef --key-file of --passphrase-file, of stel BACKUP_KEY_FILE of BACKUP_PASSPHRASE in.')
  const typed = await ask('Wachtwoordzin: ')
  if (purpose === 'seal' && (await ask('Nog een keer: ')) !== typed) throw new Failed('Die twee zijn niet gelijk.')
  return longEnough(typed, purpose)
}

function longEnough(passphrase: string, purpose: 'seal' | 'open'): BackupKey {
  if (purpose === 'seal' && passphrase.length < passphraseLength)
    throw new Failed(`Kies een wachtwoordzin van ten minste ${passphraseLength} tekens.`)
  if (passphrase === '') throw new Failed('De wachtwoordzin is leeg.')
  return { passphrase }
}

/** What is typed is not shown. */
function ask(question: string): Promise<string> {
  process.stderr.write(question)
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve) => {
    terminal.question('', (answer) => {
      terminal.close()
      process.stderr.write('\n')
      resolve(answer)
    })
    terminal.once('close', () => resolve(''))
  })
}

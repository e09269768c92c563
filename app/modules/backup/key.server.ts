import { readFile } from 'node:fs/promises'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { BackupError } from './errors.ts'

/** What seals a backup, and what opens it: a passphrase, or keys of age. A public key (recipient) seals only. */
export type BackupKey = { passphrase: string } | { recipients: readonly string[]; identities: readonly string[] }

type Bytes = ReadableStream<Uint8Array>

/** What opens a stream that was sealed; throws BackupError `wrong-key` or `damaged`, also while it is read. */
export type Open = (sealed: Bytes) => Promise<Bytes>

/** A file in the format of age-keygen: `AGE-SECRET-KEY-…` or `age1…` lines, `#` before a comment. @throws BackupError */
export async function readKeyFile(path: string): Promise<BackupKey> {
  const lines = (await readFile(path, 'utf8')).split(/\r?\n/).map((line) => line.trim())
  const identities = lines.filter((line) => line.startsWith('AGE-SECRET-KEY-'))
  const recipients = lines.filter((line) => line.startsWith('age1'))
  if (identities.length + recipients.length === 0) throw new BackupError('no-key', path)
  return { identities, recipients }
}

/** A new secret key as the text of a key file, and the public key that belongs to it. */
export async function newKey(): Promise<{ file: string; recipient: string }> {
  const identity = await generateX25519Identity()
  const recipient = await identityToRecipient(identity)
  return { file: `# public key: ${recipient}\n${identity}\n`, recipient }
}

/**
 * Seals a stream.
 * @returns the sealed stream, and what opens it in this process without a secret key, to read back what was written
 */
export async function seal(key: BackupKey, plain: Bytes): Promise<{ sealed: Bytes; open: Open }> {
  const encrypter = new Encrypter()
  if ('passphrase' in key) {
    encrypter.setPassphrase(key.passphrase)
    return { sealed: await encrypter.encrypt(plain), open: openerOf(key) }
  }
  try {
    for (const recipient of key.recipients) encrypter.addRecipient(recipient)
    for (const identity of key.identities) encrypter.addRecipient(await identityToRecipient(identity))
  } catch (cause) {
    throw new BackupError('no-key', undefined, { cause })
  }
  let fileKey = new Uint8Array()
  // Adds nothing to the file: it only remembers the key of this one file.
  encrypter.addRecipient({
    wrapFileKey(given) {
      fileKey = new Uint8Array(given)
      return []
    },
  })
  const sealed = await encrypter.encrypt(plain)
  return { sealed, open: (stream) => opened(stream, (d) => d.addIdentity({ unwrapFileKey: () => fileKey })) }
}

/** What opens backups that were sealed with this key. @throws BackupError where it holds a public key only */
export function openerOf(key: BackupKey): Open {
  if ('passphrase' in key) return (sealed) => opened(sealed, (d) => d.addPassphrase(key.passphrase))
  if (key.identities.length === 0) throw new BackupError('public-key')
  return (sealed) => opened(sealed, (d) => key.identities.forEach((identity) => d.addIdentity(identity)))
}

async function opened(sealed: Bytes, give: (decrypter: Decrypter) => void): Promise<Bytes> {
  const decrypter = new Decrypter()
  try {
    give(decrypter)
  } catch (cause) {
    throw new BackupError('no-key', undefined, { cause })
  }
  try {
    return await decrypter.decrypt(sealed)
  } catch (cause) {
    throw new BackupError(faultOf(cause), undefined, { cause })
  }
}

function faultOf(error: unknown): 'wrong-key' | 'no-backup' | 'damaged' {
  const message = error instanceof Error ? error.message : ''
  if (message.startsWith('no identity matched')) return 'wrong-key'
  return message.startsWith('invalid version') ? 'no-backup' : 'damaged'
}

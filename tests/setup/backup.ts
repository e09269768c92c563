import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { hashPassword } from '#app/auth/password.server.ts'
import { newKey } from '#app/modules/backup/key.server.ts'
import { aDocument, aPdfOf } from '#tests/factories/items.ts'
import { anApiToken, anOrganisation, aPerson, signedInCookie } from '#tests/factories/people.ts'
import { aDataFolder, outside } from '#tests/faults/production.ts'
import { startCommand, type Ended } from './command.ts'
import { temporaryFolder } from './database.ts'

export const passphrase = 'een lange zin met vijf woorden'
export const password = 'een wachtwoord voor deze toets'

/** Words and secrets that nobody who has a backup may read in it. */
export const canaries = ['kanariegeel', 'kanarieblauw', 'Kanarie van Straten']

/** `npm run portal -- …` on a data folder. */
export const portalOn = (
  dataDir: string,
  args: readonly string[],
  environment: Record<string, string> = {},
): ReturnType<typeof startCommand> => startCommand({ file: join(dataDir, 'portal.db') }, args, environment)

/** The same, to its end, with the passphrase in its environment. */
export const withPassphrase = (dataDir: string, ...args: string[]): Promise<Ended> =>
  portalOn(dataDir, args, { BACKUP_PASSPHRASE: passphrase }).ended

/** A key file and the public key in it; opening with it takes no time, as opening with a passphrase does. */
export async function aKeyFile(): Promise<{ path: string; recipient: string }> {
  const { file, recipient } = await newKey()
  const path = join(temporaryFolder('key'), 'key.txt')
  writeFileSync(path, file, { mode: 0o600 })
  return { path, recipient }
}

/** A data folder with people, a session, a token and items with files, as a portal at work has it. */
export async function aPortalAtWork(items = 3) {
  const dataDir = aDataFolder()
  const made = await outside(dataDir, async (services) => {
    const { db, secrets } = services
    const owner = await anOrganisation(db, { publishes: true })
    const editor = await aPerson(db, {
      organisation: owner,
      role: 'editor',
      email: 'redacteur@voorbeeld.example',
      name: canaries[2]!,
      passwordHash: await hashPassword(password),
      secrets,
    })
    const documents = []
    for (let i = 0; i < items; i++)
      documents.push(
        await aDocument(services, {
          owner,
          creator: editor,
          label: 'AMBER',
          title: `Aanpak ${canaries[0]} ${i}`,
          body: `Over ${canaries[1]} en drugsafval.`,
          files: [{ name: `${i}.pdf`, bytes: await aPdfOf([`Blad ${i} over ${canaries[0]}`]) }],
        }),
      )
    return {
      owner,
      editor,
      documents,
      cookie: await signedInCookie(db, secrets, editor.id),
      token: await anApiToken(db, secrets, editor.id),
    }
  })
  return { dataDir, ...made }
}

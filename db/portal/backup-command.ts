import type { ArgsDef, ParsedArgs } from 'citty'
import type { Command } from './command.ts'

const backup = () => import('./backup.ts')
const text = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined)

const file = { type: 'positional', description: 'Het bestand met de reservekopie' } as const
const keys: ArgsDef = {
  'key-file': { type: 'string', valueHint: 'bestand', description: 'Bestand met een sleutel van age' },
  'passphrase-file': { type: 'string', valueHint: 'bestand', description: 'Bestand met de wachtwoordzin' },
}
const keyArgs = (args: ParsedArgs) => ({
  keyFile: text(args['key-file']),
  passphraseFile: text(args['passphrase-file']),
})

/** `portal backup FILE`, `portal backup check FILE`, `portal backup key FILE`; without the code behind them until they run. */
export const backupCommand: Command = {
  name: 'backup',
  description: 'Maakt een versleutelde reservekopie, ook naast een draaiende server; “check” en “key” horen daarbij',
  args: { file, ...keys, force: { type: 'boolean', description: 'Vervangt een bestand dat er al is' } },
  run: async (args) => (await backup()).backupTo(String(args.file), keyArgs(args), args.force === true),
  subCommands: [
    {
      name: 'check',
      description: 'Leest een reservekopie tot de laatste byte na',
      args: { file, ...keys },
      run: async (args) => (await backup()).checkBackup(String(args.file), keyArgs(args)),
    },
    {
      name: 'key',
      description: 'Maakt een geheime sleutel, en noemt de publieke sleutel die erbij hoort',
      args: { file: { type: 'positional', description: 'Het nieuwe bestand met de geheime sleutel' } },
      run: async (args) => (await backup()).makeKey(String(args.file)),
    },
  ],
}

export const restoreCommand: Command = {
  name: 'restore',
  description: 'Zet een reservekopie terug in een lege map',
  args: {
    file,
    ...keys,
    to: { type: 'string', valueHint: 'map', description: 'De lege map; zonder deze optie die van DATA_DIR' },
    trail: {
      type: 'string',
      valueHint: 'map',
      description: 'De gegevensmap van ná de reservekopie: wat daarin is ingetrokken, wordt het hier ook',
    },
  },
  run: async (args) => (await backup()).restoreFrom(String(args.file), keyArgs(args), text(args.to), text(args.trail)),
}

import type { Command } from './command.ts'

/** `portal bounces`; what it does is loaded when it is run. */
export const bouncesCommand: Command = {
  name: 'bounces',
  description: 'Leest mails (.eml) waarin staat dat een nieuwsbrief niet bezorgd is',
  args: { from: { type: 'positional', description: 'Een bestand, of een map met bestanden' } },
  async run(args) {
    const { readBounces } = await import('./bounces.ts')
    const { withServices } = await import('./services.ts')
    await withServices((services) => readBounces(services, String(args.from)))
  },
}

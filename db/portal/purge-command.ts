import type { Command } from './command.ts'

/** `portal purge`; what it does is loaded when it is run. */
export const purgeCommand: Command = {
  name: 'purge',
  description: 'Vernietigt een stuk overal, met versies, bestanden en zoekwoorden',
  args: {
    item: { type: 'positional', description: 'Het kenmerk van het stuk, of zijn adres' },
    yes: { type: 'boolean', description: 'Slaat de vraag over' },
  },
  async run(args) {
    const { purge } = await import('./purge.ts')
    const { withServices } = await import('./services.ts')
    await withServices((services) => purge(services, String(args.item), args.yes === true))
  },
}

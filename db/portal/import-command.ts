import type { Command } from './command.ts'

/** `portal import`; what it does is loaded when it is run, so that help and refusals answer at once. */
export const importCommand: Command = {
  name: 'import',
  description: 'Voert een map met stukken in, met of zonder manifest.csv',
  args: {
    dir: { type: 'positional', description: 'De map, of één bestand' },
    publish: { type: 'boolean', description: 'Publiceert wat een doelgroep heeft, na een vraag' },
    yes: { type: 'boolean', description: 'Slaat die vraag over' },
    'skip-bad': { type: 'boolean', description: 'Voert de goede rijen in en laat de foute liggen' },
    as: {
      type: 'string',
      valueHint: 'e-mail',
      description: 'Wie dit doet voor de eigen organisaties; anders de eerste redacteur',
    },
    source: {
      type: 'string',
      valueHint: 'naam',
      description: 'Naam van de map bij een volgende keer; anders haar pad',
    },
    wait: { type: 'boolean', description: 'Wacht tot alle teksten zijn gelezen en doorzoekbaar zijn' },
  },
  async run(args) {
    const { importFolder } = await import('./import.ts')
    const { withServices } = await import('./services.ts')
    await withServices((services) =>
      importFolder(services, {
        dir: String(args.dir),
        publish: args.publish === true,
        yes: args.yes === true,
        skipBad: args['skip-bad'] === true,
        wait: args.wait === true,
        as: typeof args.as === 'string' ? args.as : undefined,
        source: typeof args.source === 'string' ? args.source : undefined,
      }),
    )
  },
}

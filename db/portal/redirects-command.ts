import type { Command } from './command.ts'

/** `portal redirects`; what it does is loaded when it is run. */
export const redirectsCommand: Command = {
  name: 'redirects',
  description: 'Leest een lijst van oude adressen en waar ze heen leiden (CSV: oud;nieuw)',
  args: { file: { type: 'positional', description: 'Het CSV-bestand' } },
  async run(args) {
    const { importRedirects } = await import('./redirects.ts')
    const { withServices } = await import('./services.ts')
    await withServices((services) => importRedirects(services, String(args.file)))
  },
}

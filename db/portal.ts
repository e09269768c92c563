import { runCommandLine, type Command } from './portal/command.ts'
import { backupCommand, restoreCommand } from './portal/backup-command.ts'
import { bouncesCommand } from './portal/bounces-command.ts'
import { importCommand } from './portal/import-command.ts'
import { purgeCommand } from './portal/purge-command.ts'
import { redirectsCommand } from './portal/redirects-command.ts'

const upkeep = () => import('./portal/upkeep.ts')
const search = () => import('./portal/search.ts')
const services = () => import('./portal/services.ts')

/** `npm run portal -- COMMAND`: the operator's tool. It works beside a running server, on the same database. */
const portal: Command = {
  name: 'portal',
  description: 'Gereedschap voor wie het portaal beheert',
  subCommands: [
    {
      name: 'migrate',
      description: 'Brengt de database naar het nieuwste schema',
      run: async () => (await upkeep()).migrateDatabase(),
    },
    {
      name: 'admin',
      description: 'Beheerders van het portaal',
      subCommands: [
        {
          name: 'invite',
          description: 'Maakt iemand beheerder en geeft een link waarmee die een wachtwoord kiest',
          args: { email: { type: 'positional', description: 'Het e-mailadres' } },
          run: async (args) => (await upkeep()).invite(String(args.email)),
        },
      ],
    },
    importCommand,
    purgeCommand,
    redirectsCommand,
    {
      name: 'reindex',
      description: 'Maakt de zoekindex opnieuw uit de database',
      run: async () => (await services()).withServices((await search()).reindex),
    },
    {
      name: 'index',
      description: 'De zoekindex',
      subCommands: [
        {
          name: 'check',
          description: 'Vergelijkt de zoekindex met de database',
          args: { repair: { type: 'boolean', description: 'Herstelt wat verschilt' } },
          async run(args) {
            const { checkIndex } = await search()
            await (await services()).withServices((opened) => checkIndex(opened, args.repair === true))
          },
        },
      ],
    },
    bouncesCommand,
    backupCommand,
    restoreCommand,
    {
      name: 'audit',
      description: 'Het logboek van handelingen',
      subCommands: [
        {
          name: 'verify',
          description: 'Controleert of er niets aan het logboek is veranderd, en of er niets uit weg is',
          args: {
            head: {
              type: 'string',
              valueHint: 'regel:kenmerk',
              description: 'Een kenmerk uit het logbestand van de server, dat in het logboek moet staan',
            },
          },
          async run(args) {
            const { verifyAudit } = await upkeep()
            const head = typeof args.head === 'string' ? String(args.head) : undefined
            await (await services()).withServices((opened) => verifyAudit(opened, head))
          },
        },
      ],
    },
    {
      name: 'doctor',
      description: 'Kijkt of alles er is en werkt',
      args: {
        mail: {
          type: 'string',
          valueHint: 'e-mail',
          description: 'Stuurt daar een proefbericht heen, en zegt of het vertrouwd wordt',
        },
      },
      async run(args) {
        const address = typeof args.mail === 'string' ? String(args.mail).trim() : undefined
        const { doctor } = await import('./portal/doctor.ts')
        await (await services()).withServices((opened) => doctor(opened, address))
      },
    },
  ],
}

process.exitCode = await runCommandLine(portal, process.argv.slice(2))

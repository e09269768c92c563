import {
  adminCommand,
  auditCommand,
  doctorCommand,
  indexCommand,
  migrateCommand,
  reindexCommand,
} from './portal/upkeep.ts'
import { runCommandLine } from './portal/command.ts'
import { importCommand } from './portal/import.ts'

/** `npm run portal -- COMMAND`: the operator's tool. It works beside a running server, on the same database. */
const portal = {
  name: 'portal',
  description: 'Gereedschap voor wie het portaal beheert',
  subCommands: [migrateCommand, adminCommand, importCommand, reindexCommand, indexCommand, auditCommand, doctorCommand],
}

process.exitCode = await runCommandLine(portal, process.argv.slice(2))

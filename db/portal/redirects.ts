import { readFile } from 'node:fs/promises'
import type { ListFault } from '#app/modules/invitations/parse.server.ts'
import { addRedirects, RedirectsRefused } from '#app/modules/redirects/commands.server.ts'
import { readRedirects } from '#app/modules/redirects/rows.server.ts'
import type { Services } from '#app/services.server.ts'
import { meervoud } from '#app/ui/format.ts'
import { Failed, print } from './command.ts'

/** One file is one write, so that it is all or nothing. */
const mostRows = 10_000

/** Makes redirects of a file, all or none. Every fault is printed with its line and column. */
export async function importRedirects(services: Services, file: string): Promise<void> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Failed(`${file} is niet te lezen.`)
  })
  const { rows, faults } = readRedirects(text, services.config.server.baseUrl, mostRows)
  if (faults.length > 0) throw refused(file, faults)
  try {
    const made = await services.db.write((tx) => addRedirects(tx, null, rows, Date.now()))
    print(`${meervoud(made, 'verwijzing', 'verwijzingen')} toegevoegd.`)
  } catch (error) {
    if (error instanceof RedirectsRefused) throw refused(file, error.faults)
    throw error
  }
}

function refused(file: string, faults: readonly ListFault[]): Failed {
  for (const { line, column, reason } of faults)
    print(line === null ? reason : `${file}, regel ${line}${column ? `, kolom ${column}` : ''}: ${reason}`)
  return new Failed(`${meervoud(faults.length, 'fout', 'fouten')}: er is niets toegevoegd.`)
}

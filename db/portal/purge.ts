import { createInterface } from 'node:readline/promises'
import { and, gte, lt } from 'drizzle-orm'
import { tlp } from '#app/access/label.ts'
import { idStartOf } from '#app/lib/urls.ts'
import { kindNames } from '#app/modules/items/kinds.ts'
import { purgeItem } from '#app/modules/purge/purge.server.ts'
import { getPurgeFacts } from '#app/modules/purge/queries.server.ts'
import { readersByName } from '#app/modules/purge/readers.server.ts'
import type { Services } from '#app/services.server.ts'
import { formatDate, meervoud } from '#app/ui/format.ts'
import { item } from '#db/schema/index.ts'
import { Failed, print, UsageError } from './command.ts'
import { waitForJobs } from './wait.ts'

/**
 * Removes an item everywhere, after saying what it is and who read it.
 * @param named its id, or its address in the portal
 */
export async function purge(services: Services, named: string, yes: boolean): Promise<void> {
  const { db } = services
  const id = await findItem(services, named)
  const facts = await getPurgeFacts(db.read, id)
  print(
    `${kindNames[facts.kind].one} ${id.slice(0, 8)}, ${tlp(facts.label)}, ${facts.owner}, gewijzigd op ${formatDate(facts.updatedAt)}: ` +
      `${meervoud(facts.versions, 'versie', 'versies')}, ${meervoud(facts.files, 'bestand', 'bestanden')}`,
  )
  const readers = await readersByName(db.read, id)
  print(readers.length === 0 ? 'Niemand staat als lezer in het logboek' : 'Gelezen door:')
  for (const { name, times, lastAt } of readers)
    print(`  ${name}, ${meervoud(times, 'keer', 'keer')}, voor het laatst op ${formatDate(lastAt)}`)
  if (!yes && !(await confirmed(id))) throw new Failed('Niet bevestigd: er is niets vernietigd.')
  await purgeItem(services, id, { purgedBy: 'system', reason: 'operator' })
  await waitForJobs(services)
  print('Het stuk is overal vernietigd. Een grafsteen zonder inhoud blijft over.')
}

async function findItem({ db }: Services, named: string): Promise<string> {
  const word =
    named
      .replace(/[?#].*$/, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? ''
  const start = /^[a-z2-9]{20}$/.test(word) ? word : idStartOf(word)
  if (!start) throw new UsageError(`${named} is geen stuk: geef het kenmerk of het adres.`)
  const rows = await db.read
    .select({ id: item.id })
    .from(item)
    .where(and(gte(item.id, start), lt(item.id, `${start}{`)))
    .limit(2)
  const [found, other] = rows
  if (!found) throw new Failed('Dit stuk is er niet (meer).')
  if (other) throw new Failed('Meer dan één stuk heeft dit adres: geef het hele kenmerk.')
  return found.id
}

/** Without a terminal to ask in, `--yes` is needed. */
async function confirmed(id: string): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Failed('Bevestig met --yes: er is niets vernietigd.')
  const word = id.slice(0, 8)
  print('Dit kan niet ongedaan worden gemaakt, ook niet met een reservekopie.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return (await terminal.question(`Typ ${word} om te vernietigen: `)).trim() === word
  } finally {
    terminal.close()
  }
}

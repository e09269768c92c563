import { createInterface } from 'node:readline/promises'
import { tlp } from '#app/access/label.ts'
import { getOffice, loadActors } from '#app/modules/import/actor.server.ts'
import { checkFolder, type Plan } from '#app/modules/import/check.server.ts'
import { faultLine } from '#app/modules/import/fault.ts'
import { readFolder, type Folder } from '#app/modules/import/folder.server.ts'
import { readersPerLabel, type ReadersOfLabel } from '#app/modules/import/readers.server.ts'
import { runImport, shouldPublish } from '#app/modules/import/run.server.ts'
import type { Services } from '#app/services.server.ts'
import { Failed, print, UsageError } from './command.ts'
import { showProgress } from './progress.ts'
import { serverRuns } from './services.ts'
import { waitForJobs } from './wait.ts'

export interface ImportArgs {
  dir: string
  publish: boolean
  yes: boolean
  skipBad: boolean
  wait: boolean
  as: string | undefined
  source: string | undefined
}

/** Checks a folder, and where it is good makes and changes its items. */
export async function importFolder(services: Services, args: ImportArgs): Promise<void> {
  const started = performance.now()
  const folder = await openFolder(args.dir)
  const { db, store, config } = services
  const now = Date.now()
  const office = await getOffice(db.read)
  const actors = await loadActors(db.read, args.as, now)
  const checking = showProgress('Controleren')
  const { maxBytes } = config.files
  const { publish } = args
  const source = args.source ?? folder.root
  const plan = await checkFolder(db.read, actors, folder, {
    source,
    publish,
    officeId: office.id,
    maxBytes,
    now,
    progress: checking.step,
  })
  checking.end()
  reportFaults(plan, args.skipBad)
  for (const line of actorLines(plan)) print(line)
  await assertShortBesideServer(plan, publish, services)
  if (publish && !(await confirmed(await readersPerLabel(db.read, plan), args.yes)))
    throw new Failed('Niet bevestigd: er is niets ingevoerd.')
  const preparing = showProgress('Voorbereiden')
  const writing = showProgress('Invoeren')
  const steps = { preparing: preparing.step, writing: writing.step }
  const result = await runImport({ db, store }, plan, { publish, maxBytes, ...steps })
  writing.end()
  const skipped = plan.faults.length > 0 ? `, ${plan.faults.length} fouten overgeslagen` : ''
  print(
    `${result.created} nieuw, ${result.changed} gewijzigd, ${result.unchanged} ongewijzigd, ` +
      `${result.published} gepubliceerd${skipped} (${seconds(started)})`,
  )
  if (result.proposed > 0)
    print(`${result.proposed} keer wordt de doelgroep ruimer: een collega bevestigt dat in het portaal`)
  if (!args.wait) return
  await waitForJobs(services)
  print(`Alles is gelezen en doorzoekbaar (${seconds(started)})`)
}

async function openFolder(dir: string): Promise<Folder> {
  if (/\.(xml|wxr)$/i.test(dir)) throw new UsageError(`${dir}: een WordPress-bestand kan deze versie niet lezen.`)
  try {
    return await readFolder(dir)
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOENT', 'EACCES', 'ENOTDIR'].includes(String(error.code)))
      throw new Failed(`${dir} kan niet worden gelezen.`)
    throw error
  }
}

/** The one write of an import lets a server's own writes wait, and those give up after twenty seconds. */
const mostBesideServer = 1000

async function assertShortBesideServer({ items }: Plan, publish: boolean, { config }: Services): Promise<void> {
  const many = items.filter((one) => one.state !== 'unchanged' || (publish && shouldPublish(one))).length
  if (many <= mostBesideServer || !(await serverRuns(config))) return
  throw new Failed(
    `${many} stukken in één keer houdt een draaiende server te lang op: er is niets ingevoerd. ` +
      `Stop de server, of voer hoogstens ${mostBesideServer} stukken tegelijk in.`,
  )
}

function reportFaults({ faults }: Plan, skipBad: boolean): void {
  for (const fault of faults) process.stderr.write(`${faultLine(fault)}\n`)
  if (faults.length === 0 || skipBad) return
  const many = faults.length === 1 ? '1 fout' : `${faults.length} fouten`
  throw new Failed(`${many}: er is niets ingevoerd. Herstel ze, of gebruik --skip-bad.`)
}

/** `bureau: 12 stukken door redactie@bureau.example` */
function actorLines({ items }: Plan): string[] {
  const counts = new Map<string, number>()
  for (const { actor, meaning, state } of items) {
    if (state === 'unchanged') continue
    const owner = actor.memberships.find((held) => held.organisationId === meaning.ownerId)
    const who = `${owner?.organisationSlug ?? ''} ${actor.email}`
    counts.set(who, (counts.get(who) ?? 0) + 1)
  }
  return [...counts].map(([who, n]) => `${who.replace(' ', `: ${stukken(n)} door `)}`)
}

/** Says how many people get to read what, and asks. Without a terminal to ask in, `--yes` is needed. */
async function confirmed(readers: readonly ReadersOfLabel[], yes: boolean): Promise<boolean> {
  for (const { label, items, people } of readers) print(`${tlp(label)}: ${stukken(items)}, ${lezers(people)}`)
  if (readers.length === 0) print('Er is niets dat gepubliceerd kan worden')
  if (yes || readers.length === 0) return true
  if (readers.some(({ label }) => label !== 'CLEAR' && label !== 'GREEN'))
    print('Vanaf TLP:AMBER geldt: geen politiegegevens (Wpg), strafvorderlijke persoonsgegevens of casuïstiek.')
  if (!process.stdin.isTTY) throw new Failed('Bevestig met --yes: er is niets ingevoerd.')
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return /^j(a)?$/i.test((await terminal.question('Publiceren? (ja/nee) ')).trim())
  } finally {
    terminal.close()
  }
}

const stukken = (items: number): string => `${items} ${items === 1 ? 'stuk' : 'stukken'}`
const lezers = (people: number | null): string =>
  people === null ? 'voor iedereen' : `${people} ${people === 1 ? 'lezer' : 'lezers'}`

const seconds = (started: number): string => `${((performance.now() - started) / 1000).toFixed(1).replace('.', ',')} s`

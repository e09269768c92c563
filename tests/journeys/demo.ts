import { cpSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest'
import { loadSecrets } from '#app/config.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import type { DemoAccount } from '#db/demo/accounts.ts'
import type { Persona } from '#db/demo/content/types.ts'
import { user } from '#db/schema/index.ts'
import { signedInCookie } from '#tests/factories/people.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { onceInRun } from '#tests/setup/once.ts'
import { startProcess, type PortalProcess } from '#tests/setup/process.ts'

/** The demo as `npm run demo` serves it: a process of its own, on a data folder and a port of its own. */
export interface Demo extends PortalProcess {
  account(persona: Persona): DemoAccount
  /** The texts of the mails sent to this address, oldest first. */
  mailsTo(address: string): string[]
  /** The path of the newest link that begins so and was mailed to this address; waits for it. */
  linkMailed(start: string, address: string): Promise<string>
  /** The database under the running demo, to look at and to let time pass; closes with the test. */
  database(): Database
  /** The `Cookie` header of somebody who has just signed in with both steps, whoever they are. */
  cookieOf(email: string): Promise<string>
}

/** The demo for the tests of a file; it stops with the file. */
export function useDemo(environment: Record<string, string> = {}): { (): Demo } {
  let demo: Demo | undefined
  beforeAll(async () => {
    demo = await startDemo({ environment })
  }, 180_000)
  afterAll(() => demo?.stop())
  return () => {
    if (!demo) throw new Error('the demo has not started')
    return demo
  }
}

/** Starts the demo on a copy of the region, or on a folder that an earlier one left. */
export async function startDemo(
  options: { environment?: Record<string, string>; dataDir?: string } = {},
): Promise<Demo> {
  const dataDir = options.dataDir ?? copyOf(await madeRegion())
  const demo = await spawnDemo(dataDir, { LOG_LEVEL: 'info', ...options.environment })
  if (options.environment?.SEARCH_ENGINE !== 'embedded') await engineServes(demo.url)
  return demo
}

/** Resolves when searches are answered by the real engine with everything in it. */
export function engineServes(url: string): Promise<unknown> {
  return vi.waitUntil(
    async () => {
      const { search } = (await (await fetch(`${url}/gereed`)).json()) as { search: { engine: string; state: string } }
      return search.engine === 'meilisearch' && search.state === 'ready'
    },
    { timeout: 60_000, interval: 100 },
  )
}

/** A data folder with the demo region in it, which nobody works on. */
export async function aDemoFolder(): Promise<string> {
  return copyOf(await madeRegion())
}

function madeRegion(): Promise<string> {
  return onceInRun('region', async (folder) => {
    const demo = await spawnDemo(folder, { SEARCH_ENGINE: 'embedded', LOG_LEVEL: 'warn' })
    const code = await demo.stop()
    if (code !== 0) throw new Error(`the demo ended with ${code}: ${demo.output()}`)
  })
}

function copyOf(region: string): string {
  const folder = temporaryFolder('demo')
  cpSync(region, folder, { recursive: true })
  return folder
}

async function spawnDemo(dataDir: string, environment: Record<string, string>): Promise<Demo> {
  const mailsTo = (address: string) => mailsIn(join(dataDir, 'mail'), address)
  return {
    ...(await startProcess('demo', dataDir, environment)),
    account(persona) {
      const accounts = JSON.parse(readFileSync(join(dataDir, 'demo-accounts.json'), 'utf8')) as DemoAccount[]
      const found = accounts.find((account) => account.persona === persona)
      if (!found) throw new Error(`no account for ${persona}`)
      return found
    },
    database: () => databaseOf(dataDir),
    async cookieOf(email) {
      const db = databaseOf(dataDir)
      const [person] = await db.read.select({ id: user.id }).from(user).where(eq(user.email, email))
      if (!person) throw new Error(`nobody has the address ${email}`)
      return signedInCookie(db, loadSecrets({ dataDir, secrets: { session: [] } }), person.id)
    },
    mailsTo,
    linkMailed: (start, address) =>
      vi.waitFor(() => pathIn(mailsTo(address), start), { timeout: 20_000, interval: 100 }),
  }
}

function pathIn(mails: readonly string[], start: string): string {
  const paths = mails.flatMap((mail) => mail.match(/http:\/\/[^\s>]+/g) ?? []).map((link) => new URL(link).pathname)
  const found = paths.findLast((path) => path.startsWith(start))
  if (!found) throw new Error(`no link to ${start} was mailed`)
  return found
}

function mailsIn(folder: string, address: string): string[] {
  try {
    return readdirSync(folder)
      .toSorted()
      .filter((name) => name.endsWith('.eml'))
      .map((name) => readable(readFileSync(join(folder, name), 'utf8')))
      .filter((mail) => new RegExp(`^To: .*${address.replaceAll('.', '\\.')}`, 'mi').test(mail))
  } catch {
    return []
  }
}

function databaseOf(dataDir: string): Database {
  const db = openDatabase(join(dataDir, 'portal.db'))
  onTestFinished(() => db.close())
  return db
}

/** Quoted-printable undone, as far as Latin text and addresses need it. */
const readable = (mail: string): string => mail.replace(/=\r?\n/g, '').replaceAll('=3D', '=')

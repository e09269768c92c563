import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect } from 'vitest'
import { nodeEntry, projectRoot } from '#app/lib/paths.ts'
import type { Database } from '#db/client.server.ts'
import { anOrganisation, aPerson } from '../factories/people.ts'
import { temporaryFolder, testDatabase } from './database.ts'

export interface Ended {
  code: number | null
  out: string
  err: string
}

/** Starts `npm run portal -- …` on this database, as an operator would beside a server. */
export function startCommand(
  db: Pick<Database, 'file'>,
  args: readonly string[],
  environment: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [nodeEntry('portal'), ...args], {
    cwd: projectRoot,
    env: {
      NODE_ENV: 'test',
      PATH: process.env.PATH,
      DATA_DIR: dirname(db.file),
      PORT: '1',
      SEARCH_ENGINE: 'embedded',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const result: Ended = { code: null, out: '', err: '' }
  child.stdout?.on('data', (chunk: Buffer) => (result.out += chunk.toString()))
  child.stderr?.on('data', (chunk: Buffer) => (result.err += chunk.toString()))
  const ended = once(child, 'close').then(([code]) => ({ ...result, code: code as number | null }))
  return { child, ended }
}
export const portal = (db: Database, ...args: string[]): Promise<Ended> => startCommand(db, args).ended
export const like = (words: RegExp) => expect.stringMatching(words) as string

/** A database with a bureau and its editor. */
export async function anOffice(): Promise<Database> {
  const db = testDatabase()
  const office = await anOrganisation(db, { slug: 'bureau', kind: 'alliance_office', publishes: true })
  await aPerson(db, { organisation: office, role: 'editor', email: 'redactie@bureau.example' })
  return db
}

/** A folder of Markdown files, all GREEN by its manifest. */
export function aFolder(count: number): string {
  const folder = temporaryFolder('folder')
  const rows = Array.from({ length: count }, (_, i) => {
    writeFileSync(join(folder, `${i}.md`), `# Stuk ${i}\n\nEen tekst over drugsafval.\n`)
    return `${i}.md;;;GREEN`
  })
  writeFileSync(join(folder, 'manifest.csv'), ['path;title;kind;label', ...rows].join('\n'))
  return folder
}

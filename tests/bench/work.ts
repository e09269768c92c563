import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { nodeEntry, projectRoot } from '#app/lib/paths.ts'
import { urls } from '#app/lib/urls.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { engineDocuments } from '#search/indexer.server.ts'
import type { EngineDocument } from '#search/engine.ts'
import { keepAliveClient } from '#search/meilisearch/http.ts'
import { localBinary, startLocalMeilisearch } from '#search/meilisearch/process.server.ts'
import { indexName, settings } from '#search/meilisearch/settings.ts'
import { signedInCookie } from '#tests/factories/people.ts'
import { percentiles, quantile, type Rounds } from './compare.ts'
import { configOf, dataFolder, runFolder } from './data.ts'
import { vocabulary, wordsPerItem } from './fill.ts'
import { partnerOf, personOf, secretsOf } from './people.ts'
import { get, ready, startPortal, wire, type Loader, type Target } from './processes.ts'
import { say, tell } from './report.ts'
import { makeText, randomFrom, zipf } from './words.ts'

type EngineName = 'meilisearch' | 'embedded'
const megabyte = 1024 * 1024

/** What changing costs: from the form to being found, a folder of files; and what the process needs meanwhile. */
export async function measureWork(loader: Loader, items: number, rounds: Omit<Rounds, 'clients'>): Promise<void> {
  await measureStart(items, rounds.rounds)
  await measureStatements(items)
  await measureMemory(loader, items, rounds)
  for (const engine of localBinary() ? (['meilisearch', 'embedded'] as const) : (['embedded'] as const))
    await measureCreating(engine, items, rounds.rounds * 5)
  if (!localBinary()) return say('no local Meilisearch here: importing was not measured')
  await measureImport(items, rounds.rounds > 5 ? 1000 : 500)
}

/** From the start of the process to its first answer, on a database that is there. */
async function measureStart(items: number, times: number): Promise<void> {
  const folder = await dataFolder(items)
  const seen: number[] = []
  for (let i = 0; i < times; i++) {
    const portal = await startPortal(folder)
    seen.push(portal.startMs)
    await portal.stop()
  }
  tell({
    ...{ name: `start to first answer, ${items} items`, value: quantile(seen, 0.5), unit: 'ms' },
    bound: { atMost: 1500 },
  })
}

/** Statements of the main thread per page, once everything is warm. Signing in and the rule are part of them. */
async function measureStatements(items: number): Promise<void> {
  await opened('embedded', items, { BENCH_STATEMENTS: '1' }, async ({ portal, cookie, some }) => {
    const pages: Array<[string, string, Record<string, string>]> = [
      ['news list, visitor', '/nieuws', { Cookie: 'keuze=1' }],
      ['news list, partner', '/nieuws', { Cookie: cookie }],
      ['library, partner', '/kennisbank', { Cookie: cookie }],
      ['practice, partner', some.path, { Cookie: cookie }],
      ['search, partner', '/zoeken?q=veiligheid', { Cookie: cookie }],
    ]
    for (const [name, path, headers] of pages) {
      await asked(portal, path, headers)
      const before = await portal.usage()
      await asked(portal, path, headers)
      const after = await portal.usage()
      tell({ name: `${name}: SQL statements`, value: after.statements - before.statements, unit: 'statements' })
    }
  })
}

/** The process of the portal; the search engine is another one, and is reported apart by whoever runs it. */
async function measureMemory(loader: Loader, items: number, rounds: Omit<Rounds, 'clients'>): Promise<void> {
  await opened('meilisearch', items, {}, async ({ portal, cookie, token, some }) => {
    const tellMemory = async (when: string, atMost: number) => {
      const { rss, mapped } = await portal.usage()
      tell({ name: `memory ${when}, ${items} items`, value: rss / megabyte, unit: 'MB', bound: { atMost } })
      tell({ name: `memory ${when}: of which pages of files`, value: mapped / megabyte, unit: 'MB' })
    }
    await tellMemory('at rest', 150)
    const requests = [
      wire('/nieuws'),
      wire('/nieuws', { Cookie: cookie }),
      wire('/kennisbank', { Cookie: cookie }),
      wire(some.path, { Cookie: cookie }),
      ...vocabulary.slice(100, 140).map((word) => wire(`/zoeken?q=${word}`, { Cookie: cookie })),
      ...vocabulary
        .slice(200, 240)
        .map((word) => wire(`/api/v1/search?q=${word}`, { Authorization: `Bearer ${token}` })),
    ]
    await loader.run({ port: portal.port, requests, clients: 16, ms: rounds.rounds * rounds.ms })
    await tellMemory('under load', 200)
  })
}

/** An editor makes a practice by the forms, for all partners, until a partner finds it. */
async function measureCreating(engine: EngineName, items: number, times: number): Promise<void> {
  await opened(engine, items, {}, async ({ db, folder, portal, token }) => {
    const editor = await personOf(db, 'redactie@bench.example')
    const cookie = await signedInCookie(db, secretsOf(folder), editor.id, { assurance: 3 })
    const office = await db.read.query.organisation.findFirst({ where: (o, { eq }) => eq(o.slug, 'bureau') })
    const post = async (path: string, form: Record<string, string>) => {
      const answer = await get(
        portal.port,
        path,
        {
          Cookie: cookie,
          'Content-Type': 'application/x-www-form-urlencoded',
          Origin: `http://127.0.0.1:${portal.port}`,
        },
        new URLSearchParams(form).toString(),
      )
      if (answer.status !== 302) throw new Error(`${path} answered ${answer.status}`)
      return answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? ''
    }
    const random = randomFrom(items + times + engine.length)
    const seen: number[] = []
    for (let i = 0; i < times; i++) {
      // So unlike the others that no engine takes one for a slip of another.
      const word = Array.from({ length: 16 }, () => 'bcdfghjkmnpqrstvwxz'[Math.floor(random() * 19)]).join('')
      const started = performance.now()
      const desk = await post('/redactie/nieuw', {
        ...{ kind: 'practice', desk: office?.id ?? '', title: `Proefstuk ${word}` },
      })
      await post(`${desk}/doelgroep`, { revision: '1', audience: 'partners' })
      await post(`${desk}/publiceren`, { intent: 'publish', revision: '2' })
      for (;;) {
        const answer = await get(portal.port, `/api/v1/search?q=${word}`, { Authorization: `Bearer ${token}` })
        const { total } = JSON.parse(String(answer.body)) as { total: number }
        if (total === 1) break
        if (performance.now() - started > 30_000) throw new Error(`${word} is not found`)
        await pause(5)
      }
      seen.push(performance.now() - started)
    }
    const { p50, p95 } = percentiles(seen)
    const name = `form to found, ${engine}, ${items} items`
    tell({ name: `${name}: p50`, value: p50, unit: 'ms' })
    tell({ name: `${name}: p95`, value: p95, unit: 'ms', bound: { atMost: 2000 } })
  })
}

/** `portal import` beside a running server until all is in the engine, against sending the engine the same documents. */
async function measureImport(items: number, count: number): Promise<void> {
  const source = join(runFolder(), 'folder')
  writeFolder(source, count)
  await opened('meilisearch', items, {}, async ({ db, folder, portal }) => {
    const started = performance.now()
    await importFolder(folder, portal.port, source)
    await indexed(db)
    const imported = (count * 1000) / (performance.now() - started)
    const rows = await db.read.query.importSource.findMany({ columns: { itemId: true } })
    const ids = rows.map((row) => row.itemId)
    const documents = [...(await engineDocuments(db.read, ids, Date.now())).values()].flat()
    if (ids.length !== count || documents.length < count) throw new Error(`${ids.length} of ${count} were imported`)
    const bare = (count * 1000) / (await bareIndexing(documents))
    tell({
      ...{ name: `import of ${count} files into ${items} items`, value: imported, unit: 'documents/s' },
      ...{ against: 'bare batch indexing', ratio: imported / bare, bound: { atLeast: 0.5 } },
    })
  })
}

function writeFolder(folder: string, count: number): void {
  mkdirSync(folder, { recursive: true })
  const random = randomFrom(count)
  const draw = zipf(vocabulary, random)
  const rows = Array.from({ length: count }, (_, i) => {
    const title = makeText(6, draw, random).replace(/\W+$/, '').replaceAll('\n', ' ')
    writeFileSync(join(folder, `${i}.md`), `# ${title}\n\n${makeText(wordsPerItem, draw, random)}\n`)
    return `${i}.md;;practice;GREEN`
  })
  writeFileSync(join(folder, 'manifest.csv'), ['path;title;kind;label', ...rows, ''].join('\n'))
}

async function importFolder(folder: string, port: number, source: string): Promise<void> {
  const child = spawn(process.execPath, [nodeEntry('portal'), 'import', source, '--publish', '--yes'], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { PATH: process.env.PATH, NODE_ENV: 'production', DATA_DIR: folder, PORT: String(port) },
  })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`the import ended with ${code}`)
}

/** Until nothing waits to be indexed. */
async function indexed(db: Database): Promise<void> {
  for (;;) {
    const waiting = await db.read.query.outbox.findFirst({
      where: (o, { and, eq, lte }) => and(eq(o.topic, 'index-item'), lte(o.dueAt, Date.now())),
    })
    if (!waiting) return
    await pause(20)
  }
}

/** The same documents and settings, into an engine by itself that holds nothing else. @returns milliseconds */
async function bareIndexing(documents: readonly EngineDocument[]): Promise<number> {
  const local = await startLocalMeilisearch(localBinary() ?? '', join(runFolder(), 'bare-engine'))
  const { url, key } = local.connection()
  const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' }
  const http = keepAliveClient(60_000)
  const send = async (path: string, method: string, body: unknown) => {
    const { taskUid } = (await http(`${url}${path}`, { method, headers, body: JSON.stringify(body) })) as {
      taskUid: number
    }
    for (;;) {
      const { status } = (await http(`${url}/tasks/${taskUid}`, { headers })) as { status: string }
      if (status === 'succeeded') return
      if (status === 'failed') throw new Error(`${path} failed`)
      await pause(20)
    }
  }
  try {
    await send('/indexes', 'POST', { uid: indexName, primaryKey: 'id' })
    await send(`/indexes/${indexName}/settings`, 'PATCH', settings)
    const started = performance.now()
    for (let i = 0; i < documents.length; i += 1000)
      await send(`/indexes/${indexName}/documents`, 'POST', documents.slice(i, i + 1000))
    return performance.now() - started
  } finally {
    http.close()
    await local.close()
  }
}

interface Opened {
  db: Database
  folder: string
  portal: Target
  /** Of the partner with thirty keys. */
  cookie: string
  token: string
  some: { path: string }
}

/** A portal on a copy of the data, with its engine ready. */
async function opened(
  engine: EngineName,
  items: number,
  environment: Record<string, string>,
  use: (place: Opened) => Promise<void>,
): Promise<void> {
  const folder = await dataFolder(items)
  const db = openDatabase(configOf(folder).database.file)
  const portal = await startPortal(folder, { SEARCH_ENGINE: engine, ...environment })
  try {
    await ready(portal, engine)
    const { cookie, token } = await partnerOf(db, folder)
    const practice = await db.read.query.item.findFirst({
      where: (i, { and, eq }) => and(eq(i.kind, 'practice'), eq(i.label, 'GREEN')),
    })
    if (!practice) throw new Error('no practice to measure')
    const some = { path: urls.library.item(practice) }
    await use({ db, folder, portal, cookie, token, some })
  } finally {
    await portal.stop()
    await db.close()
  }
}

async function asked(portal: Target, path: string, headers: Record<string, string>): Promise<void> {
  const { status } = await get(portal.port, path, headers)
  if (status !== 200) throw new Error(`${path} answered ${status}`)
}

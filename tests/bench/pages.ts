import { gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { anonymousViewer } from '#app/access/viewer.ts'
import { slugOf } from '#app/lib/urls.ts'
import { bumpPublicGeneration } from '#app/modules/items/generation.server.ts'
import { listNews } from '#app/modules/news/queries.server.ts'
import { openDatabase, type Database } from '#db/client.server.ts'
import { item } from '#db/schema/index.ts'
import { signedInCookie } from '#tests/factories/people.ts'
import { inTurn, type Rounds } from './compare.ts'
import { configOf, dataFolder } from './data.ts'
import { personOf, secretsOf } from './people.ts'
import { get, startBare, startPortal, wire, type Loader, type Target } from './processes.ts'
import { tell } from './report.ts'

const bare = 'bare node:http, the same bytes'
/** A cookie that is no session: the visitor stays anonymous, and the page is rendered anew. */
const uncached = { Cookie: 'keuze=1' }

/** Public pages, from the cache and rendered, against a server that sends the same bytes; and what they weigh. */
export async function measurePages(loader: Loader, items: number, rounds: Omit<Rounds, 'clients'>): Promise<void> {
  const folder = await dataFolder(items)
  const db = openDatabase(configOf(folder).database.file)
  const portal = await startPortal(folder, { SEARCH_ENGINE: 'embedded' })
  try {
    const { rows } = await listNews(db.read, anonymousViewer(Date.now()), {})
    const [, article] = rows
    if (!article) throw new Error('no news to measure')
    const paths = { home: '/', article: `/nieuws/${slugOf(article)}`, list: '/nieuws', agenda: '/agenda' }
    await assertExact(db, portal, paths.article, article, folder)
    for (const [name, path] of Object.entries(paths))
      await measure(loader, portal, `${name}, ${items} items`, path, rounds)
    await weigh(portal, `article, ${items} items`, paths.article, 1)
    await weigh(portal, `search page, ${items} items`, '/zoeken?q=veiligheid', 5)
  } finally {
    await portal.stop()
    await db.close()
  }
}

/** What makes the cache of rendered pages worth measuring: it is never old, and never shows one person's page to another. */
async function assertExact(
  db: Database,
  portal: Target,
  path: string,
  article: { id: string; summary: string },
  folder: string,
): Promise<void> {
  const page = async (headers: Record<string, string> = {}) => String((await get(portal.port, path, headers)).body)
  const summarise = (summary: string) =>
    db.write(async (tx) => {
      await tx.update(item).set({ summary }).where(eq(item.id, article.id))
      await bumpPublicGeneration(tx)
    })
  const must = (holds: boolean, what: string) => {
    if (!holds) throw new Error(`the cache of pages is not exact: ${what}`)
  }
  await page()
  const person = await personOf(db, 'partner@bench.example')
  const cookie = await signedInCookie(db, secretsOf(folder), person.id, { assurance: 2 })
  const own = await page({ Cookie: cookie })
  must(own.includes(person.name), 'a partner gets the page of a visitor')
  must(!(await page()).includes(person.name), 'a visitor gets the page of a partner')
  await summarise('Een heel andere samenvatting')
  must((await page()).includes('Een heel andere samenvatting'), 'a page from before a change is shown after it')
  await summarise(article.summary)
  must(!(await page()).includes('Een heel andere samenvatting'), 'a page from before a second change is shown after it')
}

async function measure(
  loader: Loader,
  portal: Target,
  name: string,
  path: string,
  rounds: Omit<Rounds, 'clients'>,
): Promise<void> {
  const encoding = { 'Accept-Encoding': 'gzip, deflate, br' }
  const kept = await get(portal.port, path, encoding)
  const own = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])
  const headers = kept.headers.filter(([header]) => !own.has(header.toLowerCase()))
  const target = await startBare({ kind: 'page', headers, body: kept.body.toString('base64') })
  try {
    const sides = {
      bare: { name: 'bare', port: target.port, target, requests: [wire(path)] },
      cached: { name: 'cached', port: portal.port, target: portal, requests: [wire(path)] },
      rendered: { name: 'rendered', port: portal.port, target: portal, requests: [wire(path, uncached)] },
    }
    // Compiled code and full caches on all sides before anything counts.
    await inTurn(loader, sides, { clients: 16, rounds: 1, ms: rounds.ms })
    const seen = await inTurn(loader, sides, { clients: 16, ...rounds })
    tell({
      ...{ name: `${name}: cached, requests per second`, value: seen.cached.perSecond, unit: '/s', against: bare },
      ...{ ratio: seen.cached.perSecond / seen.bare.perSecond, bound: { atLeast: 0.5 } },
    })
    tell({
      ...{ name: `${name}: cached, CPU per request`, value: seen.cached.cpuMs, unit: 'ms', against: bare },
      ratio: seen.cached.cpuMs / seen.bare.cpuMs,
    })
    const crowd = await inTurn(loader, { cached: sides.cached, bare: sides.bare }, { clients: 100, ...rounds })
    tell({
      ...{ name: `${name}: cached, p99 at 100 connections`, value: crowd.cached.p99, unit: 'ms', against: bare },
      ratio: crowd.cached.p99 / crowd.bare.p99,
    })
    tell({
      ...{ name: `${name}: rendered, CPU per request`, value: seen.rendered.cpuMs, unit: 'ms', against: bare },
      ...{ ratio: seen.rendered.cpuMs / seen.bare.cpuMs, bound: { atMost: 48 } },
    })
  } finally {
    await target.stop()
  }
}

/** The page with the styles and scripts it names, as they go over the wire; fonts and pictures count as requests. */
async function weigh(portal: Target, name: string, path: string, scriptsAtMost: number): Promise<void> {
  const zipped = { 'Accept-Encoding': 'br, gzip' }
  const page = await get(portal.port, path, zipped)
  const html = gunzipSync((await get(portal.port, path, { 'Accept-Encoding': 'gzip' })).body).toString('utf8')
  const named = (pattern: RegExp) => [...new Set([...html.matchAll(pattern)].map((match) => match[1] ?? ''))]
  const styles = named(/<link rel="stylesheet" href="([^"]+)"/g)
  const scripts = named(/<script[^>]* src="([^"]+)"/g)
  const others = named(/<(?:link rel="(?:preload|icon)"|img)[^>]* (?:href|src)="([^"]+)"/g)
  const sizeOf = async (list: string[]) => {
    let sum = 0
    for (const address of list) sum += (await get(portal.port, address, zipped)).body.length
    return sum
  }
  const scriptBytes = await sizeOf(scripts)
  const bytes = page.body.length + (await sizeOf(styles)) + scriptBytes
  const inline = /<script(?![^>]* src=)(?! type="application\/ld\+json")/.test(html) ? 1 : 0
  tell({ name: `${name}: HTML, CSS and JavaScript`, value: bytes / 1024, unit: 'KB', bound: { atMost: 35 } })
  tell({
    ...{ name: `${name}: JavaScript`, value: scriptBytes / 1024 + inline, unit: 'KB' },
    bound: { atMost: scriptsAtMost },
  })
  const requests = 1 + styles.length + scripts.length + others.length
  tell({ name: `${name}: requests`, value: requests, unit: 'requests', bound: { atMost: 6 } })
}

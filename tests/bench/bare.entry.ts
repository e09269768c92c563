import { createServer } from 'node:http'
import { inArray, sql } from 'drizzle-orm'
import type { Rule } from '#app/access/rule.ts'
import { searchDocument } from '#db/schema/index.ts'
import { expandQuery } from '#search/dutch.ts'
import { findCandidates } from '#search/embedded/candidates.ts'
import { openConnection } from '#search/embedded/connection.ts'
import { ftsExpression } from '#search/embedded/match.ts'

/** What our own server is compared with: node:http and nothing else. */
export type BareOrder =
  | { kind: 'page'; port: number; headers: Array<[string, string]>; body: string }
  | { kind: 'search'; port: number; file: string; rule: Rule }

/** The same bytes and headers, from memory. */
function servePage({ port, headers, body }: Extract<BareOrder, { kind: 'page' }>): void {
  const bytes = Buffer.from(body, 'base64')
  const flat = headers.flat()
  createServer((_request, response) => {
    response.writeHead(200, flat)
    response.end(bytes)
  }).listen(port, '127.0.0.1', ready)
}

/** The statement that the embedded engine runs, and for twenty hits FTS5's own marks and snippets. */
function serveSearch({ port, file, rule }: Extract<BareOrder, { kind: 'search' }>): void {
  const db = openConnection(file)
  createServer((request, response) => {
    const text = new URL(request.url ?? '/', 'http://localhost').searchParams.get('q') ?? ''
    const asked = expandQuery(text)
    const wanted = asked.terms.map((term) => ({ alternatives: [term] }))
    const expression = ftsExpression(wanted, asked.phrases, 'AND')
    const scope = { rule, now: Date.now(), filters: {}, sort: 'relevance' as const }
    const found = findCandidates(db, scope, expression, `{title title_shadow} : (${expression})`)
    const rows = found.slice(0, 20).map((candidate) => candidate.rows[0] ?? 0)
    const hits = db.all(
      sql`SELECT ${searchDocument.itemId} AS id, highlight(search_fts, 0, '<em>', '</em>') AS title,
          snippet(search_fts, 2, '<em>', '</em>', '…', 40) AS snippet
        FROM search_fts JOIN ${searchDocument} ON ${searchDocument.row} = search_fts.rowid
        WHERE search_fts MATCH ${expression} AND ${inArray(sql`search_fts.rowid`, rows)}`,
    )
    const body = Buffer.from(JSON.stringify({ total: found.length, hits }))
    response.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': body.length })
    response.end(body)
  }).listen(port, '127.0.0.1', ready)
}

const ready = () => process.send?.('ready')

process.on('message', (order: BareOrder | 'usage') => {
  if (order === 'usage') return
  if (order.kind === 'page') servePage(order)
  else serveSearch(order)
})
process.send?.('up')

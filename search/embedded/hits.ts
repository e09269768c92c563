import { sql } from 'drizzle-orm'
import { searchDocument } from '#db/schema/index.ts'
import { pagesPerItem, type SearchHit } from '../engine.ts'
import { loadRows, type Candidate, type Row } from './candidates.ts'
import type { Connection } from './connection.ts'
import { inPage } from './match.ts'
import type { Scorer } from './score.ts'

/** Rows whose text is read to find the best page: for one hit up to `mostPerItem`, for twenty hits a share of the budget. */
const rowsRead = 1200
const mostPerItem = 400

/** The words, as an FTS5 expression and as something that gives a row its worth. */
export interface Asked {
  expression: string
  by: Scorer
}

/** The hits that are shown, each with its best row and the best pages of its files. @param asked null for a listing */
export function hitsOf(db: Connection, candidates: readonly Candidate[], asked: Asked | null): SearchHit[] {
  if (!asked) return candidates.map(({ itemId }) => ({ itemId, id: `${itemId}-0`, pages: [] }))
  const pages = pagesOf(db, candidates, asked.expression)
  return candidates.map((candidate) => hitOf(db, candidate, pages.get(candidate.itemId) ?? [], asked.by))
}

function hitOf(db: Connection, { itemId, rows }: Candidate, pages: readonly number[], by: Scorer): SearchHit {
  // With files the candidate's own rows may be pages that hold the title only; its summary is first or last.
  const own = pages.length > 0 ? [...rows.slice(0, 2), ...rows.slice(-2)] : rows.slice(0, 60)
  const scored = [...loadRows(db, [...new Set([...own, ...pages])]).values()].map((row) => ({
    row,
    worth: by.score(row),
  }))
  scored.sort((a, b) => b.worth - a.worth || pageOf(a.row) - pageOf(b.row))
  const answering = new Set(pages)
  return {
    itemId,
    id: scored[0]?.row.id ?? `${itemId}-0`,
    pages: scored
      .filter(({ row }) => answering.has(row.row))
      .slice(0, pagesPerItem)
      .map(({ row }) => row.id),
  }
}

/** Of each item the file rows that answer: looked up in the item's own stretch of the index, however common the words. */
function pagesOf(db: Connection, candidates: readonly Candidate[], expression: string): Map<string, number[]> {
  const ids = JSON.stringify(candidates.map(({ itemId }) => itemId))
  const withFiles = db.all<{ itemId: string; first: number; last: number }>(
    sql`SELECT ${searchDocument.itemId} AS itemId, min(${searchDocument.row}) AS first, max(${searchDocument.row}) AS last
      FROM json_each(${ids}) AS wanted CROSS JOIN ${searchDocument} ON ${searchDocument.itemId} = wanted.value
      WHERE ${searchDocument.fileId} IS NOT NULL GROUP BY ${searchDocument.itemId}`,
  )
  const atMost = Math.min(mostPerItem, Math.floor(rowsRead / Math.max(withFiles.length, 1)))
  return new Map(
    withFiles.map(({ itemId, first, last }) => {
      const rows = db.all<{ row: number }>(
        sql`SELECT ${searchDocument.row} AS row FROM search_fts CROSS JOIN ${searchDocument} ON ${searchDocument.row} = search_fts.rowid
          WHERE search_fts MATCH ${inPage(expression)} AND search_fts.rowid BETWEEN ${first} AND ${last}
            AND ${searchDocument.itemId} = ${itemId} AND ${searchDocument.fileId} IS NOT NULL
          ORDER BY search_fts.rowid LIMIT ${atMost}`,
      )
      return [itemId, rows.map(({ row }) => row)]
    }),
  )
}

const pageOf = (row: Row): number => row.page ?? 0

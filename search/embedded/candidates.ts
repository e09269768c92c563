import { and, eq, lte, sql, type SQL } from 'drizzle-orm'
import { itemsWhere } from '#db/item-access.ts'
import { item, itemTheme, organisation, searchDocument, theme } from '#db/schema/index.ts'
import { countLimit, emptyFacets, type FacetCounts, type SearchQuery } from '../engine.ts'
import type { Connection } from './connection.ts'

export interface Candidate {
  itemId: string
  date: string
  /** Rows of `search_document` that match, newest first. */
  rows: number[]
}

type Scope = Pick<SearchQuery, 'rule' | 'now' | 'filters'>

/** Live, readable and within the filters: always in the same statement as the words, so never out of date. */
function within({ rule, now, filters }: Scope): SQL {
  const conditions = [eq(item.status, 'published'), lte(item.publishAt, now), itemsWhere(rule, now)]
  if (filters.kind) conditions.push(sql`${item.kind} = ${filters.kind}`)
  if (filters.label) conditions.push(sql`${item.label} = ${filters.label}`)
  if (filters.year) conditions.push(sql`substr(${item.date}, 1, 4) = ${filters.year}`)
  if (filters.organisation)
    conditions.push(
      sql`${item.ownerId} IN (SELECT ${organisation.id} FROM ${organisation} WHERE ${organisation.slug} = ${filters.organisation})`,
    )
  if (filters.theme)
    conditions.push(
      sql`EXISTS (SELECT 1 FROM ${itemTheme} JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}
          WHERE ${itemTheme.itemId} = ${item.id} AND ${theme.slug} = ${filters.theme})`,
    )
  return and(...conditions) ?? sql`1 = 0`
}

const rowsKeptPerItem = 400

/**
 * The items that match: those with a matching title first, then those indexed last, until it is sure that there are more
 * than `countLimit`. Stopping early is what keeps a search over many items as quick as one over few.
 * @param titleExpression the same words within the title
 */
export function findCandidates(
  db: Connection,
  scope: Scope & Pick<SearchQuery, 'sort'>,
  expression: string,
  titleExpression: string,
): Candidate[] {
  const found = new Map<string, Candidate>()
  const take = (row: { row: number; itemId: string; date: string }) => {
    const known = found.get(row.itemId)
    if (!known) found.set(row.itemId, { itemId: row.itemId, date: row.date, rows: [row.row] })
    else if (known.rows.length < rowsKeptPerItem && known.rows[0] !== row.row) known.rows.push(row.row)
  }
  if (scope.sort === 'relevance')
    for (const row of db.each<{ row: number; itemId: string; date: string }>(matching(scope, titleExpression, true))) {
      take(row)
      if (found.size > countLimit) return [...found.values()]
    }
  for (const row of db.each<{ row: number; itemId: string; date: string }>(matching(scope, expression, false))) {
    take(row)
    if (found.size > countLimit) break
  }
  return [...found.values()]
}

function matching(scope: Scope & Pick<SearchQuery, 'sort'>, expression: string, titlesOnly: boolean): SQL {
  const order = scope.sort === 'date' ? sql`${item.date} DESC, ${item.id}` : sql`search_fts.rowid DESC`
  return sql`SELECT ${searchDocument.row} AS row, ${searchDocument.itemId} AS itemId, ${item.date} AS date
    FROM search_fts CROSS JOIN ${searchDocument} ON ${searchDocument.row} = search_fts.rowid
    CROSS JOIN ${item} ON ${item.id} = ${searchDocument.itemId}
    WHERE search_fts MATCH ${expression} AND ${titlesOnly ? sql`${searchDocument.fileId} IS NULL AND` : sql``} ${within(scope)}
    ORDER BY ${order}`
}

/** Without words: what may be read, newest first. */
export function listCandidates(db: Connection, scope: Scope): Candidate[] {
  const rows = db.all<{ itemId: string; date: string; row: number | null }>(
    sql`SELECT ${item.id} AS itemId, ${item.date} AS date,
        (SELECT min(${searchDocument.row}) FROM ${searchDocument} WHERE ${searchDocument.itemId} = ${item.id} AND ${searchDocument.fileId} IS NULL) AS row
      FROM ${item} WHERE ${within(scope)} ORDER BY ${item.date} DESC, ${item.id} LIMIT ${countLimit + 1}`,
  )
  return rows.map(({ itemId, date, row }) => ({ itemId, date, rows: row === null ? [] : [row] }))
}

/** Of these items, all readable for the viewer who asked. */
export function countFacets(db: Connection, itemIds: readonly string[]): FacetCounts {
  const facets = emptyFacets()
  const add = (counts: Record<string, number>, value: string) => (counts[value] = (counts[value] ?? 0) + 1)
  const ids = JSON.stringify(itemIds)
  for (const row of db.all<{ kind: string; label: string; date: string; organisation: string }>(
    sql`SELECT ${item.kind} AS kind, ${item.label} AS label, ${item.date} AS date, ${organisation.slug} AS organisation
      FROM json_each(${ids}) AS wanted CROSS JOIN ${item} ON ${item.id} = wanted.value JOIN ${organisation} ON ${organisation.id} = ${item.ownerId}`,
  )) {
    add(facets.kind, row.kind)
    add(facets.label, row.label)
    add(facets.year, row.date.slice(0, 4))
    add(facets.organisation, row.organisation)
  }
  for (const row of db.all<{ slug: string }>(
    sql`SELECT ${theme.slug} AS slug FROM json_each(${ids}) AS wanted
      CROSS JOIN ${itemTheme} ON ${itemTheme.itemId} = wanted.value JOIN ${theme} ON ${theme.id} = ${itemTheme.themeId}`,
  ))
    add(facets.theme, row.slug)
  return facets
}

export interface Row {
  row: number
  id: string
  page: number | null
  title: string
  heading: string
  text: string
}

export function loadRows(db: Connection, rows: readonly number[]): Map<number, Row> {
  const loaded = db.all<Row>(
    sql`SELECT ${searchDocument.row} AS row, ${searchDocument.id} AS id, ${searchDocument.page} AS page, ${searchDocument.title} AS title,
        ${searchDocument.heading} AS heading, ${searchDocument.text} AS text
      FROM json_each(${JSON.stringify(rows)}) AS wanted CROSS JOIN ${searchDocument} ON ${searchDocument.row} = wanted.value`,
  )
  return new Map(loaded.map((row) => [row.row, row]))
}

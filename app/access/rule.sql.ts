import { and, eq, lte, or, sql, type Column, type SQL } from 'drizzle-orm'
import type { Rule } from './rule.ts'

/** Where a field of the rule lives: a column, or for lists of keys a function from keys to a condition. */
export interface SqlFields {
  columns: Readonly<Record<string, Column>>
  lists: Readonly<Record<string, (keys: readonly string[]) => SQL>>
}

const yes = sql`1 = 1`
const no = sql`1 = 0`

/** Compilation (b): the rule as a condition, for every list, feed, export and count. An unknown field means no. */
export function toSql(rule: Rule, fields: SqlFields): SQL {
  switch (rule.kind) {
    case 'all':
      return and(...rule.rules.map((part) => toSql(part, fields))) ?? yes
    case 'any':
      return or(...rule.rules.map((part) => toSql(part, fields))) ?? no
    case 'is': {
      const column = fields.columns[rule.field]
      return column ? eq(column, rule.value) : no
    }
    case 'atMost': {
      const column = fields.columns[rule.field]
      return column ? lte(column, rule.value) : no
    }
    case 'overlaps':
      return rule.values.length > 0 ? (fields.lists[rule.field]?.(rule.values) ?? no) : no
  }
}

import { and, eq, gt, inArray, isNull, or, sql, type SQL } from 'drizzle-orm'
import type { Rule } from '#app/access/rule.ts'
import { toSql, type SqlFields } from '#app/access/rule.sql.ts'
import { item, itemKey } from './schema/index.ts'

/** Where the rule's fields live for items: the one mapping behind every list, feed, export and count. */
export function itemFields(now: number): SqlFields {
  return {
    columns: { status: item.status, publishAt: item.publishAt, assurance: item.assurance },
    lists: { readers: heldKey('reader', now), editors: heldKey('editor', now) },
  }
}

/** The rule as a condition on `item`. `now` is the viewer's: a lock that has ended by then is none. */
export function itemsWhere(rule: Rule, now: number): SQL {
  return toSql(rule, itemFields(now))
}

function heldKey(side: 'reader' | 'editor', now: number) {
  return (keys: readonly string[]): SQL =>
    sql`EXISTS (SELECT 1 FROM ${itemKey} WHERE ${and(
      eq(itemKey.itemId, item.id),
      eq(itemKey.side, side),
      // Joined to '', so that the two or three locks of an item are looked at, instead of looking for each of thirty keys.
      inArray(sql`${itemKey.key} || ''`, [...keys]),
      or(isNull(itemKey.until), gt(itemKey.until, now)),
    )})`
}

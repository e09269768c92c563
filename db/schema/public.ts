import { count, day, id, index, instant, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { item } from './items.ts'

/** An address of before that leads on: to an item, wherever its title has taken it, or to another address of this site. */
export const redirect = table(
  'redirect',
  {
    id: id(),
    /** As `oldPath` writes it: path, and query where it had one. */
    path: text('path').notNull(),
    /** Path on this site; empty where it leads to an item. */
    target: text('target').notNull().default(''),
    itemId: ref('item_id', () => item.id),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('redirect_path').on(t.path), index('redirect_item').on(t.itemId)],
)

/** How often an old address was followed, per day in Amsterdam. */
export const redirectHit = table(
  'redirect_hit',
  {
    redirectId: ref('redirect_id', () => redirect.id).notNull(),
    day: day('day').notNull(),
    hits: count('hits').notNull(),
  },
  (t) => [primaryKey({ columns: [t.redirectId, t.day] })],
)

/** How often a public page was opened, per day in Amsterdam: nobody's address, nobody's browser. */
export const pageView = table(
  'page_view',
  {
    /** The id of an item that everybody could read then, or the name of a kind of page. */
    page: text('page').notNull(),
    day: day('day').notNull(),
    views: count('views').notNull(),
  },
  (t) => [primaryKey({ columns: [t.page, t.day] }), index('page_view_day').on(t.day)],
)

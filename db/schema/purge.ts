import { flag, id, index, instant, json, ref, table, text } from '../columns.ts'
import { item } from './items.ts'
import { user } from './people.ts'

/** What is left of an item that was removed everywhere: no title, no text. A restored backup obeys it. */
export const tombstone = table('tombstone', {
  itemId: ref('item_id').primaryKey(),
  purgedAt: instant('purged_at').notNull(),
  /** User id, or `system` for the command. */
  purgedBy: ref('purged_by').notNull(),
  /** A code of `purgeReasons`. */
  reason: text('reason').notNull(),
  ownerId: ref('owner_id').notNull(),
  /** SHA-256 of the files it had, so that those of a backup are found as well. */
  blobs: json<string[]>('blobs').notNull(),
})

/** A manager asks to have an item removed everywhere; another one confirms. Stays, as ids, when the item is gone. */
export const purgeRequest = table(
  'purge_request',
  {
    id: id(),
    itemId: ref('item_id').notNull(),
    reason: text('reason').notNull(),
    requestedBy: ref('requested_by', () => user.id).notNull(),
    requestedAt: instant('requested_at').notNull(),
    decidedBy: ref('decided_by', () => user.id),
    decidedAt: instant('decided_at'),
    decision: text('decision', { enum: ['confirmed', 'refused'] }),
  },
  (t) => [index('purge_request_item').on(t.itemId)],
)

/** Somebody says that an item should not be there as it is. The text is for its editors; it goes with the item. */
export const report = table(
  'report',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    /** Null for a visitor who had not signed in. */
    reporterId: ref('reporter_id', () => user.id),
    reason: text('reason', {
      enum: ['personal-data', 'casework', 'wrong-audience', 'incorrect', 'other'],
    }).notNull(),
    text: text('text').notNull().default(''),
    /** It took the item away from its readers; that of a visitor does not. */
    hides: flag('hides').notNull(),
    createdAt: instant('created_at').notNull(),
    decidedBy: ref('decided_by', () => user.id),
    decidedAt: instant('decided_at'),
    decision: text('decision', { enum: ['in-order', 'mended', 'withdrawn'] }),
  },
  (t) => [index('report_item').on(t.itemId), index('report_reporter').on(t.reporterId, t.createdAt)],
)

/** Items without a maker of which the managers of their owner have been told. */
export const makerlessTold = table('makerless_told', {
  itemId: ref('item_id', () => item.id).primaryKey(),
  toldAt: instant('told_at').notNull(),
})

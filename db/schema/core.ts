import { sql } from 'drizzle-orm'
import { count, id, index, instant, json, table, text, uniqueIndex } from '../columns.ts'

/** What must happen after a write, in the same write. Payloads are ids, nothing readable. */
export const outbox = table(
  'outbox',
  {
    id: id(),
    topic: text('topic').notNull(),
    key: text('key').notNull(),
    payload: json<Record<string, unknown>>('payload').notNull(),
    createdAt: instant('created_at').notNull(),
    dueAt: instant('due_at').notNull(),
    attempts: count('attempts').notNull().default(0),
    /** A claim is a lease; `claim` tells the holder apart. */
    claim: text('claim'),
    claimedUntil: instant('claimed_until'),
    parkedAt: instant('parked_at'),
    error: text('error'),
  },
  (t) => [
    uniqueIndex('outbox_waiting')
      .on(t.topic, t.key)
      .where(sql`claim IS NULL AND parked_at IS NULL`),
    index('outbox_due').on(t.dueAt),
    index('outbox_key').on(t.topic, t.key),
  ],
)

/** Counters and switches of the installation: `public_generation`, `demo`, `red_label`. */
export const setting = table('setting', { name: text('name').primaryKey(), value: text('value').notNull() })

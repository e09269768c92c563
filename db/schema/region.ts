import { count, day, instant, primaryKey, ref, table } from '../columns.ts'
import { organisation, user } from './people.ts'

/** How often people of an organisation opened a CLEAR or GREEN item, per day in Amsterdam: no person, no item. */
export const readingCount = table(
  'reading_count',
  {
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    day: day('day').notNull(),
    readings: count('readings').notNull(),
  },
  (t) => [primaryKey({ columns: [t.organisationId, t.day] })],
)

/** When a manager was last reminded to begin. */
export const reminder = table('reminder', {
  userId: ref('user_id', () => user.id).primaryKey(),
  sentAt: instant('sent_at').notNull(),
})

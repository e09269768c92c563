import { count, id, index, instant, ref, table, text, uniqueIndex } from '../columns.ts'
import { item } from './items.ts'
import { organisation } from './people.ts'

/** Who came without having signed up: gets no mail and takes no seat. Forgotten with the list of who signed up. */
export const walkIn = table(
  'walk_in',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    name: text('name').notNull(),
    organisationId: ref('organisation_id', () => organisation.id),
    /** As typed at the door. */
    organisationName: text('organisation_name').notNull().default(''),
    checkedInAt: instant('checked_in_at').notNull(),
    /** A user, or the check-in link of a helper. */
    checkedInBy: ref('checked_in_by').notNull(),
  },
  (t) => [index('walk_in_item').on(t.itemId)],
)

/** Lets a helper without an account check people in at one meeting; `hash` is what is kept of its address. */
export const checkInLink = table(
  'check_in_link',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    hash: text('hash').notNull(),
    createdBy: ref('created_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (t) => [uniqueIndex('check_in_link_hash').on(t.hash), index('check_in_link_item').on(t.itemId)],
)

/** How many of which organisation signed up and came: what stays when the list of names is forgotten. */
export const eventAttendance = table(
  'event_attendance',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    /** Null: organisations as people typed them, together. */
    organisationId: ref('organisation_id', () => organisation.id),
    signedUp: count('signed_up').notNull(),
    present: count('present').notNull(),
  },
  (t) => [index('event_attendance_item').on(t.itemId)],
)

import { count, id, index, instant, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { uptakeStates } from '../kinds.ts'
import { item } from './items.ts'
import { organisation } from './people.ts'

/** News in parts. Its title is shown only beside a part that the viewer may read. */
export const series = table(
  'series',
  {
    id: id(),
    ownerId: ref('owner_id', () => organisation.id).notNull(),
    title: text('title').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [uniqueIndex('series_title').on(t.ownerId, t.title)],
)

/** What the editor names beside an item, in order; shown to whom may read it. */
export const itemRelated = table(
  'item_related',
  {
    itemId: ref('item_id', () => item.id).notNull(),
    relatedId: ref('related_id', () => item.id).notNull(),
    position: count('position').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.relatedId] }), index('item_related_other').on(t.relatedId)],
)

/** Whether a municipality takes part in a campaign, as it says itself. */
export const campaignUptake = table(
  'campaign_uptake',
  {
    itemId: ref('item_id', () => item.id).notNull(),
    organisationId: ref('organisation_id', () => organisation.id).notNull(),
    state: text('state', { enum: uptakeStates }).notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.organisationId] }),
    index('campaign_uptake_organisation').on(t.organisationId),
  ],
)

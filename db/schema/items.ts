import { sql } from 'drizzle-orm'
import { count, day, flag, id, index, instant, json, primaryKey, ref, table, text, uniqueIndex } from '../columns.ts'
import { genres, itemKinds, publishers, type CampaignStep } from '../kinds.ts'
import { series } from './news.ts'
import { organisation, user, workgroup } from './people.ts'

/** Everything readable is an item: one policy, one index pipeline, one history, one audit. */
export const item = table(
  'item',
  {
    id: id(),
    kind: text('kind', { enum: itemKinds }).notNull(),
    /** Title, summary and date as readers see them; while never published, as the draft has them. */
    title: text('title').notNull(),
    summary: text('summary').notNull().default(''),
    date: day('date').notNull(),
    label: text('label', { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] }).notNull(),
    /** What the label demands of a reader; follows the label in the same write. */
    assurance: count('assurance').notNull(),
    /** `reported`: published, and hidden from its readers until a report about it is decided on. */
    status: text('status', { enum: ['draft', 'published', 'reported', 'archived', 'withdrawn'] }).notNull(),
    ownerId: ref('owner_id', () => organisation.id).notNull(),
    workgroupId: ref('workgroup_id', () => workgroup.id),
    creatorId: ref('creator_id', () => user.id).notNull(),
    publisher: text('publisher', { enum: publishers }).notNull().default('var'),
    publishAt: instant('publish_at'),
    /** When readers got the version that they have now: the last publication, where `publishAt` is the first. */
    publishedAt: instant('published_at'),
    /** Set where an item that everybody could read was taken away: its address then says that it is gone. */
    publicUntil: instant('public_until'),
    /** The owner's own line in notices about an AMBER item, instead of the standard one. */
    noticeLine: text('notice_line'),
    /** Goes up with every change; a form that carries an older one gets 409. */
    revision: count('revision').notNull().default(1),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [
    index('item_list').on(t.kind, t.status, t.date),
    index('item_owner').on(t.ownerId),
    index('item_workgroup').on(t.workgroupId),
    index('item_creator').on(t.creatorId),
    index('item_publish_at').on(t.publishAt),
  ],
)

/** The locks of an item (side `reader`) and who may edit it (side `editor`). `until`: no longer live from that instant. */
export const itemKey = table(
  'item_key',
  {
    itemId: ref('item_id', () => item.id).notNull(),
    side: text('side', { enum: ['reader', 'editor'] }).notNull(),
    key: text('key').notNull(),
    until: instant('until'),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.side, t.key] }), index('item_key_key').on(t.key, t.side)],
)

/** Readers keep the published version while the draft is edited; old ones are for editors only. */
export const itemVersion = table(
  'item_version',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    number: count('number').notNull(),
    state: text('state', { enum: ['draft', 'published', 'old'] }).notNull(),
    content: json<Record<string, unknown>>('content').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: ref('created_by').notNull(),
  },
  (t) => [uniqueIndex('item_version_number').on(t.itemId, t.number), index('item_version_state').on(t.itemId, t.state)],
)

export const theme = table(
  'theme',
  {
    id: id(),
    slug: text('slug').notNull(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    colour: count('colour').notNull().default(0),
    /** What the dossier begins with: Markdown, and the HTML rendered from it. */
    introduction: text('introduction').notNull().default(''),
    html: text('html').notNull().default(''),
    /** Goes up with every change of the introduction; a form that carries an older one gets 409. */
    revision: count('revision').notNull().default(1),
  },
  (t) => [uniqueIndex('theme_slug').on(t.slug)],
)

export const itemTheme = table(
  'item_theme',
  { itemId: ref('item_id', () => item.id).notNull(), themeId: ref('theme_id', () => theme.id).notNull() },
  (t) => [primaryKey({ columns: [t.itemId, t.themeId] }), index('item_theme_theme').on(t.themeId)],
)

/** Who wants to hear of what is new in a theme. */
export const themeFollow = table(
  'theme_follow',
  {
    userId: ref('user_id', () => user.id).notNull(),
    themeId: ref('theme_id', () => theme.id).notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.themeId] }), index('theme_follow_theme').on(t.themeId)],
)

/** The tables per kind hold what is published (or, before that, the draft): Markdown and the HTML rendered from it. */
export const news = table(
  'news',
  {
    itemId: ref('item_id', () => item.id).primaryKey(),
    body: text('body').notNull().default(''),
    html: text('html').notNull().default(''),
    pinned: flag('pinned').notNull().default(false),
    imageFileId: ref('image_file_id'),
    imageAlt: text('image_alt').notNull().default(''),
    imageCredit: text('image_credit').notNull().default(''),
    /** What must stay in the picture when it is cut, in percents of its width and height. */
    focusX: count('focus_x').notNull().default(50),
    focusY: count('focus_y').notNull().default(50),
    genre: text('genre', { enum: genres }).notNull().default('bericht'),
    seriesId: ref('series_id', () => series.id),
    /** `YYYY-MM-DD`, of a campaign; '' where it is not known. */
    campaignFrom: text('campaign_from').notNull().default(''),
    campaignUntil: text('campaign_until').notNull().default(''),
    steps: json<CampaignStep[]>('steps').notNull().default([]),
  },
  (t) => [
    index('news_series').on(t.seriesId),
    index('news_pinned')
      .on(t.itemId)
      .where(sql`pinned = 1`),
  ],
)

export const practice = table('practice', {
  itemId: ref('item_id', () => item.id).primaryKey(),
  problem: text('problem').notNull().default(''),
  approach: text('approach').notNull().default(''),
  conditions: text('conditions').notNull().default(''),
  results: text('results').notNull().default(''),
  costs: text('costs').notNull().default(''),
  contact: text('contact').notNull().default(''),
  html: text('html').notNull().default(''),
})

export const document = table('document', {
  itemId: ref('item_id', () => item.id).primaryKey(),
  body: text('body').notNull().default(''),
  html: text('html').notNull().default(''),
})

/** What already exists elsewhere: an address with a note instead of a copy. */
export const link = table('link', {
  itemId: ref('item_id', () => item.id).primaryKey(),
  body: text('body').notNull().default(''),
  html: text('html').notNull().default(''),
  url: text('url').notNull().default(''),
  /** Who publishes it there. */
  source: text('source').notNull().default(''),
})

/** Lowering a label or widening an audience: proposed by one, confirmed by another of the owner organisation. */
export const proposal = table(
  'proposal',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    label: text('label', { enum: ['CLEAR', 'GREEN', 'AMBER', 'AMBER+STRICT', 'RED'] }).notNull(),
    locks: json<Array<{ key: string; until: number | null }>>('locks').notNull(),
    proposedBy: ref('proposed_by', () => user.id).notNull(),
    createdAt: instant('created_at').notNull(),
    decidedBy: ref('decided_by'),
    decidedAt: instant('decided_at'),
    decision: text('decision', { enum: ['confirmed', 'refused', 'overtaken'] }),
  },
  (t) => [index('proposal_item').on(t.itemId)],
)

/** Narrowed items whose index task has not yet succeeded: engine queries leave them out. */
export const suspect = table('suspect', {
  itemId: ref('item_id', () => item.id).primaryKey(),
  since: instant('since').notNull(),
})

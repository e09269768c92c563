import { count, flag, id, index, instant, primaryKey, ref, table, text } from '../columns.ts'
import { item } from './items.ts'

/** A file's address, which stays when its bytes are replaced. Read if and only if its item is. */
export const file = table(
  'file',
  {
    id: id(),
    itemId: ref('item_id', () => item.id).notNull(),
    /** The newest version, which editors see. */
    versionId: ref('version_id').notNull(),
    /** What readers get: the newest one of when the item was last published; null until then. */
    liveVersionId: ref('live_version_id'),
    position: count('position').notNull(),
    /** The owner allows the unstamped original of an AMBER file; each download is logged. */
    originalAllowed: flag('original_allowed').notNull().default(false),
    createdAt: instant('created_at').notNull(),
    removedAt: instant('removed_at'),
  },
  (t) => [index('file_item').on(t.itemId)],
)

export const fileVersion = table(
  'file_version',
  {
    id: id(),
    fileId: ref('file_id', () => file.id).notNull(),
    name: text('name').notNull(),
    /** The blob's address in the store. */
    sha256: text('sha256').notNull(),
    size: count('size').notNull(),
    mime: text('mime').notNull(),
    extension: text('extension').notNull(),
    /** `waiting` until the scanner has looked (straight `clean` where none is configured). */
    scan: text('scan', { enum: ['waiting', 'clean', 'infected'] }).notNull(),
    text: text('text', { enum: ['waiting', 'ready', 'unreadable'] }).notNull(),
    /** Dutch, where `text` is `unreadable`. */
    textReason: text('text_reason'),
    pageCount: count('page_count'),
    createdAt: instant('created_at').notNull(),
    createdBy: ref('created_by').notNull(),
  },
  (t) => [index('file_version_file').on(t.fileId), index('file_version_blob').on(t.sha256)],
)

/** One row per page, slide, sheet or section. */
export const filePage = table(
  'file_page',
  {
    versionId: ref('version_id').notNull(),
    number: count('number').notNull(),
    /** What readers call it: "p. 12", "dia 3", "blad Kosten". */
    label: text('label').notNull(),
    heading: text('heading').notNull().default(''),
    text: text('text').notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.number] })],
)

/** A picture cut to size from an image file. Read if and only if its file is; `name` says shape, width, type and focus. */
export const filePicture = table(
  'file_picture',
  {
    versionId: ref('version_id').notNull(),
    name: text('name').notNull(),
    fileId: ref('file_id', () => file.id).notNull(),
    sha256: text('sha256').notNull(),
    size: count('size').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.name] }),
    index('file_picture_file').on(t.fileId),
    index('file_picture_blob').on(t.sha256),
  ],
)

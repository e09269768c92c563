import { count, index, ref, rowNumber, table, text, uniqueIndex } from '../columns.ts'
import { item } from './items.ts'
import { file } from './files.ts'

/**
 * The projection: one row per page or section of a live item, in words that search engines take. Facts about who may
 * read stay with the item; copies of this table (FTS5, Meilisearch) can be rebuilt from it without opening a file.
 */
export const searchDocument = table(
  'search_document',
  {
    /** `<itemId>-<part>`: part 0 is the item itself, others are pages of its files. */
    id: text('id').notNull(),
    /** Row number for FTS5. */
    row: rowNumber('row'),
    itemId: ref('item_id', () => item.id).notNull(),
    fileId: ref('file_id', () => file.id),
    page: count('page'),
    pageLabel: text('page_label').notNull().default(''),
    title: text('title').notNull(),
    heading: text('heading').notNull().default(''),
    text: text('text').notNull(),
    /** Stems, compound parts and long forms of title and text (`dutch.ts`). */
    titleShadow: text('title_shadow').notNull().default(''),
    textShadow: text('text_shadow').notNull().default(''),
  },
  (t) => [index('search_document_item').on(t.itemId), uniqueIndex('search_document_id').on(t.id)],
)

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

/**
 * In how many CLEAR and GREEN items a word stands: what spelling, suggestions and the weight of words learn from. Words
 * of other items are never counted.
 */
export const searchWord = table(
  'search_word',
  {
    /** Folded. */
    word: text('word').primaryKey(),
    stem: text('stem').notNull(),
    clear: count('clear').notNull(),
    green: count('green').notNull(),
  },
  (t) => [index('search_word_stem').on(t.stem)],
)

/** The items whose words are counted in `search_word`, and as what. */
export const searchOpenItem = table(
  'search_open_item',
  { itemId: text('item_id').primaryKey(), label: text('label', { enum: ['CLEAR', 'GREEN'] }).notNull() },
  (t) => [index('search_open_item_label').on(t.label)],
)

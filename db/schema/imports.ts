import { index, instant, primaryKey, ref, table, text } from '../columns.ts'
import { item } from './items.ts'

/** Which file of which folder became which item: importing the same folder again makes nothing twice. */
export const importSource = table(
  'import_source',
  {
    /** The folder as the operator knows it: its real path, or the name given with `--source`. */
    source: text('source').notNull(),
    /** Inside the folder, with forward slashes. */
    path: text('path').notNull(),
    /** Of the bytes. */
    sha256: text('sha256').notNull(),
    /** Of everything the item was made from: bytes and row of the manifest. */
    fingerprint: text('fingerprint').notNull(),
    itemId: ref('item_id', () => item.id).notNull(),
    /** The attached file; null where the text of the file became the item's own. */
    fileId: ref('file_id'),
    importedAt: instant('imported_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.source, t.path] }), index('import_source_item').on(t.itemId)],
)

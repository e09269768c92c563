import { urls } from '#app/lib/urls.ts'
import type { FileEntry } from '#app/modules/items/queries.server.ts'
import type { FileRow } from '#app/ui/file-list.tsx'
import type { ServedFile } from './queries.server.ts'
import { handlingOf, type Handling } from './serve.server.ts'

/** The files of an item as its page lists them: what a reader can do with each. */
export function fileRows(found: ServedFile['item'] & { files: readonly FileEntry[] }): FileRow[] {
  return found.files
    .filter((file) => file.scan !== 'infected')
    .map((file) => {
      const handling = handlingOf({ ...file, item: found })
      const ready = file.scan === 'clean'
      // What cannot be read cannot be stamped or drawn either.
      const usable = handling === 'original' || file.text !== 'unreadable'
      return {
        id: file.id,
        name: file.name,
        extension: file.name.split('.').at(-1) ?? '',
        bytes: file.size,
        pages: file.pageCount,
        href: ready && usable && handling !== 'pages' ? urls.file(file.id) : null,
        readHref:
          ready && usable && (file.text === 'ready' || handling === 'pages')
            ? urls.library.page(found, file.id, 1)
            : null,
        ...noteOn(file, handling),
      }
    })
}

function noteOn(file: FileEntry, handling: Handling): { note?: string } {
  if (file.scan === 'waiting') return { note: 'wordt gecontroleerd' }
  if (file.text === 'unreadable') {
    const reason = `tekst niet leesbaar: ${file.textReason ?? 'onbekende reden'}`
    return { note: handling === 'original' ? reason : `${reason}; vraag de eigenaar om het origineel` }
  }
  if (handling === 'stamped') return { note: 'met uw naam erop' }
  if (handling === 'pages') return { note: 'leest u hier' }
  return {}
}

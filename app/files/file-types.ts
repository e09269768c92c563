/** The types the portal takes in. `kind` says how a page of it is made. */
export const fileTypes = {
  pdf: { mime: 'application/pdf', kind: 'pdf', name: 'PDF' },
  docx: {
    mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    kind: 'office',
    name: 'Word',
  },
  pptx: {
    mime: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
    kind: 'office',
    name: 'PowerPoint',
  },
  xlsx: { mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', kind: 'office', name: 'Excel' },
  odt: { mime: 'application/vnd.oasis.opendocument.text', kind: 'office', name: 'OpenDocument-tekst' },
  ods: { mime: 'application/vnd.oasis.opendocument.spreadsheet', kind: 'office', name: 'OpenDocument-rekenblad' },
  odp: { mime: 'application/vnd.oasis.opendocument.presentation', kind: 'office', name: 'OpenDocument-presentatie' },
  txt: { mime: 'text/plain', kind: 'text', name: 'tekst' },
  md: { mime: 'text/markdown', kind: 'text', name: 'Markdown' },
  csv: { mime: 'text/csv', kind: 'text', name: 'CSV' },
  png: { mime: 'image/png', kind: 'image', name: 'PNG' },
  jpg: { mime: 'image/jpeg', kind: 'image', name: 'JPEG' },
  webp: { mime: 'image/webp', kind: 'image', name: 'WebP' },
} as const

export type Extension = keyof typeof fileTypes
export type FileKind = (typeof fileTypes)[Extension]['kind']
export type FileType = { mime: string; extension: Extension }

/** For the `accept` of a file input. */
export const acceptedExtensions = '.pdf,.docx,.pptx,.xlsx,.odt,.ods,.odp,.txt,.md,.csv,.png,.jpg,.jpeg,.webp'

/** The extension a name ends with, `jpeg` read as `jpg`; undefined when it is not one we take. */
export function extensionOf(fileName: string): Extension | undefined {
  const last = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase()
  const extension = last === 'jpeg' ? 'jpg' : last
  return extension && Object.hasOwn(fileTypes, extension) ? (extension as Extension) : undefined
}

export function extensionOfMime(mime: string): Extension | undefined {
  return (Object.keys(fileTypes) as Extension[]).find((extension) => fileTypes[extension].mime === mime)
}

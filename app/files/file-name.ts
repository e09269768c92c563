const MAX_CHARACTERS = 150

// \p{C}: control and format characters, among them line ends and the marks that turn the reading direction
// ("rapport\u202Efdp.exe" reads as a PDF), unpaired surrogates and unassigned code points.
const UNSEEN = /[\p{C}\u2028\u2029]/gu
const PATH_OR_RESERVED = /[/\\:*?"<>|]/g

/** A name fit to show, store in a row and send in a header; it is never used as a path. At most 150 characters. */
export function safeFileName(name: string): string {
  const lastPart = name.split(/[/\\]/).findLast((part) => part.trim() !== '') ?? ''
  const clean = lastPart
    .normalize('NFC')
    .replace(UNSEEN, '')
    .replace(PATH_OR_RESERVED, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const extension = /\.[a-z0-9]{1,10}$/i.exec(clean)?.[0] ?? ''
  const stem = [...clean.slice(0, clean.length - extension.length)]
  return (
    (stem
      .slice(0, MAX_CHARACTERS - extension.length)
      .join('')
      .trim() || 'bestand') + extension
  )
}

/** The Content-Disposition header (RFC 6266): an ASCII name for old clients, the real one in `filename*`. */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  const safe = safeFileName(name)
  const ascii = safe
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}

import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'
import { HEAD_BYTES } from './blob-store.ts'
import { type Extension, extensionOf, fileTypes, type FileType } from './file-types.ts'
import { openZip, readEntry } from './zip.ts'

const MAX_UNPACKED = 1024 * 1024 * 1024
const MAX_CONTENT_TYPES = 1024 * 1024

/**
 * The type of a complete local file, or null when it may not be taken in. The bytes decide; a name whose extension says
 * something else is refused, and so are macros, HTML, SVG and other XML under a text name. Never throws for hostile bytes.
 */
export async function sniff(path: string, fileName: string): Promise<FileType | null> {
  const extension = extensionOf(fileName)
  if (!extension) return null
  const head = await readHead(path)
  if (head.length === 0) return null
  if (startsWith(head, 'PK\x03\x04')) return (await officeType(path)) === extension ? typed(extension) : null

  const detected = await fileTypeFromBuffer(head)
  if (fileTypes[extension].kind !== 'text')
    return detected?.mime === fileTypes[extension].mime ? typed(extension) : null
  return !detected && looksLikePlainText(head) && (await isUtf8(path)) ? typed(extension) : null
}

function typed(extension: Extension): FileType {
  return { mime: fileTypes[extension].mime, extension }
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The main part of an Office package, or the `mimetype` entry of an OpenDocument one; macro kinds match neither. */
async function officeType(path: string): Promise<Extension | undefined> {
  try {
    const zip = await openZip(path, MAX_UNPACKED)
    try {
      if (zip.names.some((name) => /vbaProject\.bin$/i.test(name))) return undefined
      const mimetype = (await readEntry(zip, 'mimetype', 200))?.toString('latin1').trim()
      if (mimetype !== undefined) return extensionWhere((mime) => mime === mimetype)
      const types = (await readEntry(zip, '[Content_Types].xml', MAX_CONTENT_TYPES))?.toString('utf8') ?? ''
      return extensionWhere((mime) => types.includes(`"${mime}.main+xml"`))
    } finally {
      zip.close()
    }
  } catch {
    return undefined
  }
}

function extensionWhere(fits: (mime: string) => boolean): Extension | undefined {
  return (Object.keys(fileTypes) as Extension[]).find((e) => fileTypes[e].kind === 'office' && fits(fileTypes[e].mime))
}

/** Browsers and viewers that guess must have nothing to guess: text may not begin like markup, a script or a program. */
function looksLikePlainText(head: Buffer): boolean {
  const start = head.toString('utf8').replace(/^[\uFEFF\s]+/, '')
  return !/^(<[!?/a-z]|#!|%!|MZ|\{\\rtf)/i.test(start) && !/<(script|svg|html|iframe|object|embed)[\s>/]/i.test(start)
}

async function isUtf8(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const file = await open(path, 'r')
  try {
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      const bytes = chunk as Buffer
      if (bytes.includes(0)) return false
      decoder.decode(bytes, { stream: true })
    }
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  } finally {
    await file.close()
  }
}

function startsWith(head: Buffer, magic: string): boolean {
  return head.subarray(0, magic.length).equals(Buffer.from(magic, 'latin1'))
}

import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { lstat, readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { manifestName } from './manifest.ts'

/** A file of the folder; `path` inside it, with forward slashes. */
export interface FolderFile {
  path: string
  absolute: string
  size: number
  modifiedAt: number
}

export interface Folder {
  root: string
  files: FolderFile[]
  /** What is there and is not read: links, and things that are neither file nor folder. */
  refused: string[]
  manifest: string | null
}

/** What systems leave behind in folders. */
const litter = new Set(['thumbs.db', 'desktop.ini'])

/** Lists a folder, or one file as a folder of its own. Links are never followed. @throws where it is not there */
export async function readFolder(given: string): Promise<Folder> {
  const start = await realpath(given)
  const found = await lstat(start)
  const isManifest = basename(start) === manifestName
  const root = found.isDirectory() ? start : dirname(start)
  const folder: Folder = { root, files: [], refused: [], manifest: null }
  if (found.isDirectory() || isManifest) await walk(folder, root)
  else await addFile(folder, start)
  folder.files.sort((a, b) => (a.path < b.path ? -1 : 1))
  return folder
}

async function walk(folder: Folder, at: string): Promise<void> {
  for (const entry of await readdir(at, { withFileTypes: true })) {
    if (entry.name.startsWith('.') || litter.has(entry.name.toLowerCase())) continue
    const absolute = join(at, entry.name)
    if (entry.isDirectory()) await walk(folder, absolute)
    else if (!entry.isFile()) folder.refused.push(pathIn(folder.root, absolute))
    else if (at === folder.root && entry.name === manifestName) folder.manifest = absolute
    else await addFile(folder, absolute)
  }
}

async function addFile(folder: Folder, absolute: string): Promise<void> {
  const { size, mtimeMs } = await lstat(absolute)
  folder.files.push({ path: pathIn(folder.root, absolute), absolute, size, modifiedAt: mtimeMs })
}

const pathIn = (root: string, absolute: string): string =>
  relative(root, absolute).split(sep).join('/').normalize('NFC')

export async function hashOf(absolute: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(absolute)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

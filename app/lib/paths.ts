import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json, from the source tree and from a bundle in build/ alike. */
export const projectRoot = findRoot(dirname(fileURLToPath(import.meta.url)))

/** Absolute path of a bundled node entry, such as a worker: `nodeEntry('extract.worker')`. */
export function nodeEntry(name: string): string {
  return join(projectRoot, 'build/node', `${name}.js`)
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('package.json not found above the running file')
  return findRoot(parent)
}

import { nodeEntry } from '#app/lib/paths.ts'
import type { SearchEngine } from '../engine.ts'
import { SearchPool } from './pool.server.ts'

/**
 * The index inside our own database. It follows `search_document` by trigger and asks the rule in the same statement, so
 * it is never behind its rows and needs no suspects; `upkeep.server.ts` compares those rows with the items.
 */
export function embeddedEngine(file: string, options: { limitMs?: number } = {}): SearchEngine {
  const pool = new SearchPool({ entry: nodeEntry('search.worker'), file, size: 2, limitMs: options.limitMs ?? 2000 })
  return {
    name: 'embedded',
    phrases: true,
    async search({ signal, suspects: _, ...query }) {
      return pool.ask(query, signal)
    },
    async replaceItems() {},
    async stamps() {
      return null
    },
    async health() {
      return true
    },
    close: () => pool.close(),
  }
}

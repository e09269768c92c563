import type { Database } from '#db/client.server.ts'
import type { Search } from './index.server.ts'
import { indexTopic } from './projection.server.ts'

export interface SearchJobDeps {
  db: Database
  search: Search
}

export interface SearchTopic {
  handle(deps: SearchJobDeps, key: string, payload: unknown): Promise<void>
  /** The same for many at once: a large index takes a second or more for one change as for hundreds. */
  handleMany(deps: SearchJobDeps, keys: readonly string[]): Promise<void>
}

/** The outbox topics of searching. The key of `index-item` is an item's id. */
export const searchTopics: Readonly<Record<typeof indexTopic, SearchTopic>> = {
  [indexTopic]: {
    handle: ({ search }, key) => search.index([key]),
    handleMany: ({ search }, keys) => search.index(keys),
  },
}

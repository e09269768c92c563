import { takeInFile } from '#app/modules/files/jobs.server.ts'
import { sendMail } from '#app/modules/people/jobs.server.ts'
import type { Services } from '#app/services.server.ts'
import { indexTopic } from '#search/projection.server.ts'
import { nightly } from './nightly.server.ts'

/**
 * How one topic of the outbox is worked off. Handlers get ids and reload; slow work happens outside a write; gone means
 * done; running twice is harmless.
 */
export type TopicHandler =
  | { one(services: Services, key: string, payload: Record<string, unknown>): Promise<void>; many?: undefined }
  /** For work that is cheaper in batches. */
  | { many(services: Services, keys: string[]): Promise<void>; one?: undefined }

/** Topic → handler: the one table of what happens after a write. */
export const topics: Readonly<Record<string, TopicHandler>> = {
  nightly: { one: nightly },
  // A large index takes a second or more for one change as for hundreds.
  [indexTopic]: { many: ({ search }, keys) => search.index(keys) },
  'send-mail': { one: sendMail },
  'take-in-file': { one: takeInFile },
}

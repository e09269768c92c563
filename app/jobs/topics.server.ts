import {
  remindOfEvent,
  reminderMailTopic,
  reminderTopic,
  sendReminderMail,
} from '#app/modules/attendance/reminders.server.ts'
import { backupTopic, makeScheduledBackup } from '#app/modules/backup/jobs.server.ts'
import { sendRegistrationMail, tellOfChange } from '#app/modules/events/jobs.server.ts'
import { takeInFile } from '#app/modules/files/jobs.server.ts'
import { sendNewsletterMail } from '#app/modules/newsletter/jobs.server.ts'
import { sendFactorMail } from '#app/modules/people/jobs.factors.server.ts'
import { sendOrganisationMail, stepReviewJob } from '#app/modules/organisations/jobs.server.ts'
import { sendPurgeMail } from '#app/modules/purge/jobs.server.ts'
import { sendMakerlessMail } from '#app/modules/purge/makerless.server.ts'
import { purgeConfirmed, renewIndex } from '#app/modules/purge/purge.server.ts'
import { closeReportsOf, sendReportMail } from '#app/modules/reports/jobs.server.ts'
import { sendMail } from '#app/modules/people/jobs.server.ts'
import { sendRequestMail } from '#app/modules/requests/jobs.server.ts'
import { sendSsoMail } from '#app/modules/sso/jobs.server.ts'
import { sendSeatMail } from '#app/modules/seats/jobs.server.ts'
import type { Services } from '#app/services.server.ts'
import { EngineUnavailable } from '#search/engine.ts'
import { indexTopic } from '#search/projection.server.ts'
import { nightly } from './nightly.server.ts'

/**
 * How one topic of the outbox is worked off. Handlers get ids and reload; slow work happens outside a write; gone means
 * done; running twice is harmless.
 */
export type TopicHandler =
  | {
      one(services: Services, key: string, payload: Record<string, unknown>): Promise<void>
      many?: undefined
      /** How many at once; one where left out. */
      atOnce?: number
    }
  /** For work that is cheaper in batches. */
  | {
      /** @param signal stops between two keys; what was not done is done again */
      many(services: Services, keys: string[], signal: AbortSignal): Promise<void>
      /** True for a failure that no single message is to blame for. */
      concernsAll(error: unknown): boolean
      one?: undefined
    }
export type Topics = Readonly<Record<string, TopicHandler>>

/** Topic → handler: the one table of what happens after a write. */
export const topics: Topics = {
  [backupTopic]: { one: makeScheduledBackup },
  nightly: { one: nightly },
  // A large index takes a second or more for one change as for hundreds.
  [indexTopic]: {
    many: ({ search }, keys, signal) => search.index(keys, signal),
    concernsAll: (error) => error instanceof EngineUnavailable,
  },
  'event-change': { one: tellOfChange },
  'registration-mail': { one: sendRegistrationMail, atOnce: 4 },
  'close-reports': { one: closeReportsOf },
  'report-mail': { one: sendReportMail },
  'makerless-mail': { one: sendMakerlessMail },
  'purge-mail': { one: sendPurgeMail },
  'purge-item': { one: purgeConfirmed },
  'renew-index': { one: renewIndex },
  // A mail server that is slow for one is slow for all.
  'send-mail': { one: sendMail, atOnce: 4 },
  'request-mail': { one: sendRequestMail, atOnce: 2 },
  'newsletter-mail': { one: sendNewsletterMail },
  'factor-mail': { one: sendFactorMail, atOnce: 4 },
  'send-sso-mail': { one: sendSsoMail, atOnce: 4 },
  'organisation-mail': { one: sendOrganisationMail, atOnce: 2 },
  review: { one: stepReviewJob },
  [reminderTopic]: { one: remindOfEvent },
  [reminderMailTopic]: { one: sendReminderMail, atOnce: 4 },
  'seat-mail': { one: sendSeatMail, atOnce: 4 },
  // Text is extracted from one file at a time; meanwhile the next one is scanned.
  'take-in-file': { one: takeInFile, atOnce: 2 },
}

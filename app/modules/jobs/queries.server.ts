import { and, asc, count, gte, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Reader } from '#db/client.server.ts'
import { outbox } from '#db/schema/index.ts'

/** Some tries always fail, while a service starts again; from here on it is worth a look: after about a minute. */
const noticedAfter = 5
const shownAtMost = 200

export interface FailingJob {
  id: string
  topic: string
  attempts: number
  /** When it was first to be done. */
  since: number
  /** A code; nothing of what the job is about. */
  reason: string | null
  /** When it is tried again; null where it was given up. */
  nextTry: number | null
}

export const isFailing = or(isNotNull(outbox.parkedAt), gte(outbox.attempts, noticedAfter))

/** What was given up, longest ago first, and what fails and is still tried. */
export async function listFailingJobs(reader: Reader): Promise<{ jobs: FailingJob[]; total: number }> {
  const rows = await reader
    .select({
      id: outbox.id,
      topic: outbox.topic,
      attempts: outbox.attempts,
      since: outbox.createdAt,
      reason: outbox.error,
      dueAt: outbox.dueAt,
      parkedAt: outbox.parkedAt,
    })
    .from(outbox)
    .where(isFailing)
    .orderBy(sql`${outbox.parkedAt} IS NULL`, asc(outbox.createdAt), asc(outbox.id))
    .limit(shownAtMost)
  const [all] = await reader.select({ total: count() }).from(outbox).where(isFailing)
  const jobs = rows.map(({ dueAt, parkedAt, ...row }) => ({ ...row, nextTry: parkedAt === null ? dueAt : null }))
  return { jobs, total: all?.total ?? 0 }
}

/** What an administrator should know before opening the page. */
export async function countFailingJobs(reader: Reader): Promise<{ parked: number; tried: number }> {
  const counted = async (state: ReturnType<typeof isNull>) => {
    const [row] = await reader.select({ n: count() }).from(outbox).where(and(isFailing, state))
    return row?.n ?? 0
  }
  return { parked: await counted(isNotNull(outbox.parkedAt)), tried: await counted(isNull(outbox.parkedAt)) }
}

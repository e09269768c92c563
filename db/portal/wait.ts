import { setTimeout as pause } from 'node:timers/promises'
import { and, count, gt, isNull, lte, or } from 'drizzle-orm'
import { startJobs } from '#app/jobs/runner.server.ts'
import type { Services } from '#app/services.server.ts'
import { outbox } from '#db/schema/index.ts'
import { openSearch } from '#search/index.server.ts'
import { showProgress } from './progress.ts'
import { searchServer, serverRuns } from './services.ts'

const lookMs = 100
/** A server looks several times a second: what it leaves lying this long, it is not going to do. */
const serverIdleMs = 10_000

/**
 * Waits until the outbox is worked off. Where a server runs that is the server's work; otherwise it is done here, with
 * the engine that a server would use, so that no copy stays behind.
 */
export async function waitForJobs(services: Services): Promise<void> {
  const waiting = showProgress('Teksten lezen')
  let working = (await serverRuns(services.config)) ? null : await work(services)
  let lastClaim = performance.now()
  let total = 0
  try {
    for (let left = await openMessages(services); left.all > 0; left = await openMessages(services)) {
      total = Math.max(total, left.all)
      waiting.step(total - left.all, total)
      if (left.claimed > 0 || left.due === 0) lastClaim = performance.now()
      if (!working && performance.now() - lastClaim > serverIdleMs) working = await work(services)
      await pause(lookMs)
    }
    waiting.step(total, total)
  } finally {
    await working?.stop()
    waiting.end()
  }
}

async function work(services: Services): Promise<{ stop(): Promise<void> }> {
  const server = searchServer(services.config)
  const search = server
    ? await openSearch({ ...services.config.search, engine: 'meilisearch', ...server }, services.db)
    : services.search
  const jobs = startJobs({ ...services, search })
  return {
    async stop() {
      await jobs.stop()
      if (server) await search.close()
    },
  }
}

/** Messages that are due, are being handled or wait to be tried again; not what is for later, nor what was given up. */
async function openMessages({ db }: Services): Promise<{ all: number; due: number; claimed: number }> {
  const now = Date.now()
  const tally = async (...conditions: Parameters<typeof and>) => {
    const [row] = await db.read
      .select({ n: count() })
      .from(outbox)
      .where(and(isNull(outbox.parkedAt), ...conditions))
    return row?.n ?? 0
  }
  return {
    all: await tally(or(lte(outbox.dueAt, now), gt(outbox.attempts, 0))),
    due: await tally(lte(outbox.dueAt, now)),
    claimed: await tally(gt(outbox.claimedUntil, now)),
  }
}

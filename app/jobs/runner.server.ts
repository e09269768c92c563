import type { Services } from '#app/services.server.ts'
import { log } from '#app/lib/log.server.ts'
import { claim, hasWork, postpone, settle, type ClaimedMessage } from '#db/outbox.server.ts'
import { planNight } from './nightly.server.ts'
import { topics } from './topics.server.ts'

export interface JobRunner {
  /** Looks at once instead of at the next turn. */
  wake(): void
  /** Stops claiming and waits for what runs. */
  stop(): Promise<void>
}

const pollMs = 250
const batchSize = 100

/** Works the outbox off until stopped: claims what is due, hands each topic its messages, settles or postpones. */
export function startJobs(services: Services): JobRunner {
  let stopped = false
  let wake = () => {}
  const running = loop()

  async function loop(): Promise<void> {
    await services.db.write(async (tx) => planNight(tx))
    while (!stopped) {
      let handled = 0
      try {
        handled = await runDueJobs(services)
      } catch (error) {
        log.error({ err: error }, 'the outbox could not be read')
      }
      if (handled === 0 && !stopped) await pause()
    }
  }

  function pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(done, pollMs)
      wake = done
      function done() {
        clearTimeout(timer)
        wake = () => {}
        resolve()
      }
    })
  }

  return {
    wake: () => wake(),
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}

/** One round: handles what is due now. @returns the number of messages handled */
export async function runDueJobs(services: Services): Promise<number> {
  const messages = await claim(services.db, batchSize)
  await Promise.all([...grouped(messages)].map(([topic, batch]) => handle(services, topic, batch)))
  return messages.length
}

/** Works off everything that is due, and waits for what another runner has in hand. */
export async function drainJobs(services: Services): Promise<void> {
  for (;;) {
    if ((await runDueJobs(services)) > 0) continue
    if (!(await hasWork(services.db.read, Date.now()))) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

async function handle(services: Services, topic: string, batch: ClaimedMessage[]): Promise<void> {
  const handler = topics[topic]
  if (!handler) return failed(services, batch, `no handler for ${topic}`)
  if (handler.many) {
    try {
      await handler.many(
        services,
        batch.map((message) => message.key),
      )
      await services.db.write(async (tx) => {
        for (const message of batch) await settle(tx, message)
      })
    } catch (error) {
      await failed(services, batch, error)
    }
    return
  }
  for (const message of batch) {
    try {
      await handler.one(services, message.key, message.payload)
      await services.db.write(async (tx) => settle(tx, message))
    } catch (error) {
      await failed(services, [message], error)
    }
  }
}

async function failed(services: Services, batch: ClaimedMessage[], error: unknown): Promise<void> {
  const reason = error instanceof Error ? error.message : String(error)
  log.warn({ topic: batch[0]?.topic, count: batch.length, reason }, 'job failed')
  await services.db.write(async (tx) => {
    for (const message of batch) await postpone(tx, message, reason)
  })
}

function grouped(messages: ClaimedMessage[]): Map<string, ClaimedMessage[]> {
  const result = new Map<string, ClaimedMessage[]>()
  for (const message of messages) result.set(message.topic, [...(result.get(message.topic) ?? []), message])
  return result
}

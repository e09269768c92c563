import { setMaxListeners } from 'node:events'
import type { Services } from '#app/services.server.ts'
import { under } from '#app/lib/circumstances.server.ts'
import { log } from '#app/lib/log.server.ts'
import {
  claim,
  hasWork,
  leaseMs,
  postpone,
  release,
  renew,
  settle,
  type ClaimedMessage,
  type Topics as ClaimedTopics,
} from '#db/outbox.server.ts'
import type { Tx } from '#db/client.server.ts'
import { tidySnapshots } from '#app/modules/backup/snapshot.server.ts'
import { planNight } from './nightly.server.ts'
import { reasonOf, whereOf } from './reason.server.ts'
import { topics as allTopics, type TopicHandler, type Topics } from './topics.server.ts'

export interface JobRunner {
  /** Stops claiming, gives back what was claimed and not begun, and waits for what runs. */
  stop(): Promise<void>
}

const pollMs = 250
const batchSize = 100

/** What one loop works off by itself, so that slow work of one kind holds up nothing else. */
interface Lane {
  claims: ClaimedTopics
  handler: TopicHandler | undefined
  batch: number
}

function lanesOf(topics: Topics): Lane[] {
  const known = Object.entries(topics).flatMap(([topic, handler]) =>
    Array.from({ length: handler.many ? 1 : (handler.atOnce ?? 1) }, (): Lane => ({
      claims: { only: topic },
      handler,
      batch: handler.many ? batchSize : 1,
    })),
  )
  return [...known, { claims: { except: Object.keys(topics) }, handler: undefined, batch: batchSize }]
}

/** Works the outbox off until stopped, every topic by itself: claims what is due, handles it, settles or postpones. */
export function startJobs(services: Services, topics = allTopics): JobRunner {
  const stopping = new AbortController()
  const { signal } = stopping
  // One of every lane, which is no leak however many there are.
  setMaxListeners(0, signal)
  const planned = services.db.write(async (tx) => planNight(tx)).catch(reportOutbox)
  const tidied = tidySnapshots(services.config.dataDir).catch(reportOutbox)
  const running = Promise.all([planned, tidied, ...lanesOf(topics).map(loop)])

  async function loop(lane: Lane): Promise<void> {
    while (!signal.aborted) {
      const handled = await workOff(services, lane, signal).catch(reportOutbox)
      if (!handled) await pause(signal)
    }
  }

  return {
    async stop() {
      stopping.abort()
      await running
    },
  }
}

function reportOutbox(error: unknown): number {
  log.error({ reason: reasonOf(error), at: whereOf(error) }, 'the outbox could not be read')
  return 0
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, pollMs)
    signal.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
  })
}

/** Works off everything that is due, and waits for what another runner has in hand. */
export async function drainJobs(services: Services, topics = allTopics): Promise<void> {
  const never = new AbortController().signal
  const lanes = lanesOf(topics)
  await services.search.settled()
  for (;;) {
    const handled = await Promise.all(
      lanes.map(async (lane) => {
        let sum = 0
        for (let count = -1; count !== 0; sum += count) count = await workOff(services, lane, never)
        return sum
      }),
    )
    if (handled.some((count) => count > 0)) continue
    if (!(await hasWork(services.db.read, Date.now()))) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** One round: handles what of this lane is due now. @returns the number of messages handled */
async function workOff(services: Services, lane: Lane, signal: AbortSignal): Promise<number> {
  const messages = await claim(services.db, lane.claims, lane.batch)
  if (messages.length === 0) return 0
  const renewing = setInterval(() => {
    each(services, messages, renew).catch(reportOutbox)
  }, leaseMs / 3)
  try {
    await under({ origin: 'job', request: null }, () => handle(services, lane.handler, messages, signal))
  } finally {
    clearInterval(renewing)
  }
  return messages.length
}

async function handle(
  services: Services,
  handler: TopicHandler | undefined,
  messages: readonly ClaimedMessage[],
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return each(services, messages, release)
  if (!handler) return failed(services, messages, new NoHandler())
  if (handler.many) return handleMany(services, handler, messages, signal)
  for (const [i, message] of messages.entries()) {
    if (signal.aborted) return each(services, messages.slice(i), release)
    try {
      await handler.one(services, message.key, message.payload)
      await each(services, [message], settle)
    } catch (error) {
      await failed(services, [message], error)
    }
  }
}

/** All at once; where that fails in two halves, and so on, until only the messages that fail by themselves are put off. */
async function handleMany(
  services: Services,
  handler: TopicHandler & { one?: undefined },
  messages: readonly ClaimedMessage[],
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return each(services, messages, release)
  const keys = messages.map((message) => message.key)
  try {
    await handler.many(services, keys, signal)
    await each(services, messages, settle)
  } catch (error) {
    if (signal.aborted) return each(services, messages, release)
    if (messages.length === 1 || handler.concernsAll(error)) return failed(services, messages, error)
    const half = Math.ceil(messages.length / 2)
    await handleMany(services, handler, messages.slice(0, half), signal)
    await handleMany(services, handler, messages.slice(half), signal)
  }
}

class NoHandler extends Error {
  override name = 'NoHandler'
}

async function failed(services: Services, messages: readonly ClaimedMessage[], error: unknown): Promise<void> {
  const reason = reasonOf(error)
  log.warn({ topic: messages[0]?.topic, count: messages.length, reason, at: whereOf(error) }, 'job failed')
  await each(services, messages, (tx, message) => postpone(tx, message, reason))
}

/** The same for each of these messages, in one write. */
async function each(
  services: Services,
  messages: readonly ClaimedMessage[],
  act: (tx: Tx, message: ClaimedMessage) => Promise<void>,
): Promise<void> {
  await services.db.write(async (tx) => {
    for (const message of messages) await act(tx, message)
  })
}

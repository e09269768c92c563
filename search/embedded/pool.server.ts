import { Worker } from 'node:worker_threads'
import { EngineUnavailable, type SearchPage, type SearchQuery } from '../engine.ts'

export interface Question {
  id: number
  query: Omit<SearchQuery, 'signal' | 'suspects'>
}
/** `ready` comes first, once per thread. */
export type Answer = { ready: true } | { id: number; page: SearchPage } | { id: number; error: string }

interface Job {
  question: Question
  signal: AbortSignal | undefined
  resolve(page: SearchPage): void
  reject(error: Error): void
}

interface Slot {
  worker: Worker
  ready: boolean
  job: Job | null
  timer: NodeJS.Timeout | null
}

export interface PoolOptions {
  /** Absolute path of the bundled worker. */
  entry: string
  file: string
  size: number
  /** A question that takes longer ends with its worker, which is replaced. */
  limitMs: number
}

const queueLimit = 200
const startLimitMs = 20_000

/** Worker threads that search, started when first needed: a slow question never blocks a page. */
export class SearchPool {
  readonly #options: PoolOptions
  readonly #slots: Slot[] = []
  readonly #queue: Job[] = []
  #nextId = 1
  #closed = false

  constructor(options: PoolOptions) {
    this.#options = options
  }

  /** @throws EngineUnavailable at the time limit, when too many wait, and when the signal ends it */
  ask(query: Question['query'], signal?: AbortSignal): Promise<SearchPage> {
    return new Promise((resolve, reject) => {
      if (this.#closed || signal?.aborted) return reject(new EngineUnavailable('the search was ended'))
      if (this.#queue.length >= queueLimit) return reject(new EngineUnavailable('too many searches are waiting'))
      this.#queue.push({ question: { id: this.#nextId++, query }, signal, resolve, reject })
      this.#next()
    })
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const job of this.#queue.splice(0)) job.reject(new EngineUnavailable('the search was ended'))
    await Promise.all(this.#slots.slice().map((slot) => this.#end(slot, new EngineUnavailable('the search was ended'))))
  }

  #next(): void {
    if (this.#closed || this.#queue.length === 0) return
    const slot = this.#slots.find((candidate) => candidate.job === null) ?? this.#start()
    if (!slot) return
    const job = this.#queue.shift()
    if (!job) return
    if (job.signal?.aborted) {
      job.reject(new EngineUnavailable('the search was ended'))
      return this.#next()
    }
    slot.job = job
    this.#limit(slot)
    slot.worker.ref()
    slot.worker.postMessage(job.question)
  }

  /** A thread that is still starting gets its own time, so that the first question does not pay for it. */
  #limit(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer)
    const ms = slot.ready ? this.#options.limitMs : startLimitMs
    slot.timer = setTimeout(
      () => void this.#end(slot, new EngineUnavailable(`the search took longer than ${ms} ms`)),
      ms,
    )
  }

  #start(): Slot | null {
    if (this.#slots.length >= this.#options.size) return null
    const worker = new Worker(this.#options.entry, { workerData: { file: this.#options.file } })
    const slot: Slot = { worker, ready: false, job: null, timer: null }
    worker.on('message', (answer: Answer) => {
      const { job } = slot
      if ('ready' in answer) {
        slot.ready = true
        if (job) this.#limit(slot)
        return
      }
      if (!job || job.question.id !== answer.id) return
      this.#release(slot)
      if ('page' in answer) job.resolve(answer.page)
      else job.reject(new Error(answer.error))
      this.#next()
    })
    worker.on('error', (error) => void this.#end(slot, error))
    worker.on('exit', () => void this.#end(slot, new EngineUnavailable('the search thread ended')))
    this.#slots.push(slot)
    return slot
  }

  #release(slot: Slot): void {
    if (slot.timer) clearTimeout(slot.timer)
    slot.timer = null
    slot.job = null
    // An idle thread keeps no process alive.
    slot.worker.unref()
  }

  async #end(slot: Slot, reason: Error): Promise<void> {
    const at = this.#slots.indexOf(slot)
    if (at < 0) return
    this.#slots.splice(at, 1)
    const { job } = slot
    this.#release(slot)
    job?.reject(reason)
    this.#next()
    await slot.worker.terminate()
  }
}

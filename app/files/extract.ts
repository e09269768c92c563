import { type ChildProcess, fork } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { Busy } from '#app/lib/errors.ts'
import { log } from '#app/lib/log.server.ts'
import { nodeEntry } from '#app/lib/paths.ts'
import { type ExtractedText, type Stamp } from './pages.ts'
import type { Cut } from './picture-names.ts'
import { Unreadable, type UnreadableCode } from './unreadable.ts'

/** What a worker is asked, and what it answers. */
export type ExtractJob =
  | { task: 'extractText'; path: string; mime: string }
  | { task: 'renderPage'; path: string; mime: string; pageNumber: number; stamp: Stamp }
  | { task: 'stampPdf'; path: string; stamp: Stamp }
  | { task: 'stampImage'; path: string; mime: string; stamp: Stamp }
  | { task: 'cutPicture'; path: string; cut: Cut }
  | { task: 'renderMarkdown'; sources: readonly string[] }
export type ExtractAnswer = { ok: true; value: unknown } | { ok: false; code: UnreadableCode }

export type ExtractorLimits = {
  /** Processes at once. Text is extracted and pictures are cut by one of them at most, in turn: a reader finds the other. */
  workers: number
  timeLimitMs: number
  /** Memory of one process as the system counts it; the JavaScript heap gets half. */
  memoryMb: number
  idleMs: number
}

const defaults: ExtractorLimits = { workers: 2, timeLimitMs: 20_000, memoryMb: 512, idleMs: 30_000 }
const MEMORY_CHECK_MS = 100
/** Jobs that wait at most, by what they are for; a visitor's program that asks for everything at once gets "busy" instead. */
const mostWaiting = { reader: 60, picture: 20, import: Infinity } as const

function purposeOf({ task }: ExtractJob): keyof typeof mostWaiting {
  if (task === 'cutPicture') return 'picture'
  return task === 'extractText' ? 'import' : 'reader'
}

export type Extractor = {
  /** The text of a file by page, slide, sheet or section. Throws Unreadable. */
  extractText(path: string, mime: string): Promise<ExtractedText>
  /** One stamped page as a WebP picture of 1,240 pixels wide; `pageNumber` as in extractText. Throws Unreadable. */
  renderPage(path: string, mime: string, pageNumber: number, stamp: Stamp, signal?: AbortSignal): Promise<Buffer>
  /** The PDF with the stamp on every page, without attachments and scripts. Throws Unreadable, also when encrypted. */
  stampPdf(path: string, stamp: Stamp, signal?: AbortSignal): Promise<Buffer>
  /** The image in its own type with the stamp on it. Throws Unreadable. */
  stampImage(path: string, mime: string, stamp: Stamp, signal?: AbortSignal): Promise<Buffer>
  /** The image cut and shrunk, upright and without metadata. Throws Unreadable. */
  cutPicture(path: string, cut: Cut, signal?: AbortSignal): Promise<Buffer>
  /** Markdown texts as safe HTML. Throws Unreadable where that takes too long. */
  renderMarkdown(sources: readonly string[]): Promise<string[]>
  /** Ends all processes; what was under way or waiting is rejected. */
  close(): Promise<void>
  /** Process ids of the workers that live now. */
  workers(): number[]
}

type Waiting = { job: ExtractJob; resolve: (value: unknown) => void; reject: (reason: Error) => void }
type Worker = {
  child: ChildProcess
  current?: Waiting
  killedFor?: UnreadableCode
  retired?: boolean
  timers: NodeJS.Timeout[]
}

/**
 * Reads files that others made in processes of their own: PDF, image and font libraries are native code in which a hostile
 * file may end the process, and the memory they take is outside the JavaScript heap. A process that goes over a limit is
 * killed; it has an empty environment, so that there is no secret in it.
 */
export function openExtractor(limits: Partial<ExtractorLimits> = {}): Extractor {
  const { workers: maxWorkers, timeLimitMs, memoryMb, idleMs } = { ...defaults, ...limits }
  const workers = new Set<Worker>()
  const queue: Waiting[] = []
  const entry = nodeEntry('extract.worker')
  let closed = false

  /** @param signal where nobody waits for the answer any more, the job is not begun */
  function run<T>(job: ExtractJob, signal?: AbortSignal): Promise<T> {
    if (closed) return Promise.reject(new Error('the extractor is closed'))
    if (!existsSync(entry)) return Promise.reject(new Error(`${entry} is missing: run npm run build:node`))
    const purpose = purposeOf(job)
    if (queue.filter((one) => purposeOf(one.job) === purpose).length >= mostWaiting[purpose])
      return Promise.reject(new Busy('Het is nu druk. Probeer het over een minuut opnieuw.'))
    return new Promise<T>((resolve, reject) => {
      const waiting: Waiting = { job, resolve: (value) => resolve(value as T), reject }
      queue.push(waiting)
      signal?.addEventListener('abort', () => {
        const at = queue.indexOf(waiting)
        if (at < 0) return
        queue.splice(at, 1)
        reject(new Busy('Het verzoek is afgebroken.'))
      })
      next()
    })
  }

  function next(): void {
    const isTurnFree = [...workers].every(({ current }) => !current || purposeOf(current.job) === 'reader')
    const index = queue.findIndex(({ job }) => isTurnFree || purposeOf(job) === 'reader')
    if (index < 0) return
    const idle = [...workers].find((worker) => !worker.current && !worker.killedFor && !worker.retired)
    if (!idle && workers.size >= maxWorkers) return
    const [waiting] = queue.splice(index, 1)
    start(idle ?? spawn(), waiting!)
    next()
  }

  function spawn(): Worker {
    const child = fork(entry, [], {
      execArgv: [`--max-old-space-size=${Math.floor(memoryMb / 2)}`],
      env: { NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const worker: Worker = { child, timers: [] }
    workers.add(worker)
    // Pages for visitors come before the reading of files.
    if (child.pid) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    child.on('message', (answer: ExtractAnswer) => settle(worker, answer))
    child.once('exit', () => ended(worker))
    child.once('error', () => ended(worker))
    return worker
  }

  function start(worker: Worker, waiting: Waiting): void {
    clearTimers(worker)
    worker.current = waiting
    worker.child.ref()
    worker.timers = [
      // Somebody waits at the form for how their text looks.
      setTimeout(() => kill(worker, 'tooSlow'), waiting.job.task === 'renderMarkdown' ? timeLimitMs / 2 : timeLimitMs),
      setInterval(() => {
        if (residentMb(worker.child.pid) > memoryMb) kill(worker, 'tooLarge')
      }, MEMORY_CHECK_MS),
    ]
    worker.child.send(waiting.job, (error) => {
      if (error) worker.child.kill('SIGKILL')
    })
  }

  function settle(worker: Worker, answer: ExtractAnswer): void {
    const waiting = worker.current
    if (!waiting || worker.killedFor) return
    clearTimers(worker)
    worker.current = undefined
    if (answer.ok) waiting.resolve(answer.value)
    else waiting.reject(new Unreadable(answer.code))
    // A worker at rest keeps neither the server alive nor its memory for long.
    worker.timers = [setTimeout(() => retire(worker), idleMs).unref()]
    worker.child.unref()
    worker.child.channel?.unref()
    next()
  }

  function kill(worker: Worker, code: UnreadableCode): void {
    worker.killedFor = code
    worker.child.kill('SIGKILL')
  }

  function retire(worker: Worker): void {
    worker.retired = true
    worker.child.kill('SIGKILL')
  }

  function ended(worker: Worker): void {
    if (!workers.delete(worker)) return
    clearTimers(worker)
    worker.child.kill('SIGKILL')
    const { exitCode, signalCode } = worker.child
    const job = worker.current?.job
    if (job && !closed)
      log.warn(
        { task: job.task, path: 'path' in job ? job.path : null, limit: worker.killedFor, exitCode, signalCode },
        'a file ended its worker',
      )
    const ranOutOfHeap = signalCode === 'SIGABRT' || exitCode === 134
    worker.current?.reject(
      closed
        ? new Error('the extractor was closed')
        : new Unreadable(worker.killedFor ?? (ranOutOfHeap ? 'tooLarge' : 'damaged')),
    )
    worker.current = undefined
    if (!closed) next()
  }

  return {
    extractText: (path, mime) => run({ task: 'extractText', path, mime }),
    renderPage: (path, mime, pageNumber, stamp, signal) =>
      run<Uint8Array>({ task: 'renderPage', path, mime, pageNumber, stamp: plain(stamp) }, signal).then(toBuffer),
    stampPdf: (path, stamp, signal) =>
      run<Uint8Array>({ task: 'stampPdf', path, stamp: plain(stamp) }, signal).then(toBuffer),
    stampImage: (path, mime, stamp, signal) =>
      run<Uint8Array>({ task: 'stampImage', path, mime, stamp: plain(stamp) }, signal).then(toBuffer),
    cutPicture: (path, cut, signal) => run<Uint8Array>({ task: 'cutPicture', path, cut }, signal).then(toBuffer),
    renderMarkdown: (sources) => run({ task: 'renderMarkdown', sources }),
    workers: () => [...workers].flatMap(({ child }) => child.pid ?? []),
    async close() {
      closed = true
      for (const { reject } of queue.splice(0)) reject(new Error('the extractor was closed'))
      const gone = [...workers].map(({ child }) => new Promise((resolve) => child.once('exit', resolve)))
      for (const { child } of workers) child.ref()
      for (const { child } of workers) child.kill('SIGKILL')
      await Promise.all(gone)
    },
  }
}

function clearTimers(worker: Worker): void {
  for (const timer of worker.timers) clearTimeout(timer)
  worker.timers = []
}

/** Resident memory where the system tells (Linux); elsewhere the heap limit alone applies. */
function residentMb(pid: number | undefined): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * 4096) / (1024 * 1024)
  } catch {
    return 0
  }
}

/** One line per value, without characters that turn the reading direction or are not seen. */
function plain(stamp: Stamp): Stamp {
  const line = (value: string) =>
    value
      .normalize('NFC')
      .replace(/[\p{C}\s]+/gu, ' ')
      .trim()
      .slice(0, 200)
  return {
    label: line(stamp.label),
    reader: line(stamp.reader),
    organisation: line(stamp.organisation),
    at: line(stamp.at),
  }
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

let shared: Extractor | undefined

function sharedExtractor(): Extractor {
  return (shared ??= openExtractor())
}

export const extractText: Extractor['extractText'] = (...args) => sharedExtractor().extractText(...args)
export const renderPage: Extractor['renderPage'] = (...args) => sharedExtractor().renderPage(...args)
export const stampPdf: Extractor['stampPdf'] = (...args) => sharedExtractor().stampPdf(...args)
export const stampImage: Extractor['stampImage'] = (...args) => sharedExtractor().stampImage(...args)
export const cutPicture: Extractor['cutPicture'] = (...args) => sharedExtractor().cutPicture(...args)

export const renderMarkdownAside: Extractor['renderMarkdown'] = (sources) => sharedExtractor().renderMarkdown(sources)

/** For shutdown. A later call starts workers again. */
export async function closeExtractor(): Promise<void> {
  const closing = shared
  shared = undefined
  await closing?.close()
}

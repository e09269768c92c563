import { availableParallelism } from 'node:os'
import { parentPort, Worker } from 'node:worker_threads'
import { nodeEntry } from '#app/lib/paths.ts'
import type { DemoDocument, DemoFile } from './content/types.ts'
import { makeFile } from './make/file.ts'

export interface MadeFile {
  name: string
  bytes: Uint8Array
}

interface Order {
  document: DemoDocument
  file: DemoFile
}
type Delivery = { bytes: Uint8Array } | { error: string }

/**
 * Makes the files of all documents, in as many threads as there are processors (the bundle of this command is their entry).
 * @param progress called after each file with how many are done
 */
export async function makeFiles(
  documents: readonly DemoDocument[],
  progress: (done: number, total: number) => void,
): Promise<Map<DemoDocument, MadeFile[]>> {
  const made = new Map<DemoDocument, MadeFile[]>(documents.map((document) => [document, []]))
  const orders = documents.flatMap((document) => document.files.map((file, at) => ({ document, file, at })))
  // The long ones first, so that no thread is left with one of them at the end.
  const queue = orders.toSorted((a, b) => b.file.pages - a.file.pages)
  let done = 0
  const threads = Math.min(availableParallelism(), 8, queue.length)
  await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(nodeEntry('demo'))
      try {
        for (let next = queue.shift(); next; next = queue.shift()) {
          const bytes = await orderFrom(worker, { document: next.document, file: next.file })
          const list = made.get(next.document)
          if (list) list[next.at] = { name: next.file.name, bytes }
          progress(++done, orders.length)
        }
      } finally {
        await worker.terminate()
      }
    }),
  )
  return made
}

/** In a thread of `makeFiles`: makes what is ordered. */
export function serveOrders(): void {
  parentPort?.on('message', (order: Order) => {
    makeFile(order.document, order.file).then(
      ({ bytes }) => parentPort?.postMessage({ bytes } satisfies Delivery),
      (error: unknown) => parentPort?.postMessage({ error: String(error) } satisfies Delivery),
    )
  })
}

function orderFrom(worker: Worker, order: Order): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject)
    worker.once('message', (delivery: Delivery) => {
      worker.off('error', reject)
      if ('bytes' in delivery) resolve(delivery.bytes)
      else reject(new Error(delivery.error))
    })
    worker.postMessage(order)
  })
}

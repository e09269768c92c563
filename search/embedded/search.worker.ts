import { parentPort, workerData } from 'node:worker_threads'
import { openConnection } from './connection.ts'
import type { Answer, Question } from './pool.server.ts'
import { searchEmbedded } from './search.ts'
import { openVocabulary } from './vocabulary.ts'

const db = openConnection((workerData as { file: string }).file)
const vocabulary = openVocabulary(db)

parentPort?.on('message', ({ id, query }: Question) => {
  let answer: Answer
  try {
    answer = { id, page: searchEmbedded(db, vocabulary, query) }
  } catch (error) {
    answer = { id, error: error instanceof Error ? error.message : String(error) }
  }
  parentPort?.postMessage(answer)
})

parentPort?.postMessage({ ready: true } satisfies Answer)

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { all } from '#app/access/rule.ts'
import { temporaryFolder } from '#tests/setup/database.ts'
import { emptyPage, EngineUnavailable, type SearchQuery } from '../engine.ts'
import { SearchPool, type Question } from './pool.server.ts'

/** A thread that never ends one question, fails another and dies at a third. */
const difficult = `
import { parentPort } from 'node:worker_threads'
parentPort.on('message', ({ id, query }) => {
  if (query.text === 'endless') for (;;);
  if (query.text === 'deadly') process.exit(1)
  if (query.text === 'faulty') return parentPort.postMessage({ id, error: 'no such column' })
  parentPort.postMessage({ id, page: ${JSON.stringify(emptyPage())} })
})
parentPort.postMessage({ ready: true })
`

function aPool(limitMs: number): SearchPool {
  const entry = join(temporaryFolder('pool'), 'difficult.mjs')
  writeFileSync(entry, difficult)
  const pool = new SearchPool({ entry, file: '', size: 2, limitMs })
  onTestFinished(() => pool.close())
  return pool
}

function question(text: string): Question['query'] {
  const query: Omit<SearchQuery, 'signal' | 'suspects'> = {
    text,
    rule: all(),
    now: 0,
    filters: {},
    sort: 'relevance',
    limit: 20,
    offset: 0,
    facets: false,
  }
  return query
}

test('a question that never ends is ended, and the next ones are answered', async () => {
  const pool = aPool(200)
  const endless = [1, 2].map(() => pool.ask(question('endless')))
  const waiting = [1, 2, 3, 4, 5].map(() => pool.ask(question('plan')))
  for (const one of await Promise.allSettled(endless))
    expect(one).toMatchObject({ status: 'rejected', reason: { name: 'EngineUnavailable' } })
  expect(await Promise.all(waiting)).toEqual(Array(5).fill(emptyPage()))
})

test('a thread that dies takes only its own question along', async () => {
  const pool = aPool(5000)
  await expect(pool.ask(question('deadly'))).rejects.toThrow(EngineUnavailable)
  await expect(pool.ask(question('faulty'))).rejects.toThrow('no such column')
  await expect(pool.ask(question('plan'))).resolves.toEqual(emptyPage())
})

test('a question that nobody waits for any more is not begun', async () => {
  const pool = aPool(5000)
  await expect(pool.ask(question('plan'), AbortSignal.abort())).rejects.toThrow(EngineUnavailable)
})

test('after closing, nothing is asked', async () => {
  const pool = aPool(5000)
  await pool.ask(question('plan'))
  await pool.close()
  await expect(pool.ask(question('plan'))).rejects.toThrow(EngineUnavailable)
})
